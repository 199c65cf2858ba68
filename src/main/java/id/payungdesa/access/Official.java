package id.payungdesa.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who works in the programme, with the posts held today; none once the account is closed. */
public record Official(OfficialId id, String login, String name, List<Post> posts) {

    public Official {
        posts = List.copyOf(posts);
    }

    public boolean holds(Role role) {
        return posts.stream().anyMatch(post -> post.role() == role);
    }

    public boolean holds(Role role, int area) {
        return posts.contains(new Post(role, area));
    }

    /**
     * The engine groups: each post, such as {@code village_head-17}, and each role without its area, such as
     * {@code village_head}. Tasks go to posts; a role alone carries only what is the same everywhere.
     */
    public List<String> groups() {
        return posts.stream()
                .flatMap(post -> Stream.of(post.group(), post.role().id()))
                .distinct()
                .toList();
    }

    public Set<Integer> villageAreas() {
        return areas(Level.VILLAGE);
    }

    public Set<Integer> subdistrictAreas() {
        return areas(Level.SUBDISTRICT);
    }

    public boolean regencyWide() {
        return !areas(Level.REGENCY).isEmpty();
    }

    /** Who keeps the system running works for the regency too, and yet has no business in any village. */
    public boolean seesEveryVillage() {
        return posts.stream().anyMatch(post -> post.level() == Level.REGENCY && post.role() != Role.SYSTEM_OPERATOR);
    }

    /** Whether this is somebody who helps what does not get through to the insurer by itself. */
    public boolean handlesStalls() {
        return holds(Role.SYSTEM_OPERATOR) || holds(Role.INSURER_LIAISON);
    }

    /** The posts as people say them, such as "Camat, Kasi PMD". */
    public String titles() {
        return posts.stream().map(post -> post.role().title()).distinct().collect(Collectors.joining(", "));
    }

    private Set<Integer> areas(Level level) {
        return posts.stream()
                .filter(post -> post.level() == level)
                .map(Post::area)
                .collect(Collectors.toUnmodifiableSet());
    }
}
