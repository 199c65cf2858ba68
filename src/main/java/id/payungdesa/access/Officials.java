package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
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
            select official.id, official.login, official.name, post.role, post.area, post.kind, changes
            from officials_state
            cross join official
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

    /** Whoever came in with this password, while it is still theirs; and of which version of all officials that is. */
    Optional<Known> find(OfficialId id, int passwordVersion) {
        return select("where official.id = :id and official.password_version = :version")
                .param("id", id.value())
                .param("version", passwordVersion)
                .query(known())
                .stream()
                .findFirst();
    }

    record Known(Official official, int version) {}

    public Official get(OfficialId id) {
        return find(id).orElseThrow(() -> new EmptyResultDataAccessException("No official " + id, 1));
    }

    public Optional<Official> findByLogin(String login) {
        return select("where official.login = :login").param("login", login).query(officials()).stream()
                .findFirst();
    }

    /** Who is called so, or works in an area that is. */
    public List<Official> search(String text) {
        return select("""
                where concat_ws(' ', official.login, official.name) ilike :text or official.id in (
                    select held.official_id from post held
                    left join village on village.id = held.village_id
                    left join subdistrict on subdistrict.id = held.subdistrict_id
                    where concat_ws(' ', village.name, subdistrict.name) ilike :text)
                """)
                .param("text", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .query(officials());
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

    /** Who signs for the post today: a deputy while there is one, nobody while it is vacant. */
    public Optional<Official> holder(Post post) {
        return inGroup(post.group()).stream()
                .min(Comparator.comparing(official -> official.deputising().containsKey(post) ? 0 : 1));
    }

    private JdbcClient.StatementSpec select(String where) {
        return jdbc.sql(SELECT + where + " order by official.id, post.role, post.area")
                .param("today", Indonesian.today(clock));
    }

    private static ResultSetExtractor<List<Official>> officials() {
        return row -> known().extractData(row).stream().map(Known::official).toList();
    }

    private static ResultSetExtractor<List<Known>> known() {
        return row -> {
            Map<Long, Known> found = new LinkedHashMap<>();
            while (row.next()) {
                found.put(row.getLong("id"), known(row, found.get(row.getLong("id"))));
            }
            return List.copyOf(found.values());
        };
    }

    private static Known known(ResultSet row, Known before) throws SQLException {
        var official = before == null
                ? new Official(
                        new OfficialId(row.getLong("id")), row.getString("login"), row.getString("name"), List.of())
                : before.official();
        return new Known(
                row.getString("role") == null ? official : official.with(post(row), capacity(row)),
                row.getInt("changes"));
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(Role.of(row.getString("role")), row.getInt("area"));
    }

    private static Capacity capacity(ResultSet row) throws SQLException {
        return Capacity.valueOf(row.getString("kind"));
    }
}
