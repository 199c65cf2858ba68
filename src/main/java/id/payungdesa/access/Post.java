package id.payungdesa.access;

import java.util.Objects;

/** A role held in one area: the id of a village, a subdistrict or the regency, as the role's level says. */
public record Post(Role role, int area) {

    public Post {
        Objects.requireNonNull(role);
        if (area < 1) {
            throw new IllegalArgumentException("No area id: " + area);
        }
    }

    /** The engine group of everybody who holds this post, such as {@code village_head-17}. */
    public String group() {
        return role.id() + "-" + area;
    }

    public Level level() {
        return role.level();
    }
}
