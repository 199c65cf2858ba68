package id.payungdesa.review.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.HelpingHands;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.roster.Occupations;
import id.payungdesa.roster.ReadingRoom;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterFile;
import id.payungdesa.roster.RosterIntake;
import id.payungdesa.roster.RosterRow;
import id.payungdesa.roster.RosterTemplate;
import id.payungdesa.roster.Rosters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A proposal's list over REST: every call answers the whole list, so that no form keeps a stale one. */
@RestController
@RequestMapping("/api")
class RosterController {

    private static final String LIST = "/proposals/{id}/roster";

    private final Proposals proposals;
    private final ReadingRoom room;
    private final RosterIntake intake;
    private final Rosters rosters;
    private final RosterViews views;
    private final Occupations occupations;
    private final HelpingHands hands;
    private final CurrentOfficial current;

    RosterController(
            Proposals proposals,
            ReadingRoom room,
            RosterIntake intake,
            Rosters rosters,
            RosterViews views,
            Occupations occupations,
            HelpingHands hands,
            CurrentOfficial current) {
        this.proposals = proposals;
        this.room = room;
        this.intake = intake;
        this.rosters = rosters;
        this.views = views;
        this.occupations = occupations;
        this.hands = hands;
        this.current = current;
    }

    record Confirmation(boolean confirmed) {}

    record Cells(Map<RosterColumn, String> cells) {

        @Override
        public String toString() {
            return "Cells";
        }
    }

    @GetMapping(LIST)
    @Transactional
    RosterView show(@PathVariable long id) {
        return views.of(seen(id), canEdit(seen(id)), null);
    }

    @PostMapping(LIST + "/file")
    RosterView file(@PathVariable long id, @RequestParam MultipartFile file) {
        var proposal = edited(id);
        return taken(proposal, () -> RosterFile.read(file.getBytes(), file.getOriginalFilename()));
    }

    @PostMapping(path = LIST + "/paste", consumes = MediaType.TEXT_PLAIN_VALUE)
    RosterView paste(@PathVariable long id, @RequestBody(required = false) String text) {
        var proposal = edited(id);
        return taken(proposal, () -> RosterFile.paste(text));
    }

    private RosterView taken(Proposal proposal, Callable<List<RosterRow>> list) {
        return said(proposal, intake.take(proposal.list(), room.read(list)));
    }

    @PutMapping(LIST + "/rows/{candidate}/confirmation")
    RosterView confirm(@PathVariable long id, @PathVariable long candidate, @RequestBody Confirmation confirmation) {
        var proposal = edited(id);
        rosters.confirm(id, candidate, confirmation.confirmed());
        return views.of(proposal, true, null);
    }

    @DeleteMapping(LIST + "/rows/{candidate}")
    RosterView remove(@PathVariable long id, @PathVariable long candidate) {
        var proposal = edited(id);
        rosters.remove(id, candidate);
        return views.of(proposal, true, null);
    }

    @PutMapping(LIST + "/refused/{row}")
    RosterView mend(@PathVariable long id, @PathVariable long row, @RequestBody Cells cells) {
        var proposal = edited(id);
        return said(proposal, intake.takeAgain(proposal.list(), row, cells.cells()));
    }

    @DeleteMapping(LIST + "/refused/{row}")
    RosterView drop(@PathVariable long id, @PathVariable long row) {
        var proposal = edited(id);
        intake.drop(proposal.list(), row);
        return views.of(proposal, true, null);
    }

    @GetMapping("/roster-template.xlsx")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("daftar-calon-peserta.xlsx")
                                .build()
                                .toString())
                .body(RosterTemplate.write(occupations.all()));
    }

    private RosterView said(Proposal proposal, RosterIntake.Outcome outcome) {
        var view = views.of(proposal, true, null);
        return view.saying(outcome);
    }

    /** The people of a list are for the village, its kecamatan, DPMPD and the auditor; others see numbers elsewhere. */
    private Proposal seen(long id) {
        var official = current.get();
        var proposal = proposals.get(new ProposalId(id));
        var regency =
                official.holds(Role.DPMPD_OFFICER) || official.holds(Role.DPMPD_HEAD) || official.holds(Role.AUDITOR);
        if (official.villageAreas().contains(proposal.village().value())
                || !official.subdistrictAreas().isEmpty()
                || regency) {
            return proposal;
        }
        throw new Refused("Daftar nama hanya untuk desa, kecamatan, dan DPMPD.");
    }

    private Proposal edited(long id) {
        var proposal = seen(id);
        if (!canEdit(proposal)) {
            throw new Refused("Daftar ini sudah diserahkan dan tidak dapat diubah lagi.");
        }
        if (!operates(proposal)) {
            hands.lent(current.get(), proposal.id());
        }
        return proposal;
    }

    private boolean canEdit(Proposal proposal) {
        return proposal.stage().editable() && (operates(proposal) || hands.helps(current.get(), proposal.village()));
    }

    private boolean operates(Proposal proposal) {
        return current.get().holds(Role.VILLAGE_OPERATOR, proposal.village().value());
    }
}
