package id.payungdesa.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTests {

    /** The whole of the diagram's ways, written a second time on purpose. */
    private static final Set<String> WAYS = Set.of(
            "DRAFT>SIGNING",
            "SIGNING>DRAFT",
            "SIGNING>CORRECTION",
            "SIGNING>REVIEW",
            "REVIEW>CORRECTION",
            "REVIEW>READY",
            "CORRECTION>SIGNING",
            "READY>ENDORSED",
            "ENDORSED>REGISTERED",
            "REGISTERED>PAYMENT",
            "PAYMENT>COVERED",
            "DRAFT>WITHDRAWN",
            "SIGNING>WITHDRAWN",
            "REVIEW>WITHDRAWN",
            "CORRECTION>WITHDRAWN",
            "READY>WITHDRAWN",
            "READY>CORRECTION",
            "READY>REFUSED",
            "ENDORSED>REFUSED");

    @ParameterizedTest
    @EnumSource
    void aProposalGoesOnlyTheWaysOfTheDiagram(Stage from) {
        for (var to : Stage.values()) {
            if (WAYS.contains(from + ">" + to)) {
                assertThat(from.to(to)).isEqualTo(to);
            } else {
                assertThatIllegalStateException()
                        .isThrownBy(() -> from.to(to))
                        .withMessage("A proposal cannot go from %s to %s", from, to);
            }
        }
    }

    @Test
    void theVillageChangesItsListOnlyWhileItHasIt() {
        assertThat(Stage.values()).filteredOn(Stage::editable).containsExactly(Stage.DRAFT, Stage.CORRECTION);
    }

    @Test
    void aProposalCanBeWithdrawnUntilTheBupatiHasSigned() {
        assertThat(Stage.values())
                .filteredOn(Stage::withdrawable)
                .containsExactly(Stage.DRAFT, Stage.SIGNING, Stage.REVIEW, Stage.CORRECTION, Stage.READY);
    }
}
