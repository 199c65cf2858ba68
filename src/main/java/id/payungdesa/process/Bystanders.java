package id.payungdesa.process;

import id.payungdesa.access.Level;
import id.payungdesa.access.Official;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Step;
import id.payungdesa.review.Impartiality;
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

    /** The same for who signed on paper, told to whoever records it. */
    void refuseSigner(Official signer, Step step) {
        objection(signer, step).ifPresent(sentence -> {
            throw new Refused(
                    ("%s menjabat di desa ini atau ikut menyusun usulannya, jadi tanda tangannya tidak berlaku di sini."
                                    + " Mintalah tanda tangan pejabat lain.")
                            .formatted(signer.name()));
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
