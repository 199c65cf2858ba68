package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.proposal.Work;
import id.payungdesa.region.Regions;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.VillageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What should be done by now or within a week in the villages an official may see, and at whose desks it lies. */
@Component
@Transactional(readOnly = true)
public class Agenda {

    private static final Duration AHEAD = Duration.ofDays(7);

    /** Tasks about a round are of no village, so they are for those who look at every one. */
    private static final String OPEN = """
            from step
            left join proposal on proposal.id = step.proposal_id
            left join round on step.proposal_id is null and step.subject = 'round-' || round.id
            where step.closed_at is null and coalesce(proposal.budget_year, round.budget_year) = :year and
            """;

    private final JdbcClient jdbc;
    private final Regions regions;
    private final Clock clock;

    Agenda(JdbcClient jdbc, Regions regions, Clock clock) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.clock = clock;
    }

    /** Some tasks, and how many there are of them. */
    public record Page(List<DueTask> tasks, int all) {}

    /** The desks with most late tasks. */
    public List<LateDesk> late(Official official, BudgetYear year, Narrowing narrowing, int most) {
        return ask(
                        "select step.role, step.area, count(*) as tasks, min(step.due_at) as oldest\n" + OPEN
                                + VillageStages.proposals(official, narrowing)
                                + "and step.due_at < :now group by step.role, step.area order by tasks desc, oldest limit :most",
                        official,
                        year,
                        narrowing)
                .param("most", most)
                .query(this::desk)
                .list();
    }

    /** What has still time, but no more than a week, the most urgent first. */
    public Page ahead(Official official, BudgetYear year, Narrowing narrowing, int most) {
        return tasks(official, year, narrowing, "and step.due_at between :now and :until", Optional.empty(), most);
    }

    /** All that is late or due within a week, of one desk or of all. */
    public Page all(Official official, BudgetYear year, Narrowing narrowing, Optional<Post> desk, int most) {
        return tasks(official, year, narrowing, "and step.due_at < :until", desk, most);
    }

    private Page tasks(
            Official official, BudgetYear year, Narrowing narrowing, String when, Optional<Post> desk, int most) {
        var counted = new int[1];
        var tasks = ask(
                        """
                select step.task_id, step.step, step.role, step.area, step.due_at, step.opened_at, step.village_id, round.title,
                    count(*) over () as counted
                """ + OPEN + VillageStages.proposals(official, narrowing) + when
                                + (desk.isPresent() ? " and step.role = :role and step.area = :area" : "")
                                + " order by step.due_at, step.task_id limit :most",
                        official,
                        year,
                        narrowing)
                .param("until", Timestamp.from(clock.instant().plus(AHEAD)))
                .param("role", desk.map(post -> post.role().id()).orElse(""))
                .param("area", desk.map(Post::area).orElse(0))
                .param("most", most)
                .query((row, number) -> {
                    counted[0] = row.getInt("counted");
                    return task(row);
                })
                .list();
        return new Page(tasks, counted[0]);
    }

    /** Since when each village is late that is, by its own tasks or those of its round. */
    public Map<Integer, Instant> lateVillages(BudgetYear year) {
        return lateVillages(year, Optional.empty());
    }

    /** The same of these villages alone. */
    public Map<Integer, Instant> lateVillages(BudgetYear year, Optional<List<Integer>> villages) {
        var late = new TreeMap<Integer, Instant>();
        jdbc.sql("""
                select proposal.village_id, min(step.due_at) as since
                from step
                left join round_proposal entered
                    on step.proposal_id is null and step.subject = 'round-' || entered.round_id and entered.fate is null
                join proposal on proposal.id = coalesce(step.proposal_id, entered.proposal_id)
                where step.closed_at is null and step.due_at < :now and proposal.budget_year = :year %s
                group by proposal.village_id
                """.formatted(villages.isPresent() ? "and proposal.village_id = any (:villages)" : ""))
                .param("villages", villages.orElse(List.of()).toArray(Integer[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("year", year.value())
                .query(row -> {
                    late.put(row.getInt("village_id"), row.getTimestamp("since").toInstant());
                });
        return late;
    }

    private JdbcClient.StatementSpec ask(String sql, Official official, BudgetYear year, Narrowing narrowing) {
        return VillageStages.within(jdbc.sql(sql), official, narrowing)
                .param("now", Timestamp.from(clock.instant()))
                .param("year", year.value());
    }

    private LateDesk desk(ResultSet row, int number) throws SQLException {
        var post = new Post(Role.of(row.getString("role")), row.getInt("area"));
        return new LateDesk(post, title(post), row.getInt("tasks"), due(row, "oldest"));
    }

    private DueTask task(ResultSet row) throws SQLException {
        var post = new Post(Role.of(row.getString("role")), row.getInt("area"));
        return new DueTask(
                row.getString("task_id"),
                Work.title(row.getString("step")),
                post,
                title(post),
                due(row, "due_at"),
                row.getTimestamp("opened_at").toInstant(),
                Optional.ofNullable(row.getObject("village_id", Integer.class))
                        .flatMap(id -> regions.find(new VillageId(id))),
                Optional.ofNullable(row.getString("title")));
    }

    private Due due(ResultSet row, String column) throws SQLException {
        return new Due(row.getTimestamp(column).toInstant(), clock.instant());
    }

    public String title(Post post) {
        return switch (post.level()) {
            case VILLAGE ->
                regions.find(new VillageId(post.area()))
                        .map(village -> post.role().title() + " " + village.name())
                        .orElse(post.role().title());
            case SUBDISTRICT ->
                regions.villagesOf(new SubdistrictId(post.area())).stream()
                        .findFirst()
                        .map(village -> post.role().title() + " "
                                + village.subdistrict().name())
                        .orElse(post.role().title());
            case REGENCY -> post.role().title();
        };
    }
}
