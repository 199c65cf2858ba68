package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.letter.Letters;
import id.payungdesa.letter.ReadyLetter;
import id.payungdesa.monitoring.ProposalStories;
import id.payungdesa.monitoring.ProposalStory;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class VillagePage {

    private final CurrentOfficial current;
    private final ProposalStories stories;
    private final Letters letters;
    private final Regions regions;

    VillagePage(CurrentOfficial current, ProposalStories stories, Letters letters, Regions regions) {
        this.current = current;
        this.stories = stories;
        this.letters = letters;
        this.regions = regions;
    }

    /** A village of the official's, with its proposals and their letters. */
    record Desk(Village village, List<ProposalStory> stories, Map<ProposalId, List<ReadyLetter>> letters) {}

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
        var told = stories.of(official);
        var byVillage = told.stream().collect(groupingBy(ProposalStory::village));
        var byProposal = letters(told);
        return official.villageAreas().stream()
                .sorted()
                .map(id -> new Desk(regions.get(new VillageId(id)), byVillage.getOrDefault(id, List.of()), byProposal))
                .toList();
    }

    private Map<ProposalId, List<ReadyLetter>> letters(List<ProposalStory> told) {
        var proposals = told.stream().map(story -> story.standing().proposal()).toList();
        return proposals.isEmpty()
                ? Map.of()
                : letters.of(proposals).stream().collect(groupingBy(ReadyLetter::proposal));
    }
}
