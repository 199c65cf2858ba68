package id.payungdesa.review;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.Submissions;
import id.payungdesa.proposal.Submissions.Sent;
import id.payungdesa.roster.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares a list with the one that was handed over before it: who is new, who was changed in what, who is gone. */
@Component
@Transactional(readOnly = true)
public class Differences {

    private final Submissions submissions;

    Differences(Submissions submissions) {
        this.submissions = submissions;
    }

    /** Since which revision, with the people concerned; none of it for a first revision. */
    public record Since(int revision, Map<Long, Difference> people, List<String> removed) {

        static final Since NOTHING = new Since(0, Map.of(), List.of());
    }

    /** A person who is new, or the cells that were changed; none of them if only what nobody is shown was changed. */
    public record Difference(boolean added, List<Cell> cells) {}

    /** What a cell said before, and what it says now. */
    public record Cell(String name, String before, String now) {}

    public Since of(Proposal proposal, List<Candidate> now) {
        var revision = proposal.draftRevision() - 1;
        return submissions
                .sent(proposal.id(), revision)
                .map(sent -> compare(revision, proposal.draftRevision(), sent, now))
                .orElse(Since.NOTHING);
    }

    private static Since compare(int revision, int drafted, List<Sent> sent, List<Candidate> now) {
        var byRow = sent.stream().collect(Collectors.toMap(Sent::candidate, Function.identity()));
        var byPerson = sent.stream().collect(Collectors.toMap(Sent::worker, Function.identity()));
        var gone = new ArrayList<>(sent);
        var people = new HashMap<Long, Difference>();
        for (var candidate : now) {
            var before = Optional.ofNullable(byRow.get(candidate.id()))
                    .or(() -> Optional.ofNullable(byPerson.get(candidate.worker())));
            before.ifPresent(gone::remove);
            var difference = before.map(earlier -> new Difference(false, cells(earlier, candidate)))
                    .orElse(new Difference(true, List.of()));
            if (difference.added() || !difference.cells().isEmpty() || candidate.enteredIn() == drafted) {
                people.put(candidate.id(), difference);
            }
        }
        return new Since(revision, people, gone.stream().map(Sent::name).toList());
    }

    private static List<Cell> cells(Sent before, Candidate now) {
        var cells = new ArrayList<Cell>();
        add(cells, "Nama", before.name(), now.name());
        if (before.worker() != now.worker()) {
            var same = before.nik().equals(now.nikMask());
            cells.add(new Cell("NIK", before.nik(), same ? "nomor lain" : now.nikMask()));
        }
        add(cells, "Lahir", Indonesian.date(before.birth()), Indonesian.date(now.birthDate()));
        add(cells, "L/P", before.sex(), now.sex().letter());
        add(cells, "Pekerjaan", before.occupation(), now.occupation());
        add(
                cells,
                "Penghasilan",
                Rupiah.of(before.income()).toString(),
                now.income().toString());
        return List.copyOf(cells);
    }

    private static void add(List<Cell> cells, String name, String before, String now) {
        if (!before.equals(now)) {
            cells.add(new Cell(name, before, now));
        }
    }
}
