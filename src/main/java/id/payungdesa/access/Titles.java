package id.payungdesa.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The roles by the titles people write. */
final class Titles {

    private static final Map<String, Role> SHORT = Map.of(
            "operator", Role.VILLAGE_OPERATOR,
            "pka", Role.ACTIVITY_OFFICER,
            "sekdes", Role.VILLAGE_SECRETARY,
            "bendahara desa", Role.VILLAGE_TREASURER,
            "kades", Role.VILLAGE_HEAD,
            "sekda", Role.REGIONAL_SECRETARY);

    private Titles() {}

    static Optional<Role> find(String written) {
        var title = written.toLowerCase(Locale.ROOT);
        return Arrays.stream(Role.values())
                .filter(role -> role.title().toLowerCase(Locale.ROOT).equals(title))
                .findFirst()
                .or(() -> Optional.ofNullable(SHORT.get(title)));
    }

    static String all() {
        return Arrays.stream(Role.values()).map(Role::title).collect(Collectors.joining(", "));
    }
}
