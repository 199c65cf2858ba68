package id.payungdesa.proposal;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import java.util.Optional;

/**
 * Where a step lies: at a post, and at the secretariat that may record what its holder signed on paper; or, of a village
 * without connection, at the desk of its kecamatan that helps.
 */
public record Seat(Post post, Optional<Post> recorder) {

    public static Seat of(Post post) {
        return new Seat(post, Optional.empty());
    }

    /** The same, with the role that records for the holder in the same area. */
    public Seat recordedBy(Role role) {
        if (role.level() != post.level()) {
            throw new IllegalArgumentException(role + " does not sit with " + post.role());
        }
        return new Seat(post, Optional.of(new Post(role, post.area())));
    }

    /** The same, with a desk of the kecamatan that helps the village. */
    Seat helpedBy(Post helper) {
        return new Seat(post, Optional.of(helper));
    }

    /** Whether this official only helps here, from the desk of another area. */
    public boolean helps(Official official) {
        return records(official)
                && recorder.filter(desk -> desk.level() != post.level()).isPresent();
    }

    /** Whether this official may do the step, in their own name or as who records. */
    public boolean takes(Official official) {
        return official.posts().contains(post) || records(official);
    }

    /** Whether this official only records here; who holds the post signs for themselves. */
    public boolean records(Official official) {
        return !official.posts().contains(post)
                && recorder.filter(official.posts()::contains).isPresent();
    }
}
