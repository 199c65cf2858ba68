package id.payungdesa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Clerk;
import id.payungdesa.access.Role;
import id.payungdesa.monitoring.StageSums;
import id.payungdesa.monitoring.metrics.Sampler;
import id.payungdesa.region.Regions;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What managers wait for, twenty of them at once, in a regency with three years of history and in the nation: over HTTP, the
 * clients on the same machine. Writes {@code target/bench/monitoring.md}.
 */
@DurableApplication
class MonitoringBench {

    private static final int YEAR = 2027;
    private static final int USERS = Integer.getInteger("bench.users", 20);
    private static final int PEOPLE = Integer.getInteger("bench.people", 100);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final List<Integer> SIZES = Stream.of(
                    System.getProperty("bench.sizes", "232,75266").split(","))
            .map(Integer::valueOf)
            .toList();

    private static final int GIVEN_UP = 0;
    private static final long STRANGELY_LONG = 5_000_000_000L;

    /** The pages, for whoever has them; what is not there yet, or not for somebody, is told and left out. */
    private static final List<String> PAGES = List.of(
            "/pantau",
            "/pantau?terlambat=ya",
            "/pantau?cari=tanjung",
            "/pantau/peta",
            "/pantau/desa/{village}",
            "/pantau/proses",
            "/pantau/kerja",
            "/pantau/uang",
            "/usulan-desa",
            "/antrean",
            "/pemberitahuan",
            "/simulasi",
            "/paritrana",
            "/transparansi");

    private enum Viewer {
        REGENCY,
        KECAMATAN,
        VILLAGE
    }

    @Autowired
    DurableServer server;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Regions regions;

    @Autowired
    StageSums sums;

    @Autowired
    Sampler sampler;

    @LocalServerPort
    int port;

    private final Map<Viewer, List<User>> users = new EnumMap<>(Viewer.class);
    private final Map<Viewer, List<String>> pages = new EnumMap<>(Viewer.class);

    private record User(Viewer viewer, Clerk clerk, int village) {

        /** Whoever waits too long is counted with how long it was. */
        int asks(String page) {
            try {
                return clerk.get(page.replace("{village}", String.valueOf(village)))
                        .statusCode();
            } catch (UncheckedIOException e) {
                return GIVEN_UP;
            }
        }
    }

    private record Call(String page, Viewer viewer) {}

    @Test
    void managersDoNotWaitInARegencyNorInTheNation() throws Exception {
        var report = new Report("What managers wait for", server);
        report.say(
                "%d users at once, clients and PostgreSQL on the same cores. *Pausing*: each reads for a second before the next"
                        + " page. *Without a pause*: as many requests as the machine can answer. Load of the machine before: %.1f.",
                USERS, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (var history = new History(server, DurableApplication.DATABASE)) {
            for (var size : SIZES) {
                measure(size, history, report);
                report.write("monitoring");
            }
        }
    }

    private void measure(int size, History history, Report report) throws Exception {
        var began = System.nanoTime();
        grow(size, history);
        report.say(
                "## %,d villages: %,d people on lists, %,d proposals, %,d steps; written in %d s",
                size,
                history.rows("candidate"),
                history.rows("proposal"),
                history.rows("step"),
                (System.nanoTime() - began) / 1_000_000_000);
        comeIn(history);
        var missing = probe();
        visit(SECONDS / 2, 0);
        report.columns(
                "page", "viewer", "times", "p50 ms", "p95 ms", "p99 ms", "longest ms", "", "p95 ms without a pause");
        var pausing = visit(SECONDS, 1000);
        var hurrying = visit(SECONDS, 0);
        pausing.forEach((call, nanos) -> report.row(
                call.page(),
                call.viewer().name().toLowerCase(java.util.Locale.ROOT),
                nanos.size(),
                at(nanos, 0.5),
                at(nanos, 0.95),
                at(nanos, 0.99),
                at(nanos, 1),
                at(nanos, 0.95) <= goal(size) ? "" : "**over " + goal(size) + "**",
                hurrying.containsKey(call) ? at(hurrying.get(call), 0.95) : 0.0));
        report.say("Not there, or not for them: %s.", missing.isEmpty() ? "none" : String.join(", ", missing));
        report.say("Reading all numbers for the operators' tools once: %.0f ms.", sampling());
        slowest(report);
        assertThat(pausing).as("pages that were read").isNotEmpty();
    }

    private static int goal(int size) {
        return size > 1000 ? 500 : 150;
    }

    /** Three years where there is one regency; the nation has one, as a province or a country is many regencies. */
    private void grow(int size, History history) {
        new Nation(asOwner()).growsTo(size);
        regions.refresh();
        if (size < 1000) {
            history.of(YEAR - 2, PEOPLE, false);
            history.of(YEAR - 1, PEOPLE, false);
        }
        history.of(YEAR, PEOPLE, true);
        sums.count();
        history.tidy();
    }

    private JdbcClient asOwner() {
        var owner = DurableServer.at(server.url(DurableApplication.DATABASE), DurableServer.OWNER);
        owner.setOptions("-c app.villages=*");
        return JdbcClient.create(owner);
    }

    private void comeIn(History history) {
        users.clear();
        var regency = Stream.of("petugas.dpmpd", "kepala.dpmpd", "bupati", "sekda")
                .flatMap(login -> IntStream.range(0, Math.max(1, USERS / 10)).mapToObj(n -> login));
        seat(Viewer.REGENCY, regency.toList(), history);
        seat(Viewer.KECAMATAN, hired(Role.SUBDISTRICT_HEAD, history), history);
        seat(Viewer.VILLAGE, hired(Role.VILLAGE_OPERATOR, history), history);
    }

    /** Two users in five are of the regency, two of a kecamatan, one of a village. */
    private List<String> hired(Role role, History history) {
        var most = role == Role.SUBDISTRICT_HEAD ? USERS * 2 / 5 : USERS / 5;
        return history.names("""
                select login from official where login like '%s.%%' order by md5(login) limit %d
                """.formatted(role.id().replace('_', '.'), most));
    }

    private void seat(Viewer viewer, List<String> logins, History history) {
        users.put(
                viewer,
                logins.stream()
                        .map(login -> new User(viewer, new Clerk(port, login), village(login, history)))
                        .toList());
    }

    /** One that they may look at. */
    private static int village(String login, History history) {
        return Integer.parseInt(history.names("""
                select village.id::text from official
                join post on post.official_id = official.id
                join village on village.kind = 'VILLAGE'
                    and (post.village_id = village.id or post.subdistrict_id = village.subdistrict or regency_id is not null)
                where login = '%s' order by md5(village.id::text) limit 1
                """.formatted(login)).get(0));
    }

    private List<String> probe() {
        var missing = new ArrayList<String>();
        pages.clear();
        users.forEach((viewer, there) -> PAGES.forEach(page -> {
            var status = there.get(0).asks(page);
            if (status == 200) {
                pages.computeIfAbsent(viewer, first -> new ArrayList<>()).add(page);
            } else {
                missing.add("`%s` for %s: %d".formatted(page, viewer, status));
            }
        }));
        return missing;
    }

    private Map<Call, List<Long>> visit(int seconds, int pause) throws ExecutionException, InterruptedException {
        var taken = new ConcurrentHashMap<Call, List<Long>>();
        var until = System.nanoTime() + seconds * 1_000_000_000L;
        var everybody = users.values().stream().flatMap(List::stream).toList();
        var clients = Executors.newFixedThreadPool(everybody.size());
        try {
            var visits = new ArrayList<Future<?>>();
            for (var user : everybody) {
                visits.add(clients.submit(() -> {
                    var random = new Random(everybody.indexOf(user));
                    while (System.nanoTime() < until) {
                        if (pause > 0) {
                            Thread.sleep(random.nextInt(2 * pause));
                        }
                        var mine = pages.get(user.viewer());
                        var page = mine.get(random.nextInt(mine.size()));
                        var before = System.nanoTime();
                        var status = user.asks(page);
                        var nanos = System.nanoTime() - before;
                        assertThat(status).as(page).isIn(200, GIVEN_UP);
                        if (nanos > STRANGELY_LONG) {
                            System.out.printf("%s for %s: %d s%n", page, user.viewer(), nanos / 1_000_000_000);
                        }
                        taken.computeIfAbsent(
                                        new Call(page, user.viewer()),
                                        first -> Collections.synchronizedList(new ArrayList<>()))
                                .add(nanos);
                    }
                    return null;
                }));
            }
            for (var visit : visits) {
                visit.get();
            }
        } finally {
            clients.shutdownNow();
        }
        var ordered = new LinkedHashMap<Call, List<Long>>();
        PAGES.forEach(page -> Arrays.stream(Viewer.values())
                .map(viewer -> new Call(page, viewer))
                .filter(taken::containsKey)
                .forEach(call -> {
                    Collections.sort(taken.get(call));
                    ordered.put(call, taken.get(call));
                }));
        return ordered;
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }

    private double sampling() {
        sampler.sample();
        var before = System.nanoTime();
        sampler.sample();
        return (System.nanoTime() - before) / 1e6;
    }

    /** Everybody opens every page once more, alone, while the server writes down how it finds the answers. */
    private void slowest(Report report) {
        var log = new ServerLog(server);
        new Plans(server.url(DurableApplication.DATABASE), pool)
                .during(() -> pages.forEach((viewer, mine) ->
                        mine.forEach(page -> users.get(viewer).get(0).asks(page))));
        report.say("### The slowest three statements, alone on the machine (above %d ms)", Plans.ABOVE);
        log.slowest(3)
                .forEach(plan -> report.verbatim(
                        "%.1f ms".formatted(plan.milliseconds()), plan.text().replaceAll("(?m)^\\t", "")));
    }
}
