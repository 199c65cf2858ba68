package id.payungdesa.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who works in the programme, with the posts held today; none once the account is closed. Posts that are held for
 * somebody, or until there is somebody, stand among the others and are told apart by their capacity.
 */
public record Official(OfficialId id, String login, String name, List<Post> posts, Map<Post, Capacity> deputising) {

    public Official {
        posts = List.copyOf(posts);
        deputising = Map.copyOf(deputising);
    }

    /** Somebody whose posts are all their own. */
    public Official(OfficialId id, String login, String name, List<Post> posts) {
        this(id, login, name, posts, Map.of());
    }

    Official with(Post post, Capacity capacity) {
        var all = new ArrayList<>(posts);
        all.add(post);
        var held = new HashMap<>(deputising);
        if (capacity != Capacity.DEFINITIVE) {
            held.put(post, capacity);
        }
        return new Official(id, login, name, all, held);
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

    /** Who keeps the system running works for the regency too, and yet has no business in any village. */
    public boolean seesEveryVillage() {
        return posts.stream().anyMatch(post -> post.level() == Level.REGENCY && post.role() != Role.SYSTEM_OPERATOR);
    }

    /** Whether this is somebody who helps what does not get through to the insurer by itself. */
    public boolean handlesStalls() {
        return runsSystem() || holds(Role.INSURER_LIAISON);
    }

    public boolean runsSystem() {
        return holds(Role.SYSTEM_OPERATOR);
    }

    /** Whether they say which village is without connection: the camat of its kecamatan, or DPMPD. */
    public boolean marksOutages() {
        return holds(Role.SUBDISTRICT_HEAD) || holds(Role.DPMPD_OFFICER) || holds(Role.DPMPD_HEAD);
    }

    public boolean keepsCalendar() {
        return holds(Role.DPMPD_OFFICER) || runsSystem();
    }

    /** Whether they write into the Paritrana dossier and hand it out. */
    public boolean keepsDossier() {
        return holds(Role.DPMPD_OFFICER) || holds(Role.DPMPD_HEAD);
    }

    /** Whether they open and close budget years and say on what terms villages propose. */
    public boolean keepsYears() {
        return holds(Role.DPMPD_OFFICER) || holds(Role.DPMPD_HEAD);
    }

    /** Whether years and what they cost concern them: who keeps them, who decides on them, and who audits them. */
    public boolean seesYears() {
        return keepsYears()
                || holds(Role.AUDITOR)
                || holds(Role.REGENT)
                || holds(Role.REGIONAL_SECRETARY)
                || holds(Role.SUBDISTRICT_HEAD);
    }

    /** The posts as people say them, such as "Plt. Camat, Kasi PMD". */
    public String titles() {
        return posts.stream().map(this::title).distinct().collect(Collectors.joining(", "));
    }

    /** As whom they act when they act in this post. */
    public String title(Post post) {
        return deputising.getOrDefault(post, Capacity.DEFINITIVE).of(post.role());
    }

    private Set<Integer> areas(Level level) {
        return posts.stream()
                .filter(post -> post.level() == level)
                .map(Post::area)
                .collect(Collectors.toUnmodifiableSet());
    }
}
