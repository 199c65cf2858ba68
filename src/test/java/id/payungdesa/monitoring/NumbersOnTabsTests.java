package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.RunningApplication;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.monitoring.PlainSums.Place;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * The same as {@link NumbersOnPagesTests} for money, work, map and processes: each page and the rows it tells of are read in
 * one snapshot, within the scope of whoever looks, so that they can be held against each other while others work.
 */
@RunningApplication
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=false")
class NumbersOnTabsTests {

    private static final int YEAR = 2042;
    private static final int WORKERS = 3;
    private static final long SEED = Long.getLong("payung.seed", System.nanoTime());

    /** Whoever has managers' pages, and which villages are theirs: all, or those of a kecamatan. */
    private static final Map<String, String> VIEWERS =
            Map.of("petugas.dpmpd", "", "camat.sebatiktimur", "Sebatik Timur", "kasipmd.krayan", "Krayan");

    @Autowired
    WebApplicationContext application;

    @Autowired
    HikariDataSource database;

    @Autowired
    StageSums sums;

    @Autowired
    Diagrams diagrams;

    @Autowired
    Officials officials;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private MockMvc browser;
    private JdbcClient jdbc;
    private RandomYear story;

    @BeforeEach
    void villagesOfTwoKecamatanAndAFewOthers() {
        browser = MockMvcBuilders.webAppContextSetup(application).build();
        jdbc = JdbcClient.create(database);
        var tables = new Tables(database);
        tables.opened(YEAR);
        System.out.println("payung.seed=" + SEED);
        story = new RandomYear(tables, YEAR, tables.in(EVERYWHERE, () -> jdbc.sql("""
                select village.id from village join subdistrict on subdistrict.id = village.subdistrict
                where kind = 'VILLAGE' and (subdistrict.name in ('Sebatik Timur', 'Krayan') or village.id between 20 and 30)
                """)
                .query(Integer.class)
                .list()));
    }

    @Test
    void everyNumberOfTheTabsIsTheSumOfItsRows() {
        var random = new Random(SEED);
        for (int round = 0; round < 6; round++) {
            for (int n = 0; n < 80; n++) {
                story.goesOn(random, 0, 1);
            }
            if (random.nextBoolean()) {
                sums.count();
            }
            VIEWERS.keySet().forEach(this::inOneMoment);
        }
    }

    @Test
    void theyAgreeInEveryMomentWhileOthersWork() throws Exception {
        var over = new AtomicBoolean();
        var others = Executors.newFixedThreadPool(WORKERS + 1);
        try {
            var work = IntStream.range(0, WORKERS)
                    .mapToObj(worker -> others.submit(() -> {
                        var own = new Random(SEED + worker);
                        while (!over.get()) {
                            story.goesOn(own, worker, WORKERS);
                        }
                    }))
                    .toList();
            var counting = others.submit(() -> {
                while (!over.get()) {
                    sums.count();
                }
            });
            for (int look = 0; look < 8; look++) {
                VIEWERS.keySet().forEach(this::inOneMoment);
            }
            over.set(true);
            for (var one : work) {
                one.get();
            }
            counting.get();
        } finally {
            over.set(true);
            others.shutdownNow();
        }
    }

    private void inOneMoment(String viewer) {
        var official = officials.findByLogin(viewer).orElseThrow();
        var moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
        as(official, () -> moment.executeWithoutResult(status -> looksAround(viewer)));
    }

    private void looksAround(String viewer) {
        var plain = plain(viewer);

        var money = page("/pantau/uang?tahun=" + YEAR);
        agrees(viewer, PageTable.byName(money, "sumber-dana"), plain.moneyBySource(YEAR));
        agrees(viewer, PageTable.byName(money, "kecamatan"), plain.moneyBySubdistrict(YEAR));

        agrees(viewer, PageTable.byName(page("/pantau/kerja"), "jabatan"), plain.work());

        agrees(viewer, PageTable.byAddress(page("/pantau/peta?tahun=" + YEAR), "desa"), plain.map(YEAR));

        diagrams.all().forEach(diagram -> {
            var names = new TreeMap<String, String>();
            diagram.tasks().forEach(task -> names.put(task.id(), task.name()));
            agrees(
                    viewer,
                    PageTable.byName(page("/pantau/proses?diagram=" + diagram.key()), "langkah"),
                    plain.processes(names));
        });
    }

    /** The page may say more of a row than can be counted plainly. */
    private static void agrees(
            String viewer, Map<String, Map<String, String>> shown, Map<String, Map<String, String>> expected) {
        shown.forEach((row, cells) ->
                cells.keySet().retainAll(expected.getOrDefault(row, Map.of()).keySet()));
        assertThat(shown).as("for %s, seed %d", viewer, SEED).isEqualTo(expected);
    }

    private PlainTabs plain(String viewer) {
        var all = VIEWERS.get(viewer).isEmpty();
        var now = clock.instant();
        return new PlainTabs(jdbc, new PlainSums(jdbc, now, all).read(YEAR), place(viewer), now, all);
    }

    private Predicate<Place> place(String viewer) {
        var kecamatan = VIEWERS.get(viewer);
        if (kecamatan.isEmpty()) {
            return everywhere -> true;
        }
        var id = jdbc.sql("select id from subdistrict where name = :name")
                .param("name", kecamatan)
                .query(Integer.class)
                .single();
        return village -> village.subdistrict() == id;
    }

    private String page(String address) {
        try {
            return browser.perform(get(address)).andReturn().getResponse().getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(address + ", seed " + SEED, e);
        }
    }

    private static void as(Official official, Runnable work) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        official.id().toString(), null, List.of()));
        try {
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
