package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.monitoring.ProposalStories;
import id.payungdesa.monitoring.ProposalStory;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class VillagePage {

    private final CurrentOfficial current;
    private final ProposalStories stories;
    private final Regions regions;

    VillagePage(CurrentOfficial current, ProposalStories stories, Regions regions) {
        this.current = current;
        this.stories = stories;
        this.regions = regions;
    }

    /** A village of the official's, with its proposals. */
    record Desk(Village village, List<ProposalStory> stories) {}

    @GetMapping("/usulan-desa")
    String show(Model model) {
        var official = current.get();
        model.addAttribute("official", official);
        model.addAttribute("desks", desks(official));
        model.addAttribute("mayWithdraw", official.holds(Role.VILLAGE_HEAD));
        model.addAttribute("mayStart", official.holds(Role.VILLAGE_OPERATOR));
        return "monitoring/village";
    }

    private List<Desk> desks(Official official) {
        var byVillage = stories.of(official).stream().collect(groupingBy(ProposalStory::village));
        return official.villageAreas().stream()
                .sorted()
                .map(id -> new Desk(regions.get(new VillageId(id)), byVillage.getOrDefault(id, List.of())))
                .toList();
    }
}
