package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every {@link Official} with the posts they hold today. */
@Component
public class Officials {

    private static final String SELECT = """
            select official.id, official.login, official.name, post.role, post.area
            from official
            left join post on post.official_id = official.id and official.active and post.valid @> :today::date
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Officials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Also finds those who have left: their decisions still bear their name. */
    public Optional<Official> find(OfficialId id) {
        return select("where official.id = :id").param("id", id.value()).query(officials()).stream()
                .findFirst();
    }

    public Official get(OfficialId id) {
        return find(id).orElseThrow(() -> new EmptyResultDataAccessException("No official " + id, 1));
    }

    public Optional<Official> findByLogin(String login) {
        return select("where official.login = :login").param("login", login).query(officials()).stream()
                .findFirst();
    }

    public List<Official> all() {
        return select("").query(officials());
    }

    /** Everybody who holds the post today, or the role in any area when the group names none. */
    public List<Official> inGroup(String group) {
        return select("""
                where official.id in (
                    select official_id from post where :group in (role || '-' || area, role) and valid @> :today::date)
                """).param("group", group).query(officials()).stream()
                .filter(official -> official.groups().contains(group))
                .toList();
    }

    /** Who holds the post today; nobody while it is vacant. */
    public Optional<Official> holder(Post post) {
        return inGroup(post.group()).stream().findFirst();
    }

    private JdbcClient.StatementSpec select(String where) {
        return jdbc.sql(SELECT + where + " order by official.id, post.role, post.area")
                .param("today", LocalDate.now(clock.withZone(Indonesian.WITA)));
    }

    private static ResultSetExtractor<List<Official>> officials() {
        return row -> {
            Map<OfficialId, Official> found = new LinkedHashMap<>();
            while (row.next()) {
                var id = new OfficialId(row.getLong("id"));
                var posts =
                        new ArrayList<>(found.containsKey(id) ? found.get(id).posts() : List.of());
                if (row.getString("role") != null) {
                    posts.add(new Post(Role.of(row.getString("role")), row.getInt("area")));
                }
                found.put(id, new Official(id, row.getString("login"), row.getString("name"), posts));
            }
            return List.copyOf(found.values());
        };
    }
}
