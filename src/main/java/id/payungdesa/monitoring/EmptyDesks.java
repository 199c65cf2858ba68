package id.payungdesa.monitoring;

import id.payungdesa.access.Level;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The desks where work lies and nobody sits who may do it. Whoever fills posts sees no village; that work lies somewhere is
 * all this tells.
 */
@Component
public class EmptyDesks {

    private final JdbcClient jdbc;
    private final Places places;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EmptyDesks(JdbcClient jdbc, Places places, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A desk with open tasks; {@code partial} says that somebody sits there who may not review what lies there. */
    public record EmptyDesk(Post post, String area, int tasks, Instant since, boolean partial) {

        public String title() {
            return post.role().title();
        }

        public String sinceDay() {
            return Indonesian.date(LocalDate.ofInstant(since, Indonesian.WITA));
        }
    }

    public List<EmptyDesk> all() {
        return Scope.system(() -> transaction.execute(status -> read()));
    }

    private List<EmptyDesk> read() {
        return jdbc.sql("""
                select step.role, step.area, count(*) as tasks, min(step.opened_at) as since, bool_or(sitting.somebody) as partial
                from step
                cross join lateral (
                    select count(*) > 0 as somebody, count(*) filter (
                        where step.proposal_id is null or step.role not in (:reviewers) or review_objection(
                            post.official_id, step.village_id, array[step.proposal_id],
                            daterange(:today::date, :today::date, '[]')) is null) as impartial
                    from post join official on official.id = post.official_id
                    where post.role = step.role and post.area = step.area and official.active
                        and post.valid @> :today::date
                ) sitting
                where step.closed_at is null and sitting.impartial = 0
                group by step.role, step.area
                order by since
                """)
                .param("reviewers", reviewers())
                .param("today", Indonesian.today(clock))
                .query(this::desk)
                .list();
    }

    private EmptyDesk desk(ResultSet row, int number) throws SQLException {
        var post = new Post(Role.of(row.getString("role")), row.getInt("area"));
        return new EmptyDesk(
                post,
                places.of(post),
                row.getInt("tasks"),
                row.getTimestamp("since").toInstant(),
                row.getBoolean("partial"));
    }

    private static List<String> reviewers() {
        return Arrays.stream(Role.values())
                .filter(role -> role.level() == Level.SUBDISTRICT)
                .map(Role::id)
                .toList();
    }
}
