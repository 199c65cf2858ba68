package id.payungdesa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.Role;
import id.payungdesa.demo.Deeds;
import id.payungdesa.demo.Matter;
import id.payungdesa.demo.Staff;
import id.payungdesa.demo.WorkerList;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A regency's year: every village insures a hundred workers, every decision over HTTP as Tasklist and our forms make it. */
@DurableApplication
class RegencyBench {

    private static final int WORKERS = 100;
    private static final int CLIENTS = Integer.getInteger("bench.clients", 4);
    private static final int YEARS_BEFORE = Integer.getInteger("bench.warm", 2);
    private static final int VILLAGES = Integer.getInteger("bench.villages", Integer.MAX_VALUE);

    @TestConfiguration(proxyBeanMethods = false)
    static class AtTheDoor {

        @Bean
        Requests requests() {
            return new Requests();
        }

        @Bean
        FilterRegistrationBean<Requests> measured(Requests requests) {
            var filter = new FilterRegistrationBean<>(requests);
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    @Autowired
    DurableServer server;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Requests requests;

    @Autowired
    Regions regions;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Clock clock;

    @Value("${payung.sandbox.datasource.url}")
    String insurerBooks;

    @LocalServerPort
    int port;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final Latencies latencies = new Latencies();
    private final Map<Village, Matter> proposals = new ConcurrentHashMap<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private List<Village> villages;
    private Deeds deeds;

    record Stage(Reading cost, Cpu cpu) {}

    @AfterEach
    void end() {
        clients.shutdownNow();
    }

    @Test
    void everyVillageOfTheRegencyIsCovered() throws SQLException {
        villages = regions.subdistricts().stream()
                .flatMap(subdistrict -> regions.villagesOf(subdistrict.id()).stream())
                .filter(Village::canPropose)
                .limit(VILLAGES)
                .toList();
        hire();
        for (var before = 0; before < YEARS_BEFORE; before++) {
            warmUp();
        }
        tend();
        server.superuser(DurableApplication.DATABASE).sql("checkpoint").update();
        requests.sums().clear();
        pool.unwrap(Tally.class).sums().clear();

        var yardstick = new Yardstick(server);
        var paceBefore = yardstick.laidOn();
        var cpu = Cpu.used(server.pid());
        var before = read();
        var heap = new Heap();
        try (heap) {
            year();
        } catch (RuntimeException failure) {
            System.out.println("FAILED " + failure);
        }
        var worked = System.nanoTime() - before.nanos();
        var spent = Cpu.used(server.pid()).since(cpu);
        pool.getHikariPoolMXBean().softEvictConnections();
        var after = read();
        var paceAfter = yardstick.laidOn();

        report(
                before,
                after,
                new Stage(after.since(before).until(worked), spent),
                heap.peakMegabytes(),
                List.of(paceBefore, paceAfter));
        everybodyIsCovered();
    }

    /**
     * A server in its second month has long been compiled; one that has just begun spends half of its time on that. So the
     * same year is worked before, and then nothing of it is left but what the machine has learned.
     */
    private void warmUp() {
        standingStill(() -> server.copy(DurableApplication.DATABASE, "before"));
        year();
        standingStill(() -> {
            server.replace(DurableApplication.DATABASE, "before");
            superuser()
                    .sql("update act_ge_property set value_ = '1000000' where name_ = 'next.dbid'")
                    .update();
            var books = books();
            // A table looked at while it is empty is read whole by every plan until it is looked at again.
            tables(books).forEach(table -> books.sql("alter table " + table + " set (autovacuum_enabled = off)")
                    .update());
            books.sql("truncate " + String.join(", ", tables(books))).update();
        });
        proposals.clear();
        stages.clear();
        latencies.clear();
    }

    /**
     * As autovacuum does, which passes by what never had a row. Of a table once known to be empty every connection would keep plans that
     * read it whole.
     */
    private void tend() {
        var superuser = server.superuser(DurableApplication.DATABASE);
        var filled = superuser
                .sql("select relname from pg_stat_user_tables where pg_relation_size(relid) > 0")
                .query(String.class)
                .list();
        superuser.sql("vacuum analyze " + String.join(", ", filled)).update();
    }

    private static List<String> tables(JdbcClient database) {
        return database.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
    }

    private void standingStill(Runnable work) {
        var connections = pool.getHikariPoolMXBean();
        connections.suspendPool();
        org.awaitility.Awaitility.await().until(() -> connections.getActiveConnections() == 0);
        work.run();
        connections.softEvictConnections();
        connections.resumePool();
    }

    /** A password is checked by bcrypt, which is slow on purpose; that is no cost of ours, so here it is not. */
    private void hire() {
        villages.forEach(village -> staff(village).hire(accounts, village));
        superuser()
                .sql("update official set password_hash = ?")
                .param("{noop}" + DemoAccounts.PASSWORD)
                .update();
    }

    /** Two villages of Nunukan share a name, so their numbers tell their officials apart. */
    private static Staff staff(Village village) {
        var staff = Staff.of(village);
        return new Staff(staff.village() + village.id(), staff.subdistrict());
    }

    private void year() {
        deeds = new Deeds(URI.create("http://127.0.0.1:" + port), DemoAccounts.PASSWORD, clock, latencies::took);
        stage("everybody logs in", () -> inParallel(everybody(), deeds::desk));
        stage("villages propose", () -> inParallel(villages, this::propose));
        stage("kecamatan receive and evaluate", () -> inParallel(subdistricts(), this::evaluate));
        stage("kecamatan verify", () -> inParallel(subdistricts(), this::verify));
        stage("BPJS has matched", () -> await("READY"));
        stage("villages enact their budgets", () -> inParallel(villages, this::enact));
        stage("Bupati endorses", this::endorse);
        stage("BPJS has enrolled", () -> await("PAYMENT"));
        stage("villages pay", () -> inParallel(villages, this::pay));
        stage("BPJS has settled", () -> await("COVERED"));
    }

    private Collection<String> everybody() {
        return superuser()
                .sql("select login from official order by id")
                .query(String.class)
                .list();
    }

    private void propose(Village village) {
        var staff = staff(village);
        var operator = staff.login(Role.VILLAGE_OPERATOR);
        var proposal = deeds.startProposal(operator);
        proposals.put(village, proposal);
        deeds.draftProposal(operator, proposal, "daftar.csv", workers(village));
        deeds.does(staff.at("signProposal"), "signProposal", proposal);
    }

    private static byte[] workers(Village village) {
        return WorkerList.of(village.id().value(), WORKERS).csv();
    }

    private Collection<List<Village>> subdistricts() {
        return villages.stream()
                .collect(Collectors.groupingBy(Village::subdistrict))
                .values();
    }

    /** The counter takes what is complete in one go; each draft regulation is evaluated by itself, and what is sound signed in one sitting. */
    private void evaluate(List<Village> subdistrict) {
        var staff = staff(subdistrict.get(0));
        var received = deeds.receivesTogether(staff.at("receiveFile"));
        assertThat(received).isEqualTo(subdistrict.size());
        each("prepareEvaluation", subdistrict);
        if (deeds.signsTogether(staff.at("signEvaluation")) < subdistrict.size()) {
            eachIfThere("signEvaluation", subdistrict);
        }
    }

    /** A list without a mark goes together with others, the rest one by one. */
    private void verify(List<Village> subdistrict) {
        var staff = staff(subdistrict.get(0));
        if (deeds.verifiesTogether(staff.at("verifyCandidates")) < subdistrict.size()) {
            eachIfThere("verifyCandidates", subdistrict);
        }
    }

    private void each(String step, List<Village> some) {
        some.forEach(village -> deeds.does(staff(village).at(step), step, proposals.get(village)));
    }

    private void eachIfThere(String step, List<Village> some) {
        some.forEach(village -> deeds.doesIfThere(staff(village).at(step), step, proposals.get(village)));
    }

    private void enact(Village village) {
        deeds.does(staff(village).at("recordEnactment"), "recordEnactment", proposals.get(village));
    }

    /** One round for each kecamatan, opened one after the other: that is one person's work. */
    private void endorse() {
        var rounds = villages.stream().collect(Collectors.groupingBy(Village::subdistrict)).entrySet().stream()
                .map(place -> deeds.openRound(
                        "petugas.dpmpd",
                        "Kecamatan %s, semua desa".formatted(place.getKey().name()),
                        place.getValue().stream().map(proposals::get).toList()))
                .toList();
        var staff = staff(villages.get(0));
        inParallel(rounds, round -> Stream.of("recommendRound", "initialByLegal", "initialBySecretary", "signDecree")
                .forEach(step -> deeds.does(staff.at(step), step, round)));
    }

    private void pay(Village village) {
        var staff = staff(village);
        Stream.of("requestPayment", "verifyPaymentRequest", "approvePayment")
                .forEach(step -> deeds.does(staff.at(step), step, proposals.get(village)));
        deeds.payContribution(staff.at("payContribution"), proposals.get(village));
    }

    private <T> void inParallel(Collection<T> all, Consumer<T> work) {
        CompletableFuture.allOf(all.stream()
                        .map(each -> CompletableFuture.runAsync(() -> work.accept(each), clients))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Looks every tenth of a second, by a connection of its own, whether all proposals have come so far. */
    private void await(String stage) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(10))
                .pollInterval(java.time.Duration.ofMillis(100))
                .until(() -> number("select count(*) from proposal where stage = '" + stage + "'") == villages.size());
    }

    private void stage(String name, Runnable work) {
        var cpu = Cpu.used(server.pid());
        var before = read();
        work.run();
        var stage = new Stage(read().since(before), Cpu.used(server.pid()).since(cpu));
        stages.put(name, stage);
        System.out.printf(
                "%s: %.1f s, %.1f CPU s%n",
                name, stage.cost().seconds(), stage.cpu().total());
    }

    private void everybodyIsCovered() {
        var people = (long) villages.size() * WORKERS;
        assertThat(number("select count(*) from proposal where stage = 'COVERED'"))
                .isEqualTo(villages.size());
        assertThat(number("select count(*) from proposal")).isEqualTo(villages.size());
        assertThat(number("select count(*) from coverage where cover = '[2027-01-01,2028-01-01)'"))
                .isEqualTo(people);
        assertThat(number("select count(distinct nik_hash) from coverage")).isEqualTo(people);
        assertThat(number("select count(*) from step where closed_at is null")).isZero();
        assertThat(number("select count(*) from act_ru_execution")).isZero();
        assertThat(number("select count(*) from act_ru_incident")).isZero();
        assertThat(number("select count(*) from audit_broken")).isZero();
        var owed = number("select sum(monthly * months) from candidate");
        assertThat(owed).isPositive();
        assertThat(number("select sum(amount) from bill where not dead")).isEqualTo(owed);
        assertThat(number("select sum(amount) from settlement where matched")).isEqualTo(owed);
        assertThat(number("select sum(amount) from ledger_posting where account = 'PAID'"))
                .isEqualTo(owed);
        var books = books();
        assertThat(books.sql("select sum(amount) from payment")
                        .query(Long.class)
                        .single())
                .isEqualTo(owed);
        assertThat(books.sql("select count(*) from member").query(Long.class).single())
                .isEqualTo(people);
    }

    private JdbcClient books() {
        return JdbcClient.create(DurableServer.at(insurerBooks, DurableServer.OWNER));
    }

    private long number(String sql) {
        return superuser().sql(sql).query(Long.class).single();
    }

    private JdbcClient superuser() {
        return server.superuser(DurableApplication.DATABASE);
    }

    private Reading read() {
        try {
            return Reading.of(
                    server,
                    DurableApplication.DATABASE,
                    pool.unwrap(Tally.class).statements());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts, completed tasks, fired jobs and messages that reached a process. */
    private long engineTransactions() {
        return number("""
                select (select count(*) from act_hi_procinst where super_process_instance_id_ is null)
                    + (select count(*) from step where closed_by is not null)
                    + (select count(*) from inbox_message where delivered_at is not null)
                """);
    }

    private void report(Reading before, Reading after, Stage all, long peak, List<Yardstick.Pace> paces)
            throws SQLException {
        var report = new Report("A regency's year", server);
        report.say(
                "%d villages with %d workers each, %d clients, one login for each of %d officials, one round for each"
                        + " kecamatan, insurer in the sandbox with answers at once. Everything in one JVM: application, clients"
                        + " and the insurer; its books are on another server. Verified: everybody is covered, and the sums agree"
                        + " with the insurer's books.",
                villages.size(), WORKERS, CLIENTS, everybody().size());
        report.columns("stage", "seconds", "CPU s", "of that PostgreSQL", "statements", "commits", "WAL MB");
        stages.forEach((name, stage) -> row(report, name, stage));
        row(report, "in all", all);
        var perSecond =
                paces.stream().mapToDouble(Yardstick.Pace::perSecond).average().orElseThrow();
        var perCpuSecond = paces.stream()
                .mapToDouble(Yardstick.Pace::perCpuSecond)
                .average()
                .orElseThrow();
        report.say(
                "The hand-written simple process on this machine before and after: %s. The year is worth %,.0f of them by"
                        + " seconds, %,.0f by CPU seconds; where it carries 1,069 a second (980 a CPU second), that is %.1f s (%.0f).",
                paces.stream()
                        .map(pace -> "%.0f/s (%.0f/CPU s)".formatted(pace.perSecond(), pace.perCpuSecond()))
                        .collect(Collectors.joining(", ")),
                all.cost().seconds() * perSecond,
                all.cpu().total() * perCpuSecond,
                all.cost().seconds() * perSecond / 1069,
                all.cpu().total() * perCpuSecond / 980);

        var transactions = engineTransactions();
        var wholePages = Reading.wholePages(superuser(), before.wal(), after.wal());
        report.columns("", "in all", "per engine transaction", "per village");
        per(report, transactions, "engine transactions", transactions);
        per(
                report,
                transactions,
                "statements, reading and waiting included",
                all.cost().statements());
        per(report, transactions, "commits", all.cost().commits());
        per(report, transactions, "WAL bytes", all.cost().wal());
        per(report, transactions, "of that whole pages, first touched since the checkpoint before", wholePages);
        per(report, transactions, "rows written", all.cost().written());
        per(report, transactions, "rows kept", all.cost().kept());
        per(report, transactions, "stored bytes", all.cost().size());
        report.say(
                "Heap: at most %d MB while running, %d MB after collection with everybody still logged in.",
                peak, Heap.megabytesAfterCollection());
        report.say("What officials wait for, over HTTP, with %d of them at once on a full machine:", CLIENTS);
        latencies.report(report);
        Profile.of(report, requests, pool.unwrap(Tally.class), all.cpu());
        Statements.of(report, pool.unwrap(Tally.class), 40);
        Profile.ofDatabase(report, superuser());
        report.write("regency");
    }

    private static void row(Report report, String name, Stage stage) {
        report.row(
                name,
                stage.cost().seconds(),
                stage.cpu().total(),
                stage.cpu().postgres(),
                stage.cost().statements(),
                stage.cost().commits(),
                stage.cost().wal() / 1048576.0);
    }

    private void per(Report report, long transactions, String name, long total) {
        report.row(name, total, (double) total / transactions, (double) total / villages.size());
    }
}
