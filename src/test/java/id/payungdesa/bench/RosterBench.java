package id.payungdesa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Dossiers;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Role;
import id.payungdesa.demo.Staff;
import id.payungdesa.demo.WorkerList;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.NewProposals;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.roster.RosterFile;
import id.payungdesa.roster.RosterIntake;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;

/** A hundred workers of every village read, checked and stored, and then the same rows by a bare COPY into tables with the same indexes. */
@DurableApplication
@TestPropertySource(properties = {"payung.dispatcher.scheduled=false", "camunda.bpm.job-execution.enabled=false"})
class RosterBench {

    private static final int WORKERS = 100;
    private static final int CLIENTS = 2;
    private static final int OTHER_PEOPLE = 300;
    private static final List<String> TABLES = List.of("worker", "candidate");

    @Autowired
    DurableServer server;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Regions regions;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Officials officials;

    @Autowired
    NewProposals starts;

    @Autowired
    Proposals proposals;

    @Autowired
    RosterIntake intake;

    record Submission(Official operator, long proposal, byte[] file) {}

    record Taken(double seconds, double sql, double cpu, long statements) {}

    @Test
    void everyVillagesWorkersAreCheckedAndStored() throws SQLException, IOException {
        var villages = regions.subdistricts().stream()
                .flatMap(subdistrict -> regions.villagesOf(subdistrict.id()).stream())
                .filter(Village::canPropose)
                .toList();
        villages.forEach(village -> staff(village).hire(accounts, village));
        take(CLIENTS, submissions(villages, 0));

        var oneByOne = take(1, submissions(villages, 1));
        var proposal = number("select max(id) from proposal") - villages.size();
        var bare = copied(proposal, villages);
        var together = take(CLIENTS, submissions(villages, 2));

        assertThat(number("select count(*) from candidate")).isEqualTo(3L * villages.size() * WORKERS);
        assertThat(number("select count(*) from refused_row")).isZero();
        report(villages.size(), oneByOne, bare, together);
    }

    /** A list of people nobody has named yet for each village, whose proposal has been started. */
    private List<Submission> submissions(List<Village> villages, int round) {
        return villages.stream()
                .map(village -> {
                    var operator = officials
                            .findByLogin(staff(village).login(Role.VILLAGE_OPERATOR))
                            .orElseThrow();
                    var proposal = as(operator, () -> starts.start(Dossiers.header(Basis.ENACTED)));
                    var people = WorkerList.of(village.id().value() + round * OTHER_PEOPLE, WORKERS);
                    return new Submission(operator, proposal.value(), people.csv());
                })
                .toList();
    }

    private Taken take(int clients, List<Submission> submissions) throws SQLException {
        var tally = pool.unwrap(Tally.class);
        tally.sums().clear();
        var cpu = Cpu.used(server.pid());
        var began = System.nanoTime();
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(clients);
        CompletableFuture.allOf(IntStream.range(0, clients)
                        .mapToObj(client -> CompletableFuture.runAsync(
                                () -> {
                                    for (var n = next.getAndIncrement();
                                            n < submissions.size();
                                            n = next.getAndIncrement()) {
                                        take(submissions.get(n));
                                    }
                                },
                                threads))
                        .toArray(CompletableFuture[]::new))
                .join();
        var seconds = (System.nanoTime() - began) / 1e9;
        threads.shutdown();
        var sql =
                tally.sums().values().stream().mapToLong(sum -> sum.nanos.sum()).sum() / 1e9;
        return new Taken(seconds, sql, Cpu.used(server.pid()).since(cpu).total(), tally.statements());
    }

    private void take(Submission submission) {
        var outcome = as(
                submission.operator(),
                () -> intake.take(
                        proposals
                                .get(new id.payungdesa.proposal.ProposalId(submission.proposal()))
                                .list(),
                        RosterFile.read(submission.file(), "daftar.csv")));
        assertThat(outcome.accepted()).isEqualTo(WORKERS);
    }

    /** Seconds of the same rows, a village at a time, each in a transaction of its own, and all at once. */
    record Bare(double byVillage, double atOnce) {}

    private Bare copied(long after, List<Village> villages) throws SQLException, IOException {
        try (var connection = DurableServer.at(server.url(DurableApplication.DATABASE), "postgres")
                .getConnection()) {
            connection.setAutoCommit(false);
            var byVillage = 0.0;
            bareTables(connection);
            for (var n = 1; n <= villages.size(); n++) {
                byVillage += copied(connection, "proposal_id = " + (after + n));
            }
            bareTables(connection);
            return new Bare(byVillage, copied(connection, "proposal_id > " + after));
        }
    }

    private static void bareTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.execute("drop table if exists bare_" + table);
                statement.execute("create table bare_%1$s (like %1$s including all)".formatted(table));
            }
        }
        connection.commit();
    }

    /** Seconds of copying in and committing what is read before. */
    private static double copied(Connection connection, String whose) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var workers =
                read(copy, "select * from worker where id in (select worker_id from candidate where " + whose + ")");
        var candidates = read(copy, "select * from candidate where " + whose);
        var began = System.nanoTime();
        copy.copyIn("copy bare_worker from stdin", new StringReader(workers));
        copy.copyIn("copy bare_candidate from stdin", new StringReader(candidates));
        connection.commit();
        return (System.nanoTime() - began) / 1e9;
    }

    private static String read(org.postgresql.copy.CopyManager copy, String query) throws SQLException, IOException {
        var rows = new StringWriter();
        copy.copyOut("copy (" + query + ") to stdout", rows);
        return rows.toString();
    }

    private void report(int villages, Taken oneByOne, Bare bare, Taken together) throws SQLException {
        var report = new Report("A regency's lists", server);
        report.say("%d villages with %d workers each, read from CSV, checked, sealed and stored.", villages, WORKERS);
        report.columns("", "seconds", "in SQL", "CPU s", "statements", "lists/s", "lists/CPU s");
        row(report, villages, "one client", oneByOne);
        row(report, villages, "%d clients".formatted(CLIENTS), together);
        report.columns("the same rows by COPY, same indexes, nothing checked", "seconds", "SQL of ours / this");
        report.row("a village at a time", bare.byVillage(), oneByOne.sql() / bare.byVillage());
        report.row("all at once", bare.atOnce(), oneByOne.sql() / bare.atOnce());
        Statements.of(report, pool.unwrap(Tally.class), 20);
        report.write("roster");
    }

    private static void row(Report report, int villages, String name, Taken taken) {
        report.row(
                name,
                taken.seconds(),
                taken.sql(),
                taken.cpu(),
                taken.statements(),
                villages / taken.seconds(),
                villages / taken.cpu());
    }

    private static Staff staff(Village village) {
        var staff = Staff.of(village);
        return new Staff(staff.village() + village.id(), staff.subdistrict());
    }

    private static <T> T as(Official official, Supplier<T> work) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        official.id().toString(), null, List.of()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private long number(String sql) {
        return server.superuser(DurableApplication.DATABASE)
                .sql(sql)
                .query(Long.class)
                .single();
    }
}
