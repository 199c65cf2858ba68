package id.payungdesa.review.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.HelpingHands;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.review.PersonChanges;
import id.payungdesa.roster.Occupations;
import id.payungdesa.roster.ReadingRoom;
import id.payungdesa.roster.RefusedRow;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterFile;
import id.payungdesa.roster.RosterIntake;
import id.payungdesa.roster.RosterRow;
import id.payungdesa.roster.RosterTemplate;
import id.payungdesa.roster.Rosters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private final PersonChanges changes;
    private final VillageTemplates templates;
    private final Occupations occupations;
    private final HelpingHands hands;
    private final CurrentOfficial current;

    RosterController(
            Proposals proposals,
            ReadingRoom room,
            RosterIntake intake,
            Rosters rosters,
            RosterViews views,
            PersonChanges changes,
            VillageTemplates templates,
            Occupations occupations,
            HelpingHands hands,
            CurrentOfficial current) {
        this.proposals = proposals;
        this.room = room;
        this.intake = intake;
        this.rosters = rosters;
        this.views = views;
        this.changes = changes;
        this.templates = templates;
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

    record WrongCells(String message, Map<RosterColumn, String> fields) {

        static WrongCells of(List<RefusedRow.Reason> reasons) {
            return new WrongCells(
                    "Belum disimpan: ada isian yang belum benar.",
                    reasons.stream()
                            .collect(Collectors.toMap(
                                    RefusedRow.Reason::column,
                                    RefusedRow.Reason::text,
                                    (first, second) -> first + " " + second)));
        }
    }

    @GetMapping(LIST)
    @Transactional
    RosterView show(@PathVariable long id) {
        return views.of(seen(id), canEdit(seen(id)));
    }

    @PostMapping(LIST + "/file")
    RosterView file(@PathVariable long id, @RequestParam MultipartFile file) {
        var proposal = changed(id);
        return taken(proposal, () -> RosterFile.read(file.getBytes(), file.getOriginalFilename()));
    }

    @PostMapping(path = LIST + "/paste", consumes = MediaType.TEXT_PLAIN_VALUE)
    RosterView paste(@PathVariable long id, @RequestBody(required = false) String text) {
        var proposal = changed(id);
        return taken(proposal, () -> RosterFile.paste(text));
    }

    private RosterView taken(Proposal proposal, Callable<List<RosterRow>> list) {
        return said(proposal, intake.take(proposal.list(), room.read(list)));
    }

    /** One person, typed in; what is wrong is answered beside its field, and nothing is kept of it. */
    @PostMapping(LIST + "/rows")
    ResponseEntity<?> add(@PathVariable long id, @RequestBody Cells cells) {
        var proposal = edited(id);
        var typed = intake.takeTyped(proposal.list(), cells.cells());
        if (!typed.reasons().isEmpty()) {
            return ResponseEntity.unprocessableEntity().body(WrongCells.of(typed.reasons()));
        }
        changes.forget(proposal.id());
        return ResponseEntity.ok(views.of(proposal, true)
                .saying(
                        cells.cells().get(RosterColumn.NAME).strip() + " masuk daftar."
                                + (typed.warned() ? " Periksa peringatannya." : ""),
                        null));
    }

    @PutMapping(LIST + "/rows/{candidate}/confirmation")
    RosterView confirm(@PathVariable long id, @PathVariable long candidate, @RequestBody Confirmation confirmation) {
        var proposal = changed(id);
        rosters.confirm(id, candidate, confirmation.confirmed());
        return views.of(proposal, true);
    }

    @DeleteMapping(LIST + "/rows/{candidate}")
    RosterView remove(@PathVariable long id, @PathVariable long candidate) {
        var proposal = edited(id);
        var change = changes.remove(proposal, candidate);
        return views.of(proposal, true).saying(change.name() + " dihapus.", change.undo());
    }

    /** Wrong cells are answered beside their fields, and the row stays as it was. */
    @PutMapping(LIST + "/rows/{candidate}")
    ResponseEntity<?> edit(@PathVariable long id, @PathVariable long candidate, @RequestBody Cells cells) {
        var proposal = edited(id);
        var edited = changes.edit(proposal, candidate, cells.cells());
        if (!edited.reasons().isEmpty()) {
            return ResponseEntity.unprocessableEntity().body(WrongCells.of(edited.reasons()));
        }
        var view = views.of(proposal, true);
        return ResponseEntity.ok(edited.change()
                .map(change -> view.saying(
                        change.name() + " diubah." + (change.warned() ? " Periksa peringatannya." : ""), change.undo()))
                .orElse(view));
    }

    @PostMapping(LIST + "/undo/{token}")
    RosterView undo(@PathVariable long id, @PathVariable UUID token) {
        var proposal = edited(id);
        changes.undo(proposal, token);
        return views.of(proposal, true).saying("Perubahan terakhir diurungkan.", null);
    }

    @PutMapping(LIST + "/refused/{row}")
    RosterView mend(@PathVariable long id, @PathVariable long row, @RequestBody Cells cells) {
        var proposal = changed(id);
        return said(proposal, intake.takeAgain(proposal.list(), row, cells.cells()));
    }

    @DeleteMapping(LIST + "/refused/{row}")
    RosterView drop(@PathVariable long id, @PathVariable long row) {
        var proposal = changed(id);
        intake.drop(proposal.list(), row);
        return views.of(proposal, true);
    }

    @GetMapping("/roster-template.xlsx")
    ResponseEntity<byte[]> template() {
        return workbook("daftar-calon-peserta.xlsx", RosterTemplate.write(occupations.all()));
    }

    /** For a village without a line: its own list, which checks what is filled in. */
    @GetMapping("/proposals/{id}/roster-template.xlsx")
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> template(@PathVariable long id) {
        var template = templates.of(seen(id));
        return workbook(template.fileName(), RosterTemplate.write(occupations.all(), template));
    }

    private static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private RosterView said(Proposal proposal, RosterIntake.Outcome outcome) {
        var view = views.of(proposal, true);
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

    /** What is changed here is not the change that may be undone any more. */
    private Proposal changed(long id) {
        var proposal = edited(id);
        changes.forget(proposal.id());
        return proposal;
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
