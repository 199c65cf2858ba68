package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Clerk;
import id.payungdesa.RunningApplication;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.monitoring.PlainSums.Place;
import id.payungdesa.monitoring.PlainSums.Proposed;
import id.payungdesa.proposal.Stage;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The numbers officials read equal plain sums over the rows, whatever happened and while it happens. The seed is printed;
 * {@code -Dpayung.seed=} tells the same story again.
 */
@RunningApplication
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=false")
class NumbersOnPagesTests {

    private static final int YEAR = 2041;
    private static final int WORKERS = 3;
    private static final long SEED = Long.getLong("payung.seed", System.nanoTime());

    private static final Pattern SHOWN = Pattern.compile(
            "<dt>Desa (?:mengusulkan|ditampilkan)</dt>\\s*<dd><span>([\\d.]+)</span> <small>dari ([\\d.]+) desa");
    private static final Pattern PEOPLE = Pattern.compile("<dt>Pekerja</dt><dd><span>([\\d.]+)</span>");
    private static final Pattern AMOUNT = Pattern.compile("<dt>Iuran</dt><dd>([^<]+)</dd>");
    private static final Pattern LATE = Pattern.compile("<dt>Lewat batas waktu</dt><dd>\\s*<span>([\\d.]+)</span>");
    private static final Pattern SHARE = Pattern.compile("<b>([\\d.]+)</b> <span>([^<]+)</span></a>");
    private static final Pattern ROW = Pattern.compile("data-name=\"Pekerja\" class=\"number\">([^<]+)<");

    /** Whoever has managers' pages, and which villages are theirs: all, or those of a kecamatan. */
    private static final Map<String, String> VIEWERS = Map.of(
            "petugas.dpmpd", "",
            "bupati", "",
            "camat.sebatiktimur", "Sebatik Timur",
            "kasipmd.krayan", "Krayan");

    @LocalServerPort
    int port;

    @Autowired
    HikariDataSource database;

    @Autowired
    VillageStages stages;

    @Autowired
    StageSums sums;

    @Autowired
    Officials officials;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private final Map<String, Clerk> clerks = new HashMap<>();
    private JdbcClient jdbc;
    private Tables tables;
    private RandomYear story;

    @BeforeEach
    void villagesOfTwoKecamatanAndAFewOthers() {
        jdbc = JdbcClient.create(database);
        tables = new Tables(database);
        tables.opened(YEAR);
        System.out.println("payung.seed=" + SEED);
        story = new RandomYear(tables, YEAR, jdbc.sql("""
                select village.id from village join subdistrict on subdistrict.id = village.subdistrict
                where kind = 'VILLAGE' and (subdistrict.name in ('Sebatik Timur', 'Krayan') or village.id between 20 and 30)
                """).query(Integer.class).list());
    }

    @Test
    void everyNumberOfThePageIsTheSumOfItsRows() throws Exception {
        var random = new Random(SEED);
        for (int round = 0; round < 8; round++) {
            workGoesOn(random.nextLong(), 25);
            if (random.nextBoolean()) {
                sums.count();
            }
            for (var viewer : VIEWERS.keySet()) {
                var plain = plain(viewer);
                looksAt(viewer, plain, "", everything -> true);
                looksAt(viewer, plain, "&terlambat=ya", Proposed::late);
                var stage = Stage.values()[random.nextInt(Stage.values().length)];
                looksAt(viewer, plain, "&tahap=" + stage, one -> one.stage() == stage);
            }
        }
        assertThat(plain("bupati").proposals(everywhere -> true)).hasSizeGreaterThan(40);
    }

    @Test
    void theyAgreeInEveryMomentWhileOthersWork() throws Exception {
        var random = new Random(SEED + 1);
        workGoesOn(random.nextLong(), 20);
        var over = new AtomicBoolean();
        var others = Executors.newFixedThreadPool(WORKERS + 1);
        try {
            var work = IntStream.range(0, WORKERS)
                    .mapToObj(worker -> others.submit(() -> {
                        var own = new Random(SEED + worker);
                        while (!over.get()) {
                            story.goesOn(own, worker, WORKERS);
                        }
                        return null;
                    }))
                    .toList();
            var counting = others.submit(() -> {
                while (!over.get()) {
                    sums.count();
                }
            });
            for (int look = 0; look < 25; look++) {
                VIEWERS.keySet().forEach(this::inOneMoment);
            }
            over.set(true);
            all(work);
            counting.get();
        } finally {
            over.set(true);
            others.shutdownNow();
        }
        VIEWERS.keySet().forEach(viewer -> looksAt(viewer, plain(viewer), "", everything -> true));
    }

    /** Page and rows are read in one snapshot, within the scope of whoever looks. */
    private void inOneMoment(String viewer) {
        var official = officials.findByLogin(viewer).orElseThrow();
        var moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
        as(
                official,
                () -> moment.execute(status -> {
                    var year = BudgetYear.of(YEAR);
                    var plain = new PlainSums(jdbc, clock.instant(), seesAll(viewer)).read(YEAR);
                    var where = plain.proposals(place(viewer));
                    assertThat(told(stages.sums(official, year, Narrowing.NONE)))
                            .as("sums for %s, seed %d", viewer, SEED)
                            .isEqualTo(plain.sumsAndPaid(where));
                    assertThat(told(stages.late(official, year, Narrowing.NONE)))
                            .as("late for %s, seed %d", viewer, SEED)
                            .isEqualTo(plain.sums(
                                    where.stream().filter(Proposed::late).toList()));
                    return null;
                }));
    }

    private void looksAt(String viewer, PlainSums plain, String query, Predicate<Proposed> shown) {
        var page = clerks.computeIfAbsent(viewer, login -> new Clerk(port, login))
                .get("/pantau?tahun=" + YEAR + query)
                .body();
        var all = plain.proposals(place(viewer));
        var wanted = all.stream().filter(shown).toList();
        var expected = plain.page(all, wanted, plain.villages(place(viewer)));
        // A stage that is asked for stands there even when nobody is at it.
        if (query.startsWith("&tahap")) {
            var stage = Stage.valueOf(query.substring(7));
            expected.putIfAbsent(stage.title(), "0");
        }
        assertThat(read(page)).as("%s at %s, seed %d", viewer, query, SEED).isEqualTo(expected);
        if (!query.isEmpty()) {
            assertThat(ROW.matcher(page)
                            .results()
                            .map(row -> row.group(1))
                            .sorted()
                            .toList())
                    .as("rows of %s at %s, seed %d", viewer, query, SEED)
                    .isEqualTo(rows(wanted));
        }
    }

    private static Map<String, String> read(String page) {
        var numbers = new TreeMap<String, String>();
        var shown = SHOWN.matcher(page);
        assertThat(shown.find()).as(page).isTrue();
        numbers.put("shown", digits(shown.group(1)));
        numbers.put("villages", digits(shown.group(2)));
        PEOPLE.matcher(page).results().forEach(found -> numbers.put("people", digits(found.group(1))));
        AMOUNT.matcher(page).results().forEach(found -> numbers.put("amount", found.group(1)));
        LATE.matcher(page).results().forEach(found -> numbers.put("late", digits(found.group(1))));
        SHARE.matcher(page).results().forEach(found -> numbers.put(found.group(2), digits(found.group(1))));
        return numbers;
    }

    private static List<String> rows(Collection<Proposed> shown) {
        return shown.stream()
                .map(one -> one.people() > 0 ? String.valueOf(one.people()) : "–")
                .sorted()
                .toList();
    }

    private static String digits(String number) {
        return number.replace(".", "");
    }

    private static List<String> told(List<StageSum> sums) {
        return sums.stream()
                .filter(sum -> sum.villages() > 0)
                .map(sum -> "%s %d %d %s".formatted(sum.stage(), sum.villages(), sum.people(), sum.amount()))
                .sorted()
                .toList();
    }

    private Predicate<Place> place(String viewer) {
        var kecamatan = VIEWERS.get(viewer);
        if (seesAll(viewer)) {
            return everywhere -> true;
        }
        var id = jdbc.sql("select id from subdistrict where name = :name")
                .param("name", kecamatan)
                .query(Integer.class)
                .single();
        return village -> village.subdistrict() == id;
    }

    private PlainSums plain(String viewer) {
        return tables.in(EVERYWHERE, () -> new PlainSums(jdbc, clock.instant(), seesAll(viewer)).read(YEAR));
    }

    private static boolean seesAll(String viewer) {
        return VIEWERS.get(viewer).isEmpty();
    }

    private void workGoesOn(long seed, int times) throws Exception {
        var others = Executors.newFixedThreadPool(WORKERS);
        try {
            all(working(others, seed, times));
        } finally {
            others.shutdownNow();
        }
    }

    private List<? extends Future<?>> working(ExecutorService others, long seed, int times) {
        return IntStream.range(0, WORKERS)
                .mapToObj(worker -> others.submit(() -> {
                    var random = new Random(seed + worker);
                    for (int n = 0; n < times; n++) {
                        story.goesOn(random, worker, WORKERS);
                    }
                }))
                .toList();
    }

    private static void all(List<? extends Future<?>> work) throws ExecutionException, InterruptedException {
        for (var one : work) {
            one.get();
        }
    }

    private static void as(Official official, Supplier<?> work) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        official.id().toString(), null, List.of()));
        try {
            work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
