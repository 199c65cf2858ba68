package id.payungdesa.proposal;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import java.util.Optional;

/** Where a step lies: at a post, and at the secretariat that may record what its holder signed on paper. */
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
