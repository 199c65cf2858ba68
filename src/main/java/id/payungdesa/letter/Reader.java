package id.payungdesa.letter;

import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import java.util.Set;

/** For whom a letter is, among those whose scope holds its village. */
public enum Reader {
    ANY,
    /** As for the list on the forms: the village, its kecamatan, DPMPD and the auditor; others see numbers. */
    OF_NAMES,
    /** Those of them who answer for the list. */
    OF_NUMBERS;

    private static final Set<Role> READ_NAMES = Set.of(Role.DPMPD_OFFICER, Role.DPMPD_HEAD, Role.AUDITOR);
    private static final Set<Role> READ_NUMBERS = Set.of(
            Role.VILLAGE_OPERATOR,
            Role.VILLAGE_SECRETARY,
            Role.VILLAGE_HEAD,
            Role.COMMUNITY_OFFICER,
            Role.DPMPD_OFFICER,
            Role.AUDITOR);

    public boolean admits(Official official) {
        return switch (this) {
            case ANY -> true;
            case OF_NAMES ->
                !official.villageAreas().isEmpty()
                        || !official.subdistrictAreas().isEmpty()
                        || READ_NAMES.stream().anyMatch(official::holds);
            case OF_NUMBERS -> READ_NUMBERS.stream().anyMatch(official::holds);
        };
    }
}
