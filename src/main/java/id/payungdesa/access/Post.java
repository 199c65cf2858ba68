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

    /** Who heads the office this desk belongs to; of the regency's offices only DPMPD has desks under its head. */
    public Optional<Post> head() {
        return switch (role.level()) {
            case VILLAGE -> Optional.of(new Post(Role.VILLAGE_HEAD, area));
            case SUBDISTRICT -> Optional.of(new Post(Role.SUBDISTRICT_HEAD, area));
            case REGENCY ->
                role == Role.DPMPD_OFFICER || role == Role.DPMPD_HEAD
                        ? Optional.of(new Post(Role.DPMPD_HEAD, area))
                        : Optional.empty();
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
