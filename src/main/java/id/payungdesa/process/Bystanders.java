package id.payungdesa.process;

import static java.util.stream.Collectors.partitioningBy;

import id.payungdesa.access.Level;
import id.payungdesa.access.Official;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Step;
import id.payungdesa.review.Impartiality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps whoever is party to a proposal away from the desks that review it, before they have filled anything in. */
@Component
class Bystanders {

    private static final Set<String> OF_THE_DRAFT = Set.of("receiveFile", "prepareEvaluation", "signEvaluation");

    private final Impartiality impartiality;
    private final Cases cases;

    Bystanders(Impartiality impartiality, Cases cases) {
        this.impartiality = impartiality;
        this.cases = cases;
    }

    void refuse(Official official, Step step) {
        objection(official, step).ifPresent(sentence -> {
            throw new Refused(sentence);
        });
    }

    /** The same for a list of tasks, before anybody reaches for one: the task, and what stands against the official. */
    Map<String, String> objections(Official official, List<QueueItem> items) {
        var reviewed = items.stream()
                .filter(item -> item.post().level() == Level.SUBDISTRICT
                        && item.proposal().isPresent())
                .collect(partitioningBy(item -> OF_THE_DRAFT.contains(item.step())));
        var found = new HashMap<String, String>();
        reviewed.forEach((ofTheDraft, tasks) -> {
            var proposals = tasks.stream()
                    .flatMap(item -> item.proposal().stream())
                    .distinct()
                    .toList();
            var objections = ofTheDraft
                    ? impartiality.objectionsToDrafts(official, proposals)
                    : impartiality.objections(official, proposals);
            tasks.stream()
                    .filter(item -> objections.containsKey(item.proposal().orElseThrow()))
                    .forEach(item -> found.put(
                            item.task(), objections.get(item.proposal().orElseThrow())));
        });
        return found;
    }

    /** The same for who signed on paper, told to whoever records it. */
    void refuseSigner(Official signer, Step step) {
        objection(signer, step).ifPresent(sentence -> {
            throw new Refused(
                    ("%s menjabat di desa ini atau ikut menyusun usulannya, jadi tanda tangannya tidak berlaku di sini."
                                    + " Mintalah tanda tangan pejabat lain.")
                            .formatted(signer.name()));
        });
    }

    /** The same for whoever a task is to be handed on to, told to the head of their office. */
    void refuseSuccessor(Official next, Step step) {
        objection(next, step).ifPresent(sentence -> {
            throw new Refused(
                    "%s menjabat di desa ini atau ikut menyusun usulannya, jadi tidak boleh menerima tugas ini. Pilih petugas lain."
                            .formatted(next.name()));
        });
    }

    /** All that the kecamatan does about a proposal is review. */
    private Optional<String> objection(Official official, Step step) {
        var key = CaseKey.parse(step.subject());
        if (step.post().level() != Level.SUBDISTRICT || key.kind() == CaseKey.Kind.ROUND) {
            return Optional.empty();
        }
        var proposal = cases.proposal(key);
        return OF_THE_DRAFT.contains(step.name())
                ? impartiality.objectionToDraft(official, proposal)
                : impartiality.objection(official, proposal);
    }
}
