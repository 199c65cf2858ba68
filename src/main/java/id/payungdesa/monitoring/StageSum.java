package id.payungdesa.monitoring;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Stage;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How many villages have a proposal at a stage, for how many people and how much; or the same of another {@link Progress}. */
public record StageSum(String stage, int villages, int people, Rupiah amount) {

    /** What stands for all stages together: there a village with two proposals is still one village. */
    public static final String ANY = "ANY";

    /** What has left the villages' accounts for the insurer. */
    public static final String PAID = "PAID";

    /** Who is on the insurer's list with a contribution that was settled. */
    public static final String INSURED = "INSURED";

    /** Before a stage and a month: the villages that first came there in that month. */
    public static final String SINCE = "SINCE";

    static final Set<String> STAGES =
            Arrays.stream(Stage.values()).map(Stage::name).collect(Collectors.toUnmodifiableSet());

    public boolean isStage() {
        return STAGES.contains(stage);
    }
}
