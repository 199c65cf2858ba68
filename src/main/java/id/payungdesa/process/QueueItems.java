package id.payungdesa.process;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.Due;
import id.payungdesa.monitoring.Oddities;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Work;
import id.payungdesa.region.Regions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what lies open at an official's desks, from the steps of those desks alone and no more of them than are shown. */
@Component
@Transactional(readOnly = true)
class QueueItems {

    /** How many rows a page has. */
    static final int ROWS = 50;

    private static final Duration WEEK = Duration.ofDays(7);

    private static final String OF_ANOTHER =
            "not exists (select from desk own where own.role = step.role and own.area = step.area)";

    private static final String RECORDING = "coalesce(step.recorder_area, step.area)";

    private final JdbcClient jdbc;
    private final Oddities oddities;
    private final Bystanders bystanders;
    private final Regions regions;
    private final Clock clock;

    QueueItems(JdbcClient jdbc, Oddities oddities, Bystanders bystanders, Regions regions, Clock clock) {
        this.jdbc = jdbc;
        this.oddities = oddities;
        this.bystanders = bystanders;
        this.regions = regions;
        this.clock = clock;
    }

    /** How much of a step lies at the desks. */
    record Sum(String step, int tasks, int late) {

        public String title() {
            return Work.title(step);
        }
    }

    /** A page of the queue, and the sums over all of it. */
    record Found(List<QueueItem> items, boolean more, List<Sum> sums, Instant now) {}

    Found find(Official official, QueueFilter filter) {
        var items = rows(official, filter);
        return new Found(
                lookedInto(official, items.stream().limit(ROWS).toList()),
                items.size() > ROWS,
                sums(official),
                clock.instant());
    }

    /** These tasks of the official's desks, as far as they are open and theirs. */
    List<QueueItem> of(Official official, Collection<String> tasks) {
        var sql = items(
                atDesks("step.task_id = any (:tasks)", "step.task_id"), "lying.due_at, lying.opened_at, lying.task_id");
        return lookedInto(
                official,
                asked(official, sql, QueueFilter.NONE)
                        .param("tasks", tasks.toArray(String[]::new))
                        .query((row, n) -> item(row, official))
                        .list());
    }

    /** What a task is about, open or closed. */
    record Title(String task, String name, String place) {}

    /** What these tasks were about, by task; of villages the official may see. */
    Map<String, Title> titles(Collection<String> tasks) {
        return jdbc
                .sql("""
                select task_id, coalesce(village.name, split_part(card, ' · ', 1)) as name,
                    coalesce('Kec. ' || subdistrict.name, '') as place
                from step
                left join village on village.id = step.village_id
                left join subdistrict on subdistrict.id = village.subdistrict
                where task_id = any (:tasks)
                """)
                .param("tasks", tasks.toArray(String[]::new))
                .query((row, n) -> new Title(row.getString("task_id"), row.getString("name"), row.getString("place")))
                .list()
                .stream()
                .collect(Collectors.toMap(Title::task, title -> title));
    }

    private List<QueueItem> lookedInto(Official official, List<QueueItem> items) {
        var found = oddities.of(items.stream()
                .flatMap(item -> item.proposal().stream())
                .distinct()
                .toList());
        var objections = bystanders.objections(official, items);
        return items.stream()
                .map(item -> item.with(
                        item.proposal()
                                .map(id -> found.getOrDefault(id, List.of()))
                                .orElse(List.of()),
                        Optional.ofNullable(objections.get(item.task()))))
                .toList();
    }

    private List<QueueItem> rows(Official official, QueueFilter filter) {
        var keys = filter.sorted().keys();
        var limit = " limit " + (ROWS + 1);
        var sql = items(
                atDesks(narrowed(filter) + behind(filter, keys), keys + limit),
                keys.replace("village.name", "lying.village").replace("step.", "lying.") + limit);
        return asked(official, sql, filter)
                .query((row, n) -> item(row, official))
                .list();
    }

    /** From behind the task last shown, wherever that is by now; the index leads there where it can. */
    private static String behind(QueueFilter filter, String keys) {
        if (filter.after().isEmpty()) {
            return "";
        }
        var behind = """
                 and (%1$s) > (
                    select %1$s from step left join village on village.id = step.village_id where step.task_id = :after)
                """.formatted(keys);
        return filter.sorted() == QueueFilter.Order.DUE
                ? behind + " and step.due_at >= (select due_at from step where task_id = :after)"
                : behind;
    }

    private static String narrowed(QueueFilter filter) {
        return "true"
                + (filter.step().isEmpty() ? "" : " and step.step = :step")
                + (filter.subdistrict().isEmpty() ? "" : " and village.subdistrict = :subdistrict")
                + (filter.text().isEmpty() ? "" : " and village.id = any (:found)")
                + (filter.onlyLate() ? " and step.due_at < :now" : "")
                + (filter.thisWeek() ? " and step.due_at between :now and :week" : "");
    }

    /** The desks' own steps, and those of others that they may record; what is both stands there once. */
    private static String atDesks(String where, String order) {
        var lying = """
                select step.* from desk cross join lateral (
                    select step.*, village.name as village, village.subdistrict
                    from step left join village on village.id = step.village_id
                    where step.closed_at is null and step.%s = desk.role and %s = desk.area and %s
                    order by %s
                ) step
                """;
        return lying.formatted("role", "step.area", where, order)
                + "union all\n"
                + lying.formatted("recorder", RECORDING, where + " and " + OF_ANOTHER, order);
    }

    private static String items(String lying, String order) {
        return """
                with desk as (select * from unnest(:roles, :areas) as desk (role, area)), lying as (%s)
                select lying.*, subdistrict.name as subdistrict_name, task.rev_, task.assignee_, holder.name as holder
                from lying
                left join subdistrict on subdistrict.id = lying.subdistrict
                join act_ru_task task on task.id_ = lying.task_id
                left join official holder on holder.id = task.assignee_::bigint
                order by %s
                """.formatted(lying, order);
    }

    private List<Sum> sums(Official official) {
        return asked(official, """
                with desk as (select * from unnest(:roles, :areas) as desk (role, area))
                select step, count(*) as tasks, count(*) filter (where due_at < :now) as late
                from (
                    select step.step, due_at from desk
                    join step on step.role = desk.role and step.area = desk.area and closed_at is null
                    union all
                    select step.step, due_at from desk
                    join step on step.recorder = desk.role and %s = desk.area and closed_at is null and %s
                ) lying
                group by step
                order by min(due_at)
                """.formatted(RECORDING, OF_ANOTHER), QueueFilter.NONE)
                .query(Sum.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(Official official, String sql, QueueFilter filter) {
        var posts = official.posts();
        var now = clock.instant();
        return jdbc.sql(sql)
                .param("roles", posts.stream().map(post -> post.role().id()).toArray(String[]::new))
                .param("areas", posts.stream().map(Post::area).toArray(Integer[]::new))
                .param("step", filter.step())
                .param("subdistrict", filter.subdistrictId())
                .param("found", filter.text().isEmpty() ? new Integer[0] : villages(filter.text()))
                .param("now", Timestamp.from(now))
                .param("week", Timestamp.from(now.plus(WEEK)))
                .param("after", filter.after());
    }

    private Integer[] villages(String text) {
        return regions.search(text).stream()
                .map(village -> village.id().value())
                .toArray(Integer[]::new);
    }

    private QueueItem item(ResultSet row, Official official) throws SQLException {
        var village = row.getString("village");
        var proposal = row.getLong("proposal_id");
        var assignee = row.getString("assignee_");
        return new QueueItem(
                row.getString("task_id"),
                row.getString("step"),
                row.getString("subject"),
                new Post(Role.of(row.getString("role")), row.getInt("area")),
                row.getInt("rev_"),
                proposal == 0 ? Optional.empty() : Optional.of(new ProposalId(proposal)),
                village == null ? firstWords(row.getString("card")) : village,
                village == null ? "" : "Kec. " + row.getString("subdistrict_name"),
                Optional.ofNullable(row.getObject("people", Integer.class)),
                Optional.ofNullable(row.getObject("amount", Long.class)).map(Rupiah::of),
                row.getTimestamp("opened_at").toInstant(),
                new Due(row.getTimestamp("due_at").toInstant(), clock.instant()),
                hold(assignee, official),
                row.getString("holder"),
                row.getString("content") != null,
                List.of(),
                Optional.empty());
    }

    private static QueueItem.Hold hold(String assignee, Official official) {
        if (assignee == null) {
            return QueueItem.Hold.FREE;
        }
        return assignee.equals(official.id().toString()) ? QueueItem.Hold.MINE : QueueItem.Hold.TAKEN;
    }

    /** The card of a round begins with its name. */
    private static String firstWords(String card) {
        return card.split(" · ", 2)[0];
    }
}
