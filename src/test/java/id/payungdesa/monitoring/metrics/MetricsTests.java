package id.payungdesa.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Clerk;
import id.payungdesa.CountedStatements;
import id.payungdesa.RunningApplication;
import id.payungdesa.Scrape;
import id.payungdesa.Visitor;
import id.payungdesa.access.Role;
import id.payungdesa.database.Scope;
import id.payungdesa.outbox.Outbox;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What a scraper reads over HTTP changes with what officials do over HTTP. */
@RunningApplication
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=false")
class MetricsTests {

    private static final String NIK = "6503990101800001";
    private static final String NAME = "Sanusi Penanda";

    @LocalServerPort
    int people;

    @LocalManagementPort
    int management;

    @Autowired
    HikariDataSource pool;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sampler sampler;

    @Autowired
    Outbox outbox;

    @Autowired
    RuntimeService engine;

    private JdbcClient jdbc;
    private int village;

    @BeforeEach
    void aVillageThatHasNotProposed() {
        jdbc = JdbcClient.create(pool);
        village = system(() -> jdbc.sql("""
                select id from village where kind = 'VILLAGE' and not exists (
                    select from proposal where proposal.village_id = village.id) order by id desc limit 1
                """).query(Integer.class).single());
    }

    @Test
    void aProposalIsSeenOnDesksInStagesAndInMoney() {
        var before = sampled();

        var proposal = starts();
        var started = sampled();
        assertThat(rise(before, started, "payung_tasks_open{age=\"day\",role=\"village_operator\"}"))
                .isEqualTo(1);
        assertThat(rise(before, started, stage("villages", proposal, "DRAFT"))).isEqualTo(1);
        assertThat(rise(before, started, stage("villages", proposal, "ANY"))).isEqualTo(1);

        signs(proposal);
        var signed = sampled();
        assertThat(rise(before, signed, "payung_tasks_open{age=\"day\",role=\"village_operator\"}"))
                .isZero();
        assertThat(rise(before, signed, "payung_tasks_open{age=\"day\",role=\"subdistrict_counter\"}"))
                .isEqualTo(1);
        assertThat(rise(before, signed, stage("villages", proposal, "REVIEW"))).isEqualTo(1);
        assertThat(rise(before, signed, stage("people", proposal, "REVIEW"))).isEqualTo(1);
        assertThat(rise(
                        before,
                        signed,
                        "payung_contribution_rupiah{state=\"proposed\",year=\"%s\"}".formatted(year(proposal))))
                .isEqualTo(16_800 * 12);
    }

    @Test
    void whatIsOverdueGrowsOld() {
        var proposal = starts();
        var before = sampled();

        change(
                "update step set opened_at = opened_at - interval '40 days', due_at = opened_at - interval '9 days' where proposal_id = "
                        + proposal);

        var after = sampled();
        assertThat(rise(before, after, "payung_tasks_open{age=\"older\",role=\"village_operator\"}"))
                .isEqualTo(1);
        assertThat(rise(before, after, "payung_tasks_overdue{role=\"village_operator\"}"))
                .isEqualTo(1);
        assertThat(after.value("payung_tasks_oldest_seconds{role=\"village_operator\"}"))
                .isGreaterThanOrEqualTo(40 * 86_400);
    }

    @Test
    void ordersAreToldByChannelStateAndAge() {
        var proposal = starts();
        var before = sampled();
        inSystem(() -> outbox.queue("MATCHING", "proposal-" + proposal, "watched-" + proposal, proposal, village));
        try {
            change(
                    "update outbox_order set state = 'UNKNOWN', queued_at = queued_at - interval '1 hour' where proposal_id = "
                            + proposal);

            var after = sampled();
            assertThat(rise(before, after, "payung_outbox_orders{kind=\"MATCHING\",state=\"UNKNOWN\"}"))
                    .isEqualTo(1);
            assertThat(after.value("payung_outbox_oldest_seconds{kind=\"MATCHING\"}"))
                    .isGreaterThanOrEqualTo(3600);
        } finally {
            change("update outbox_order set state = 'ANSWERED', answered_at = now() where proposal_id = " + proposal);
        }
        assertThat(rise(before, sampled(), "payung_outbox_orders{kind=\"MATCHING\",state=\"UNKNOWN\"}"))
                .isZero();
    }

    @Test
    void incidentsAndJobsThatWaitAreTold() {
        var proposal = starts();
        signs(proposal);
        var before = sampled();
        var instance = engine.createProcessInstanceQuery()
                .processInstanceBusinessKey("proposal-" + proposal)
                .singleResult();
        var desk = engine.createExecutionQuery()
                .processInstanceId(instance.getId())
                .activityId("receiveFile")
                .singleResult();
        var incident = engine.createIncident("orderStalled", desk.getId(), "watched");
        try {
            change("update act_ru_job set duedate_ = now() - interval '2 hours' where process_instance_id_ = '%s'"
                    .formatted(instance.getId()));

            var after = sampled();
            assertThat(rise(before, after, "payung_engine_incidents{type=\"orderStalled\"}"))
                    .isEqualTo(1);
            assertThat(rise(before, after, "payung_engine_jobs_due")).isGreaterThanOrEqualTo(1);
            assertThat(after.value("payung_engine_jobs_lag_seconds")).isGreaterThanOrEqualTo(7190);
            assertThat(after.value("payung_engine_jobs_executor")).isZero();
        } finally {
            engine.resolveIncident(incident.getId());
            change("update act_ru_job set duedate_ = now() + interval '20 days' where process_instance_id_ = '%s'"
                    .formatted(instance.getId()));
        }
    }

    @Test
    void loginsAreCountedByHowTheyEnd() {
        var before = Scrape.of(management);

        new Visitor(people).login("tidak.ada.siapa", "salah");
        new Visitor(people).login("petugas.dpmpd", Clerk.PASSWORD);

        var after = Scrape.of(management);
        assertThat(rise(before, after, "payung_logins_total{outcome=\"refused\"}"))
                .isEqualTo(1);
        assertThat(rise(before, after, "payung_logins_total{outcome=\"succeeded\"}"))
                .isEqualTo(1);
    }

    @Test
    void aScrapeAsksTheDatabaseNothing() throws SQLException {
        sampled();
        var counted = pool.unwrap(CountedStatements.class);
        counted.drain();

        var told = Scrape.of(management);

        assertThat(counted.drain()).isEmpty();
        assertThat(told.value("payung_sample_age_seconds")).isCloseTo(0, within(60.0));
        assertThat(told.names()).contains("hikaricp_connections_active", "jvm_memory_used_bytes");
    }

    @Test
    void labelsAreWordsOfOursAndNeverAPlaceOrAPerson() {
        signs(starts());
        new Clerk(people, "petugas.dpmpd").get("/pantau?cari=" + NIK);
        var told = sampled();

        assertThat(told.text()).doesNotContain(NIK, NAME, "Sanusi", "petugas.dpmpd", "village.operator");
        assertThat(told.text()).doesNotContain(villageName());
        var labels = told.labels("payung_");
        assertThat(labels).containsOnlyKeys("age", "role", "kind", "state", "type", "year", "stage", "outcome");
        assertThat(labels.get("role"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values()).map(Role::id).toList());
        assertThat(labels.values()).allSatisfy(values -> assertThat(values).hasSizeLessThan(25));
        assertThat(told.labels("http_server_requests").get("uri"))
                .contains("/pantau", "/api/tasks/{id}")
                .allSatisfy(path -> assertThat(path).doesNotContainPattern("[0-9]{2}"));
        assertThat(told.series().keySet().stream().filter(name -> name.startsWith("payung_")))
                .hasSizeLessThan(400);
    }

    @Test
    void everySeriesTheDashboardAndTheAlertsAskForIsTold() throws IOException {
        starts();
        new Visitor(people).get("/login");
        var told = sampled().series().keySet();
        var asked = Stream.concat(Asked.byTheAlerts().stream(), Asked.byTheDashboard().stream())
                .flatMap(expression -> Asked.series(expression).stream())
                .distinct()
                .toList();

        assertThat(asked).hasSizeGreaterThan(30).allSatisfy(series -> assertThat(Asked.tells(told, series))
                .as(series)
                .isTrue());
        assertThat(told.stream()
                        .map(series -> series.replaceAll("\\{.*", ""))
                        .filter(name -> name.startsWith("payung_"))
                        .distinct())
                .as("what is told is looked at")
                .allMatch(name -> asked.stream().anyMatch(series -> series.matches(name + "(\\{.*)?")));
    }

    @Test
    void everyAlertIsExplained() throws IOException {
        var guide = Files.readString(Path.of("src/docs/watching.md"));

        assertThat(Asked.alerts()).hasSizeGreaterThan(15).allSatisfy(alert -> assertThat(guide)
                .contains("| `" + alert + "` |"));
    }

    @Test
    void peopleDoNotMeetIt() {
        assertThat(new Visitor(people).get("/actuator/prometheus").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
        assertThat(new Clerk(people, "petugas.dpmpd")
                        .get("/actuator/prometheus")
                        .statusCode())
                .isEqualTo(404);
    }

    private long starts() {
        var operator = operator();
        operator.fillsInStart();
        succeeds(operator.presses(operator.definition("villageProposal")));
        return system(() -> jdbc.sql("select max(id) from proposal where village_id = :village")
                .param("village", village)
                .query(Long.class)
                .single());
    }

    private void signs(long proposal) {
        var operator = operator();
        var draft = operator.task("draftProposal");
        succeeds(operator.claims(draft));
        succeeds(operator.send(operator.request("/api/proposals/" + proposal + "/roster/paste")
                .header("Content-Type", "text/plain")
                .header("X-APP-XSRF", operator.cookie("APP-XSRF"))
                .POST(BodyPublishers.ofString("NIK\tNama Lengkap\tTanggal Lahir\tL/P\tPekerjaan\tPenghasilan\n"
                        + NIK.substring(0, 12) + "%04d".formatted(village) + "\t" + NAME
                        + "\t1980-01-01\tL\tNelayan\t900000\n"))));
        operator.showsPapers(draft);
        succeeds(operator.saves(draft, Map.of("note", "Mohon diperiksa")));
        succeeds(operator.completes(draft));
        var head = new Clerk(people, Clerk.hired(jdbc, Role.VILLAGE_HEAD.id(), village));
        var sign = head.task("signProposal");
        succeeds(head.claims(sign));
        succeeds(head.saves(sign, Map.of("outcome", "SIGN")));
        succeeds(head.completes(sign));
    }

    private Clerk operator() {
        return new Clerk(people, Clerk.hired(jdbc, Role.VILLAGE_OPERATOR.id(), village));
    }

    private static void succeeds(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private Scrape sampled() {
        sampler.sample();
        return Scrape.of(management);
    }

    private static double rise(Scrape before, Scrape after, String series) {
        return after.value(series) - before.series().getOrDefault(series, 0.0);
    }

    private String stage(String what, long proposal, String stage) {
        return "payung_stage_%s{stage=\"%s\",year=\"%s\"}".formatted(what, stage, year(proposal));
    }

    private int year(long proposal) {
        return system(() -> jdbc.sql("select budget_year from proposal where id = :id")
                .param("id", proposal)
                .query(Integer.class)
                .single());
    }

    private String villageName() {
        return jdbc.sql("select name from village where id = :id")
                .param("id", village)
                .query(String.class)
                .single();
    }

    private void change(String sql) {
        inSystem(() -> jdbc.sql(sql).update());
    }

    private void inSystem(Runnable work) {
        system(() -> {
            work.run();
            return null;
        });
    }

    private <T> T system(Supplier<T> work) {
        return Scope.system(() -> transaction.execute(status -> work.get()));
    }
}
