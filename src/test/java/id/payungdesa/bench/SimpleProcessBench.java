package id.payungdesa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.database.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The simple process on a stock engine, on ours and on none, round by round, so that a busy minute hits them all. */
@DurableApplication
@Import(SimpleSteps.class)
@TestPropertySource(properties = {"payung.dispatcher.scheduled=false", "camunda.bpm.job-execution.enabled=false"})
class SimpleProcessBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int CLIENTS = 2;

    @Autowired
    DurableServer server;

    @Autowired
    HikariDataSource pool;

    @Autowired
    ProcessEngine engine;

    @Autowired
    DomainRow rows;

    private final AtomicLong number = new AtomicLong();
    private final Map<Contender, List<Round>> rounds = new LinkedHashMap<>();

    record Round(int instances, Reading cost, Cpu cpu, long grown) {

        double perSecond() {
            return instances / cost.seconds();
        }

        double perCpuSecond() {
            return instances / cpu.total();
        }
    }

    @Test
    void ourEngineIsComparedWithAStockOneAndWithNone() throws SQLException {
        DomainRow.tables(
                DurableServer.at(server.url(DurableApplication.DATABASE), DurableServer.OWNER),
                DurableServer.APPLICATION);
        var stock = Engine.stock(server, "Camunda 7.24, stock", "stock", false);
        var stockUuid =
                Engine.stock(server, "Camunda 7.24, stock, UUIDs as its Boot starter has them", "stock_uuid", true);
        var ours = ours("villageProposal", "ours, rights asked at every call", new Officials());
        var unchecked = ours("simpleUnchecked", "ours, rights not asked, as stock", new Engine.Unchecked());
        var floor = Floor.on(server);
        var contenders = List.<Contender>of(stock, stockUuid, ours, unchecked, floor);

        contenders.forEach(contender -> round(contender, 500));
        contenders.forEach(this::settle);
        rounds.clear();
        server.superuser("postgres").sql("checkpoint").update();
        var afterCheckpoint = new LinkedHashMap<Contender, Round>();
        contenders.forEach(contender -> afterCheckpoint.put(contender, round(contender, 400)));
        rounds.clear();
        for (var i = 0; i < ROUNDS; i++) {
            contenders.forEach(contender -> round(contender, contender == floor ? 2000 : 400));
        }

        assertThat(contenders).allSatisfy(contender -> assertThat(contender.carried())
                .as(contender.name())
                .isEqualTo(500 + 400 + ROUNDS * (contender == floor ? 2000 : 400)));
        assertThat(rows.ended()).isEqualTo(ours.carried() + unchecked.carried());
        report(contenders, afterCheckpoint);
    }

    /** The engine of the running application. */
    private Engine ours(String process, String name, Engine.Clerks clerks) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getHistoryLevel().getName()).isEqualTo("lean");
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        return new Engine(name, DurableApplication.DATABASE, pool, engine, process, Map.of(), clerks).deployed();
    }

    /** May start what a village starts, and holds the desk of both tasks; in a scope. */
    private final class Officials implements Engine.Clerks {

        private final Engine.Clerks deeds = new Engine.Unchecked();

        @Override
        public <T> T atDesk(Callable<T> deed) {
            engine.getIdentityService().setAuthentication("1", List.of("bench", "village_operator"));
            try {
                return Scope.system(() -> deeds.atDesk(deed));
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }
    }

    /** Two clients share the instances; what was deleted is cleared away before the next round, outside the measuring. */
    private Round round(Contender contender, int instances) {
        var postmaster = server.pid();
        var cpu = Cpu.used(postmaster);
        var before = read(contender);
        contender.carryTogether(instances, CLIENTS, number);
        var ended = System.nanoTime();
        var spent = Cpu.used(postmaster).since(cpu);
        var cost = read(contender).since(before).until(ended - before.nanos());
        settle(contender);
        var round = new Round(instances, cost, spent, read(contender).size() - before.size());
        rounds.computeIfAbsent(contender, any -> new ArrayList<>()).add(round);
        return round;
    }

    private Reading read(Contender contender) {
        contender.pool().getHikariPoolMXBean().softEvictConnections();
        return Reading.of(server, contender.database(), tally(contender).statements());
    }

    private static Tally tally(Contender contender) {
        try {
            return contender.pool().unwrap(Tally.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settle(Contender contender) {
        server.superuser(contender.database()).sql("vacuum").update();
    }

    private void report(List<Contender> contenders, Map<Contender, Round> checkpointed) {
        var report = new Report("The simple process", server);
        report.say(
                "start, user task, user task, async, async, end; %d clients; %d interleaved rounds of 400 instances (2,000 for"
                        + " the floor); history *audit* and five variables for the stock engines; ours with authorisation,"
                        + " scope, domain row and five audit rows, without variables.",
                CLIENTS, ROUNDS);
        report.columns(
                "",
                "instances/s, median",
                "best",
                "instances/CPU s",
                "SQL",
                "commits",
                "WAL KB",
                "WAL KB after a checkpoint",
                "rows written",
                "rows kept",
                "stored KB");
        for (var contender : contenders) {
            var first = checkpointed.get(contender);
            report.row(
                    contender.name(),
                    median(contender, Round::perSecond),
                    rounds.get(contender).stream()
                            .mapToDouble(Round::perSecond)
                            .max()
                            .orElseThrow(),
                    median(contender, Round::perCpuSecond),
                    each(contender, Reading::statements),
                    each(contender, Reading::commits),
                    each(contender, Reading::wal) / 1024,
                    first.cost().wal() / 1024.0 / first.instances(),
                    each(contender, Reading::written),
                    each(contender, Reading::kept),
                    stored(contender));
        }
        report.columns("ratio per round, median", "instances/s", "instances/CPU s");
        for (var ours : contenders.subList(2, 4)) {
            for (var stock : contenders.subList(0, 2)) {
                ratio(report, ours, stock);
            }
            ratio(report, contenders.get(4), ours);
        }
        if (Boolean.getBoolean("bench.statements")) {
            Statements.of(report, tally(contenders.get(2)), 40);
            Statements.of(report, tally(contenders.get(0)), 40);
        }
        report.write("simple-process");
    }

    private double each(Contender contender, ToDoubleFunction<Reading> of) {
        return median(contender, round -> of.applyAsDouble(round.cost()) / round.instances());
    }

    /** What the rounds left behind once dead rows were cleared away. */
    private double stored(Contender contender) {
        var all = rounds.get(contender);
        return all.stream().mapToLong(Round::grown).sum()
                / 1024.0
                / all.stream().mapToInt(Round::instances).sum();
    }

    private double median(Contender contender, ToDoubleFunction<Round> of) {
        return middle(rounds.get(contender).stream().mapToDouble(of).toArray());
    }

    private void ratio(Report report, Contender one, Contender other) {
        report.row(
                one.name() + " / " + other.name(),
                ratio(one, other, Round::perSecond),
                ratio(one, other, Round::perCpuSecond));
    }

    private double ratio(Contender one, Contender other, ToDoubleFunction<Round> of) {
        var ratios = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            ratios[i] = of.applyAsDouble(rounds.get(one).get(i))
                    / of.applyAsDouble(rounds.get(other).get(i));
        }
        return middle(ratios);
    }

    private static double middle(double[] values) {
        java.util.Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
