package id.payungdesa.access;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A role held in one area: the id of a village, a subdistrict or the regency, as the role's level says. */
public record Post(Role role, int area) {

    public Post {
        Objects.requireNonNull(role);
        if (area < 1) {
            throw new IllegalArgumentException("No area id: " + area);
        }
    }

    /**
     * Who heads the office this desk belongs to, and may hand its tasks on: the Sekretaris Daerah for the secretariat and, as
     * coordinator of the region's finances (PP 12/2019 pasal 6), for the treasurer. Auditors and system operators have no tasks.
     */
    public Optional<Post> head() {
        return Optional.ofNullable(headingRole()).map(head -> new Post(head, area));
    }

    private Role headingRole() {
        return switch (role.level()) {
            case VILLAGE -> Role.VILLAGE_HEAD;
            case SUBDISTRICT -> Role.SUBDISTRICT_HEAD;
            case REGENCY ->
                switch (role) {
                    case DPMPD_OFFICER, DPMPD_HEAD, INSURER_LIAISON -> Role.DPMPD_HEAD;
                    case LEGAL_OFFICER, SECRETARIAT, REGENCY_TREASURER, REGIONAL_SECRETARY -> Role.REGIONAL_SECRETARY;
                    case REGENT -> Role.REGENT;
                    default -> null;
                };
        };
    }

    /** Every desk of the office that this post heads. */
    public List<Post> headed() {
        return Arrays.stream(Role.values())
                .filter(each -> each.level() == role.level())
                .map(each -> new Post(each, area))
                .filter(desk -> desk.head().filter(this::equals).isPresent())
                .toList();
    }

    /** The engine group of everybody who holds this post, such as {@code village_head-17}. */
    public String group() {
        return role.id() + "-" + area;
    }

    public Level level() {
        return role.level();
    }
}
