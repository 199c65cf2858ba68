package id.payungdesa.endorsement;

import id.payungdesa.access.Role;
import java.util.Map;

/** Who has a say on a round, by the step of the diagram they say it at. */
public final class Offices {

    static final String REVISION = "reviseRound";
    static final String WITHDRAWAL = "proposalWithdrawn";

    private static final Map<String, Role> BY_STEP = Map.of(
            REVISION,
            Role.DPMPD_OFFICER,
            "recommendRound",
            Role.DPMPD_HEAD,
            "initialByLegal",
            Role.LEGAL_OFFICER,
            "initialBySecretary",
            Role.REGIONAL_SECRETARY,
            "signDecree",
            Role.REGENT,
            WITHDRAWAL,
            Role.VILLAGE_HEAD);

    private Offices() {}

    public static String at(String step) {
        return BY_STEP.get(step).title();
    }
}
