package id.payungdesa.letter;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.database.Scope;
import id.payungdesa.endorsement.RoundId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The Keputusan Bupati as it will be printed, for the desks that put their initials on it and the Bupati who signs: without a
 * number, a day or a code to check, as nothing is issued yet.
 */
@Component
public class DraftDecrees {

    private final RegentDecree decree;
    private final Press press;
    private final CurrentOfficial current;
    private final TransactionTemplate transaction;

    DraftDecrees(RegentDecree decree, Press press, CurrentOfficial current, TransactionTemplate transaction) {
        this.decree = decree;
        this.press = press;
        this.current = current;
        this.transaction = transaction;
    }

    /** Nothing where there is no such round, or for whoever does not see every village. */
    public Optional<Letters.Printed> of(RoundId round, PaperSize paper) {
        if (!current.get().seesEveryVillage()) {
            return Optional.empty();
        }
        // No connection is held while it is printed.
        return Scope.system(() -> transaction.execute(status -> decree.draft(round)))
                .map(said -> new Letters.Printed(
                        "rancangan-keputusan-bupati-gelombang-%s-%s.pdf".formatted(round, paper.name()),
                        press.printDraft(Kind.REGENT_DECREE, paper, said)));
    }
}
