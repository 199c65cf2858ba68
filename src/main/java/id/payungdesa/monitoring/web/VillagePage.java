package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Posts;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.letter.Letters;
import id.payungdesa.letter.ReadyLetter;
import id.payungdesa.monitoring.ProposalSheet;
import id.payungdesa.monitoring.ProposalSheets;
import id.payungdesa.monitoring.ProposalStories;
import id.payungdesa.monitoring.ProposalStory;
import id.payungdesa.monitoring.Standing;
import id.payungdesa.proposal.Outage;
import id.payungdesa.proposal.Outages;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.review.PersonNotes;
import id.payungdesa.year.Deadlines;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class VillagePage {

    private final CurrentOfficial current;
    private final ProposalStories stories;
    private final ProposalSheets sheets;
    private final PersonNotes notes;
    private final Letters letters;
    private final Regions regions;
    private final Outages outages;
    private final Posts posts;
    private final Deadlines deadlines;
    private final Clock clock;

    VillagePage(
            CurrentOfficial current,
            ProposalStories stories,
            ProposalSheets sheets,
            PersonNotes notes,
            Letters letters,
            Regions regions,
            Outages outages,
            Posts posts,
            Deadlines deadlines,
            Clock clock) {
        this.current = current;
        this.stories = stories;
        this.sheets = sheets;
        this.notes = notes;
        this.letters = letters;
        this.regions = regions;
        this.outages = outages;
        this.posts = posts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A village of the official's, with its proposals, what it has still to correct in them, who was refused, and their letters. */
    record Desk(
            Village village,
            Optional<Outage> outage,
            List<ProposalStory> stories,
            Map<ProposalId, List<ProposalSheet.Finding>> findings,
            Map<ProposalId, List<PersonNotes.RefusedPerson>> refused,
            Map<ProposalId, List<ReadyLetter>> letters) {}

    @GetMapping("/usulan-desa")
    String show(Model model) {
        var official = current.get();
        model.addAttribute("official", official);
        model.addAttribute("desks", desks(official));
        model.addAttribute("standIns", posts.standIns(official));
        model.addAttribute("deadlines", deadlines());
        model.addAttribute("mayWithdraw", official.holds(Role.VILLAGE_HEAD));
        model.addAttribute("mayStart", official.holds(Role.VILLAGE_OPERATOR));
        return "monitoring/village";
    }

    /** Of this year and the next, whose lists are written now. */
    private Map<Integer, List<YearDue>> deadlines() {
        var year = Indonesian.today(clock).getYear();
        return Stream.of(year, year + 1)
                .collect(toMap(
                        Function.identity(),
                        each -> YearDue.of(deadlines.of(BudgetYear.of(each)), clock.instant()),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private List<Desk> desks(Official official) {
        var told = stories.of(official);
        var byVillage = told.stream().collect(groupingBy(ProposalStory::village));
        var byProposal = letters(told);
        var cutOff = official.villageAreas().isEmpty()
                ? Map.<VillageId, Outage>of()
                : outages.of(official.villageAreas()).stream().collect(toMap(Outage::village, Function.identity()));
        return official.villageAreas().stream()
                .sorted()
                .map(id -> desk(
                        id,
                        Optional.ofNullable(cutOff.get(new VillageId(id))),
                        byVillage.getOrDefault(id, List.of()),
                        byProposal))
                .toList();
    }

    private Desk desk(
            int village,
            Optional<Outage> outage,
            List<ProposalStory> stories,
            Map<ProposalId, List<ReadyLetter>> letters) {
        var findings = stories.stream()
                .map(ProposalStory::standing)
                .filter(standing -> standing.stage() == Stage.CORRECTION)
                .map(Standing::proposal)
                .collect(toMap(Function.identity(), sheets::openFindings));
        var refused = notes.refused(
                stories.stream().map(story -> story.standing().proposal()).toList());
        return new Desk(regions.get(new VillageId(village)), outage, stories, findings, refused, letters);
    }

    private Map<ProposalId, List<ReadyLetter>> letters(List<ProposalStory> told) {
        var proposals = told.stream().map(story -> story.standing().proposal()).toList();
        return proposals.isEmpty()
                ? Map.of()
                : letters.of(proposals).stream().collect(groupingBy(ReadyLetter::proposal));
    }
}
