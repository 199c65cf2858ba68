package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.monitoring.ProposalSheet;
import id.payungdesa.monitoring.ProposalSheets;
import id.payungdesa.monitoring.ProposalStories;
import id.payungdesa.monitoring.ProposalStory;
import id.payungdesa.monitoring.Standing;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class VillagePage {

    private final CurrentOfficial current;
    private final ProposalStories stories;
    private final ProposalSheets sheets;
    private final Regions regions;

    VillagePage(CurrentOfficial current, ProposalStories stories, ProposalSheets sheets, Regions regions) {
        this.current = current;
        this.stories = stories;
        this.sheets = sheets;
        this.regions = regions;
    }

    /** A village of the official's, with its proposals and what it has still to correct in them. */
    record Desk(Village village, List<ProposalStory> stories, Map<ProposalId, List<ProposalSheet.Finding>> findings) {}

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
                .map(id -> desk(id, byVillage.getOrDefault(id, List.of())))
                .toList();
    }

    private Desk desk(int village, List<ProposalStory> stories) {
        var findings = stories.stream()
                .map(ProposalStory::standing)
                .filter(standing -> standing.stage() == Stage.CORRECTION)
                .map(Standing::proposal)
                .collect(toMap(Function.identity(), sheets::openFindings));
        return new Desk(regions.get(new VillageId(village)), stories, findings);
    }
}
