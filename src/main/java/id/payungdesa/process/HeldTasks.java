package id.payungdesa.process;

import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.common.Indonesian;
import id.payungdesa.proposal.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues have taken at the desks under an official, or the kecamatan at a village's own. */
@Component
@Transactional(readOnly = true)
class HeldTasks {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    HeldTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody who could go on with a task. */
    record Successor(OfficialId id, String name) {}

    /** A task in somebody's hands, and who else sits at its desk. */
    record Held(String task, String step, String title, String holder, LocalDate since, List<Successor> others) {

        public String work() {
            return Work.title(step);
        }

        public String sinceDay() {
            return Indonesian.date(since);
        }
    }

    List<Held> of(Official official) {
        var headed = headed(official);
        var own = official.posts();
        return jdbc.sql("""
                select step.task_id, step.step, coalesce('Desa ' || village.name, split_part(card, ' · ', 1)) as title,
                    holder.name as holder, (step.opened_at at time zone 'Asia/Makassar')::date as since,
                    array_agg(other.id order by other.name) filter (where other.id is not null) as others,
                    array_agg(other.name order by other.name) filter (where other.id is not null) as names
                from step
                join act_ru_task task on task.id_ = step.task_id and task.assignee_ is not null and task.assignee_ <> :me
                join official holder on holder.id::text = task.assignee_
                left join village on village.id = step.village_id
                left join post on post.role = step.role and post.area = step.area and post.valid @> :today::date
                left join official other on other.id = post.official_id and other.active and other.id <> holder.id
                where step.closed_at is null and (
                    (step.role, step.area) in (select * from unnest(:roles, :areas))
                    or step.recorder_area is not null
                        and (step.role, step.area) in (select * from unnest(:ownRoles, :ownAreas))
                        and not exists (
                            select from post at_desk
                            where at_desk.official_id = holder.id and at_desk.role = step.role
                                and at_desk.area = step.area and at_desk.valid @> :today::date))
                group by step.task_id, village.name, holder.name
                order by step.due_at, step.task_id
                limit :most
                """)
                .param("me", official.id().toString())
                .param("today", Indonesian.today(clock))
                .param("roles", headed.stream().map(post -> post.role().id()).toArray(String[]::new))
                .param("areas", headed.stream().map(Post::area).toArray(Integer[]::new))
                .param("ownRoles", own.stream().map(post -> post.role().id()).toArray(String[]::new))
                .param("ownAreas", own.stream().map(Post::area).toArray(Integer[]::new))
                .param("most", MOST)
                .query(HeldTasks::held)
                .list();
    }

    private static List<Post> headed(Official official) {
        return official.posts().stream()
                .flatMap(post -> post.headed().stream())
                .distinct()
                .toList();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString("task_id"),
                row.getString("step"),
                row.getString("title"),
                row.getString("holder"),
                row.getObject("since", LocalDate.class),
                successors(row));
    }

    private static List<Successor> successors(ResultSet row) throws SQLException {
        if (row.getArray("others") == null) {
            return List.of();
        }
        var ids = (Long[]) row.getArray("others").getArray();
        var names = (String[]) row.getArray("names").getArray();
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new Successor(new OfficialId(ids[i]), names[i]))
                .distinct()
                .toList();
    }
}
