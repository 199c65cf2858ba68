package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.CountedStatements;
import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.monitoring.Season;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** The pages of managers over three years of all villages: what stands on them, who sees what, and what they cost. */
@RunningApplication
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagersPagesTests {

    private static final String PROCESS = "/pantau/proses?diagram=villageProposal";
    private static final String STEP = "/pantau/proses/villageProposal/verifyCandidates";
    private static final Pattern ROW = Pattern.compile("<tr><th scope=\"row\">(.*?)</th>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Clock clock;

    private CountedStatements counted;
    private Visitor dpmpd;
    private Visitor camat;

    @BeforeAll
    void threeYears() throws SQLException {
        Season.into(pool, clock.instant());
        counted = pool.unwrap(CountedStatements.class);
        dpmpd = visitor("petugas.dpmpd");
        camat = visitor("camat.sebatiktimur");
    }

    @AfterAll
    void letGo() {
        counted.drain();
    }

    @Test
    void theDiagramTheTableAndTheCasesTellTheSame() {
        var page = body(dpmpd, PROCESS);
        var open = numbers(page, "data-element=\"verifyCandidates\".*?<b>(\\d+)</b>")
                .get(0);

        assertThat(page).contains("data-diagram=\"villageProposal.bpmn?v=", "Verifikasi calon peserta", "Keadaan ");
        assertThat(numbers(page, "Verifikasi calon peserta</a></th><td class=\"number\" data-name=\"Terbuka\">(\\d+)"))
                .containsExactly(open);
        assertThat(numbers(body(dpmpd, STEP), "(\\d+) baris").get(0)).isEqualTo(open);
        assertThat(open).isPositive();
    }

    @Test
    void aBoxLeadsToItsCasesAndKeepsWhatWasAskedFor() {
        assertThat(body(dpmpd, PROCESS + "&dari=2026-01-01&sampai=2026-10-31&kecamatan=10"))
                .contains(
                        "href=\"/pantau/proses/villageProposal/verifyCandidates?dari=2026-01-01&amp;sampai=2026-10-31&amp;kecamatan=10\"")
                .contains("1 Januari 2026 – 31 Oktober 2026");
        assertThat(rows(body(dpmpd, STEP + "?kecamatan=10")))
                .isSubsetOf("Bukit Aru Indah", "Sungai Nyamuk", "Tanjung Aru", "Tanjung Harapan");
    }

    @Test
    void aCamatSeesHisKecamatanAlone() {
        assertThat(rows(body(camat, STEP + "?dari=2020-01-01")))
                .isNotEmpty()
                .isSubsetOf("Bukit Aru Indah", "Sungai Nyamuk", "Tanjung Aru", "Tanjung Harapan");
        assertThat(rows(body(camat, STEP + "?dari=2020-01-01&kecamatan=5"))).isEmpty();
        assertThat(rows(body(camat, "/pantau/uang/rincian").split("id=\"kode-iuran\"")[0]))
                .containsExactlyInAnyOrder("Bukit Aru Indah", "Sungai Nyamuk", "Tanjung Aru", "Tanjung Harapan");
        assertThat(body(camat, "/pantau/kerja?jabatan=semua"))
                .contains("Sebatik Timur")
                .doesNotContain("Krayan");
        assertThat(body(camat, "/pantau/kerja/community_officer/5")).contains("Tidak ada yang menunggu.");
    }

    @Test
    void whoKeepsTheSystemRunningSeesNoNumbers() {
        var operator = visitor("pengelola");

        for (var page : List.of(PROCESS, "/pantau/kerja", "/pantau/uang")) {
            assertThat(body(operator, page))
                    .contains("tidak memantau desa mana pun")
                    .doesNotContain("<table");
        }
        assertThat(rows(body(operator, STEP + "?dari=2020-01-01"))).isEmpty();
        assertThat(rows(body(operator, "/pantau/uang/rincian"))).isEmpty();
    }

    @Test
    void everyTableIsTakenAlongAsAFile() {
        for (var page : List.of(
                PROCESS + "&unduh=langkah",
                STEP + "?unduh=terbuka",
                STEP + "?unduh=selesai",
                "/pantau/kerja?unduh=jabatan",
                "/pantau/kerja?unduh=meja",
                "/pantau/kerja?unduh=minggu",
                "/pantau/uang?unduh=sumber-dana",
                "/pantau/uang?unduh=kecamatan",
                "/pantau/uang/rincian?unduh=desa",
                "/pantau/uang/rincian?unduh=kode-iuran")) {
            assertThat(dpmpd.get(page + ".csv").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
            assertThat(dpmpd.get(page + ".xlsx").headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(name -> assertThat(name).contains(".xlsx"));
        }
    }

    @Test
    void theLibraryAndTheDiagramsAreFetchedOnce() {
        var page = body(dpmpd, PROCESS);

        for (var address : List.of(
                found(page, "src=\"(/bpmn-js/[^\"]+)\""),
                found(page, "href=\"(/bpmn-js/[^\"]+)\""),
                "/pantau/diagram/" + found(page, "data-diagram=\"([^\"]+)\""))) {
            var answer = dpmpd.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(told -> assertThat(told).contains("max-age=31536000", "immutable"));
        }
        assertThat(new Visitor(port).get("/pantau/diagram/villageProposal.bpmn").body())
                .doesNotContain("bpmn:process");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pantau/proses/villageProposal/nothing",
                "/pantau/proses/nothing/verifyCandidates",
                "/pantau/diagram/nothing.bpmn",
                "/pantau/kerja/nobody/5",
                "/pantau/kerja/village_head/99999"
            })
    void whatDoesNotExistIsNotFound(String address) {
        assertThat(dpmpd.get(address).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PROCESS + "&dari=besok&sampai=31/02/2026&kecamatan=x",
                PROCESS + "&dari=2026-10-01&sampai=2026-01-01",
                "/pantau/proses?diagram=nothing",
                "/pantau/proses?dari=0001-01-01&sampai=9999-12-31",
                "/pantau/kerja?jabatan=raja&kecamatan=99999999999",
                "/pantau/uang?tahun=abad&kecamatan=x&sumber='",
                "/pantau/uang/rincian?tahun=1999&sumber=%3Cscript%3E"
            })
    void anAddressSomebodyMistypedStillShowsThePage(String address) {
        assertThat(dpmpd.get(address).statusCode()).isEqualTo(200);
    }

    /** However many villages there are: who is logged in, the scope, the calendar, and a question or two. */
    @Test
    void noPageAsksTheDatabaseOftenerThanItHasTo() {
        for (var page : List.of(
                PROCESS,
                STEP,
                "/pantau/kerja",
                "/pantau/kerja?jabatan=semua",
                "/pantau/kerja/community_officer/10",
                "/pantau/uang",
                "/pantau/uang/rincian")) {
            body(dpmpd, page);
            counted.drain();
            body(dpmpd, page);
            var sent = counted.drain();

            System.out.printf("%-40s %3d statements%n", page, sent.size());
            assertThat(sent).as(page).hasSizeLessThanOrEqualTo(8);
        }
    }

    /** How long twenty managers at once wait is told and not held to a limit, as it hangs on who else is on the machine. */
    @Test
    void twentyManagersAtOnceAreServed() throws Exception {
        var pages = List.of(PROCESS, "/pantau/kerja", "/pantau/uang");
        pages.forEach(page -> IntStream.range(0, 20).forEach(n -> body(dpmpd, page)));
        for (var page : pages) {
            var times = Collections.synchronizedList(new ArrayList<Double>());
            var spent = cpu();
            var crowd = Executors.newFixedThreadPool(20);
            crowd.invokeAll(Collections.nCopies(200, (Callable<Void>) () -> {
                        var begin = System.nanoTime();
                        assertThat(dpmpd.get(page).statusCode()).isEqualTo(200);
                        times.add((System.nanoTime() - begin) / 1e6);
                        return null;
                    }))
                    .forEach(one -> assertThat(one).isDone());
            crowd.shutdown();
            Collections.sort(times);
            System.out.printf(
                    "%-40s p50 %.0f ms, p95 %.0f ms with 20 at once, %.1f ms of a core each, the database's aside%n",
                    page,
                    times.get(times.size() / 2),
                    times.get(times.size() * 95 / 100),
                    (cpu() - spent) / 1e6 / times.size());
            assertThat(times).hasSize(200);
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }

    private static String body(Visitor visitor, String address) {
        HttpResponse<String> answer = visitor.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> row.group(1).replaceAll("<.*?>", "").strip())
                .distinct()
                .toList();
    }

    private static List<Integer> numbers(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
    }

    private static String found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
