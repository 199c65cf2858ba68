package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Holidays;
import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.Agenda;
import id.payungdesa.monitoring.Due;
import id.payungdesa.monitoring.DueTask;
import id.payungdesa.monitoring.Kept;
import id.payungdesa.monitoring.LateDesk;
import id.payungdesa.monitoring.Narrowing;
import id.payungdesa.monitoring.NoticeBoard;
import id.payungdesa.monitoring.QuotaSum;
import id.payungdesa.monitoring.QuotaSums;
import id.payungdesa.monitoring.SomeStanding;
import id.payungdesa.monitoring.StageSum;
import id.payungdesa.monitoring.Standing;
import id.payungdesa.monitoring.VillageStage;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Location;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.year.Deadlines;
import id.payungdesa.year.YearDeadline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@WebMvcTest(OverviewPage.class)
@Import(Kept.class)
@WithMockUser
class OverviewPageTests {

    private static final Post COUNTER = new Post(Role.SUBDISTRICT_COUNTER, 10);
    private static final Official OFFICIAL =
            new Official(new OfficialId(7), "dewi", "Dewi Lestari", List.of(new Post(Role.DPMPD_OFFICER, 1), COUNTER));
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a href=\"/pantau/desa/\\d+\">(.*?)</a>");

    private static final Narrowing LATE = new Narrowing(Optional.empty(), Optional.empty(), "", true, false);
    private static final List<VillageStage> ROWS = List.of(
            row(
                    105,
                    "Tanjung Aru",
                    10,
                    "Sebatik Timur",
                    Optional.of(SomeStanding.at(Stage.REVIEW, SomeStanding.late("receiveFile", COUNTER)))),
            row(58, "Pa' Api", 5, "Krayan", Optional.of(SomeStanding.at(Stage.DRAFT))),
            row(102, "Sungai Nyamuk", 10, "Sebatik Timur", Optional.of(SomeStanding.at(Stage.COVERED))),
            row(63, "Long Bawan", 5, "Krayan", Optional.empty()));

    @Autowired
    MockMvc browser;

    @MockitoBean
    CurrentOfficial current;

    @MockitoBean
    VillageStages stages;

    @MockitoBean
    QuotaSums quotas;

    @MockitoBean
    Agenda agenda;

    @MockitoBean
    Clock clock;

    @MockitoBean
    Regions regions;

    @MockitoBean
    NoticeBoard notices;

    @MockitoBean
    Holidays holidays;

    @MockitoBean
    Deadlines deadlines;

    @BeforeEach
    void live() {
        given(current.get()).willReturn(OFFICIAL);
        given(clock.instant()).willReturn(SomeStanding.NOW);
        given(quotas.of(any(), any(), any())).willReturn(new QuotaSum(4, 400, 0, 0));
        given(agenda.ahead(any(), any(), any(), anyInt())).willReturn(new Agenda.Page(List.of(), 0));
        given(stages.years(OFFICIAL)).willReturn(List.of(BudgetYear.of(2027), BudgetYear.of(2026)));
        given(regions.proposing()).willReturn(4);
        given(regions.proposingSubdistricts())
                .willReturn(List.of(subdistrict(5, "Krayan"), subdistrict(10, "Sebatik Timur")));
        given(stages.sums(eq(OFFICIAL), eq(BudgetYear.of(2027)), any()))
                .willReturn(List.of(
                        sum("ANY", 3),
                        sum("DRAFT", 1),
                        sum("REVIEW", 1),
                        sum("COVERED", 1),
                        sum("WITHDRAWN", 1),
                        new StageSum("PAID", 1, 0, Rupiah.of(19_353_600)),
                        new StageSum("INSURED", 1, 96, Rupiah.ZERO),
                        new StageSum("SINCE REVIEW 2026-10", 2, 0, Rupiah.ZERO),
                        new StageSum("SINCE COVERED 2026-11", 1, 0, Rupiah.ZERO)));
        given(stages.rows(eq(OFFICIAL), eq(BudgetYear.of(2027)), any(), anyInt(), anyInt()))
                .willReturn(ROWS);
    }

    @Test
    void theRowsAreShownInTheOrderTheyCome() throws Exception {
        assertThat(rows("/pantau")).containsExactly("Tanjung Aru", "Pa&#39; Api", "Sungai Nyamuk", "Long Bawan");
        assertThat(page("/pantau")).contains("Belum mengusulkan</td>").doesNotContain("Berikutnya", "Sebelumnya");
    }

    @Test
    void theSumsCountVillagesPeopleAndMoneyButNotThoseOfWhoIsOut() throws Exception {
        assertThat(page("/pantau"))
                .contains("<span>3</span> <small>dari 4 desa</small>", "<span>288</span>", "Rp58.060.800")
                .contains("<b>1</b> <span>Belum mengusulkan</span>", "<b>1</b> <span>Diperiksa kecamatan</span>");
    }

    @Test
    void theSumsOfAStageAreThoseOfThatStage() throws Exception {
        assertThat(page("/pantau?tahap=REVIEW"))
                .contains("<span>1</span> <small>dari 4 desa</small>", "<span>96</span>", "Rp19.353.600");
        assertThat(page("/pantau?tahap=NONE")).contains("<span>1</span> <small>dari 4 desa</small>", "Rp0");
    }

    @Test
    void theSumsOfWhatIsLateAreThoseOfWhatIsLate() throws Exception {
        given(stages.lateVillages(OFFICIAL, BudgetYear.of(2027), LATE)).willReturn(2);
        given(stages.late(OFFICIAL, BudgetYear.of(2027), LATE)).willReturn(List.of(sum("ANY", 2), sum("REVIEW", 2)));

        assertThat(page("/pantau?terlambat=ya"))
                .contains(
                        "<span>2</span> <small>dari 4 desa</small>",
                        "<span>192</span>",
                        "<span>2</span> <small>desa</small>");
    }

    @Test
    void theAddressSaysWhatIsWanted() throws Exception {
        page("/pantau?kecamatan=10&tahap=COVERED&urut=nama&halaman=3");

        then(stages)
                .should()
                .rows(
                        OFFICIAL,
                        BudgetYear.of(2027),
                        new Narrowing(Optional.of(10), Optional.empty(), "COVERED", false, true),
                        500,
                        251);
        then(stages).should().villages(eq(OFFICIAL), any());
    }

    @Test
    void aPageLeadsToTheNextWhenThereAreMoreRows() throws Exception {
        given(stages.rows(eq(OFFICIAL), eq(BudgetYear.of(2027)), any(), anyInt(), anyInt()))
                .willReturn(Collections.nCopies(251, ROWS.get(0)));

        assertThat(rows("/pantau?halaman=2")).hasSize(250);
        assertThat(page("/pantau?halaman=2&urut=nama")).contains("halaman=1#desa\"", "Halaman 2", "halaman=3#desa\"");
    }

    @Test
    void whereThereAreTooManyKecamatanToChooseFromTheyAreSearchedFor() throws Exception {
        assertThat(page("/pantau")).contains("<option value=\"10\">Sebatik Timur</option>");
        given(regions.proposingSubdistricts()).willReturn(Collections.nCopies(101, subdistrict(5, "Krayan")));

        assertThat(page("/pantau")).doesNotContain("Krayan</option>").contains("Nama desa atau kecamatan");
    }

    @Test
    void aSearchAsksTheRegions() throws Exception {
        given(regions.search("sebatik")).willReturn(List.of(village(105), village(102)));

        page("/pantau?cari=%20sebatik%20");

        var found = new Narrowing(Optional.empty(), Optional.of(List.of(105, 102)), "", false, false);
        then(stages).should().rows(OFFICIAL, BudgetYear.of(2027), found, 0, 251);
    }

    @Test
    void anEmptyFormNarrowsNothing() throws Exception {
        page("/pantau?tahun=2027&kecamatan=&tahap=&urut=&cari=&halaman=");

        then(stages).should().rows(OFFICIAL, BudgetYear.of(2027), Narrowing.NONE, 0, 251);
        then(regions).should(never()).search(any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tahun=abad",
                "tahun=2031",
                "urut=x",
                "terlambat=x",
                "kecamatan=x",
                "halaman=x",
                "halaman=99999999999"
            })
    void anAddressSomebodyMistypedStillShowsThePage(String query) throws Exception {
        assertThat(rows("/pantau?" + query)).hasSize(4);
    }

    @Test
    void whatWasTypedComesBackEscaped() throws Exception {
        given(stages.rows(eq(OFFICIAL), eq(BudgetYear.of(2027)), any(), anyInt(), anyInt()))
                .willReturn(List.of());
        assertThat(page("/pantau?cari=\"><script>"))
                .contains("Tidak ada desa yang cocok")
                .contains("value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("\"><script>");
    }

    @Test
    void whoKeepsTheCalendarIsToldThatAYearIsMissing() throws Exception {
        assertThat(page("/pantau")).doesNotContain("Lengkapi kalender");
        given(holidays.missingYear()).willReturn(Optional.of(2028));

        assertThat(page("/pantau")).contains("Hari libur tahun 2028 belum lengkap", "/kalender?tahun=2028");
        var camat = new Official(new OfficialId(8), "camat", "Camat", List.of(COUNTER));
        given(current.get()).willReturn(camat);
        given(stages.years(camat)).willReturn(List.of(BudgetYear.of(2027)));
        given(regions.villagesOf(new SubdistrictId(10))).willReturn(List.of(village(105)));
        assertThat(page("/pantau")).doesNotContain("Lengkapi kalender").contains("Desa mengusulkan");
    }

    @Test
    void anotherYearIsReadFromItsOwnProposals() throws Exception {
        given(stages.rows(eq(OFFICIAL), eq(BudgetYear.of(2026)), any(), anyInt(), anyInt()))
                .willReturn(List.of(row(58, "Pa' Api", 5, "Krayan", Optional.empty())));

        assertThat(rows("/pantau?tahun=2026")).containsExactly("Pa&#39; Api");
    }

    @Test
    void aTaskOfTheReadersOwnPostCanBeOpened() throws Exception {
        assertThat(page("/pantau"))
                .contains("Petugas Loket Kecamatan", "Terlambat, lewat 2 hari")
                .contains("/camunda/app/tasklist/default/#/?task=task-receiveFile");
    }

    @Test
    void whoMonitorsNoVillageIsToldSo() throws Exception {
        given(regions.proposingSubdistricts()).willReturn(List.of());

        assertThat(page("/pantau")).contains("Jabatan Anda tidak memantau desa mana pun.");
    }

    @Test
    void aManagerReadsAtOnceHowFarTheProgrammeIs() throws Exception {
        assertThat(page("/pantau").replaceAll("<.*?>", " ").replaceAll("\\s+", " "))
                .contains("keadaan 20 November 2026 pukul")
                .contains("Desa terlindungi 1 dari 4 desa 3 sudah menyusun usulan , 1 belum")
                .contains("Pekerja terlindungi 96 dari kuota 400 24 % kuota", "yang layak: belum diisi")
                .contains(
                        "Iuran dibayar Rp19.353.600 ditetapkan Rp19.353.600, menurut peserta yang masih ikut diajukan Rp38.707.200 untuk 192 orang");
    }

    @Test
    void theEligibleAreToldWhereTheyWereCounted() throws Exception {
        given(quotas.of(any(), any(), any())).willReturn(new QuotaSum(4, 400, 1200, 3));

        assertThat(page("/pantau")).contains("1.200 di 3 desa").doesNotContain("belum diisi");
    }

    @Test
    void whatIsLateLeadsToTheDeskThatHasIt() throws Exception {
        var overdue = new Due(SomeStanding.NOW.minus(Duration.ofDays(12)), SomeStanding.NOW);
        given(agenda.late(eq(OFFICIAL), eq(BudgetYear.of(2027)), any(), anyInt()))
                .willReturn(List.of(new LateDesk(COUNTER, "Petugas Loket Kecamatan Sebatik Timur", 4, overdue)));

        assertThat(page("/pantau"))
                .contains("href=\"/pantau/tenggat?tahun=2027&amp;meja=subdistrict_counter-10\"")
                .contains("4 tugas", "tertua lewat 12 hari");
    }

    @Test
    void whatIsDueThisWeekIsTold() throws Exception {
        var tomorrow = new Due(SomeStanding.NOW.plus(Duration.ofDays(1)), SomeStanding.NOW);
        given(agenda.ahead(eq(OFFICIAL), eq(BudgetYear.of(2027)), any(), anyInt()))
                .willReturn(new Agenda.Page(
                        List.of(new DueTask(
                                "t",
                                "Terima berkas Raperdes",
                                COUNTER,
                                "Petugas Loket Kecamatan Sebatik Timur",
                                tomorrow,
                                SomeStanding.NOW,
                                Optional.of(village(105)),
                                Optional.empty())),
                        34));

        assertThat(page("/pantau"))
                .contains("34 tugas", "besok", "Sabtu, 21 November 2026", "href=\"/pantau/desa/105\"");
    }

    @Test
    void theYearsOwnDeadlinesAreToldUntilTheyArePast() throws Exception {
        given(deadlines.of(BudgetYear.of(2027)))
                .willReturn(Map.of(
                        YearDeadline.PROPOSAL, LocalDate.of(2026, 12, 4),
                        YearDeadline.EVALUATION, LocalDate.of(2026, 11, 19)));

        assertThat(page("/pantau"))
                .contains("Usulan desa masuk", "14 hari lagi", "Jumat, 4 Desember 2026")
                .doesNotContain("Evaluasi Raperdes selesai");
    }

    @Test
    void silentVillagesCanBeRemindedAtOnce() throws Exception {
        given(stages.rows(OFFICIAL, BudgetYear.of(2027), Narrowing.NONE.at("NONE"), 0, 6))
                .willReturn(List.of(ROWS.get(3)));

        assertThat(page("/pantau")).contains("1 desa</small>", "href=\"/ingatkan/desa/63\"");
    }

    @Test
    void theStagesAndMonthsCanBeTakenAlong() throws Exception {
        assertThat(file("/pantau?unduh=tahap.csv"))
                .contains("Belum mengusulkan;1;0;0", "Diperiksa kecamatan;1;96;19353600", "Ditarik desa;1;96")
                .doesNotContain("Ditolak");
        assertThat(file("/pantau?unduh=perkembangan.csv").lines())
                .containsExactly(
                        "\uFEFFSampai akhir;Diajukan ke kecamatan;Ditetapkan Bupati;Terlindungi",
                        "September 2026;0;0;0",
                        "Oktober 2026;2;0;0",
                        "November 2026;2;0;1");
    }

    @Test
    void theListIsTakenAlongWholeAndInItsOrder() throws Exception {
        assertThat(file("/pantau?unduh=desa.csv&urut-desa=-desa").lines())
                .hasSize(5)
                .element(1)
                .isEqualTo("Tanjung Aru;Sebatik Timur;Diperiksa kecamatan;2026-11-12;"
                        + "Petugas Loket Kecamatan: Terima berkas Raperdes;2026-11-18;96;19353600");
        then(stages).should().rows(OFFICIAL, BudgetYear.of(2027), Narrowing.NONE, 0, 100_000);
        assertThat(rows("/pantau?urut-desa=desa"))
                .containsExactly("Long Bawan", "Pa&#39; Api", "Sungai Nyamuk", "Tanjung Aru");
    }

    @Test
    void whoWorksInAVillageIsSparedTheRegencysNumbers() throws Exception {
        var head = new Official(new OfficialId(8), "kades", "Kades", List.of(new Post(Role.VILLAGE_HEAD, 105)));
        given(current.get()).willReturn(head);
        given(stages.years(head)).willReturn(List.of(BudgetYear.of(2027)));
        given(regions.get(new VillageId(105))).willReturn(village(105));

        assertThat(page("/pantau")).contains("Desa mengusulkan").doesNotContain("Terlambat di meja", "/pantau/peta");
    }

    @Test
    void aPageThatLooksForNewsGetsOnlyWhatIsInsideTheFrame() throws Exception {
        var news = browser.perform(get("/pantau").header("X-Pantau", "isi"))
                .andExpect(status().isOk())
                .andExpect(header().string("Vary", "X-Pantau"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(news).contains("id=\"daftar\"", "Tanjung Aru").doesNotContain("<html", "Keluar");
    }

    @Test
    void nothingIsSentAgainWhileNothingButTheTimeHasChanged() throws Exception {
        var seen =
                looksForNews("nothing").andExpect(status().isOk()).andReturn().getResponse();
        given(clock.instant()).willReturn(SomeStanding.NOW.plusSeconds(120));

        var same = looksForNews(seen.getHeader("ETag"));
        given(stages.lateVillages(any(), any(), any())).willReturn(3);
        var changed = looksForNews(seen.getHeader("ETag"));

        assertThat(seen.getContentAsString()).contains("<time class=\"as-of\">");
        same.andExpect(status().isNotModified()).andExpect(content().string(""));
        changed.andExpect(status().isOk()).andExpect(content().string(containsString("<span>3</span>")));
        browser.perform(get("/pantau").header("If-None-Match", seen.getHeader("ETag")))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("ETag"));
    }

    private ResultActions looksForNews(String seen) throws Exception {
        return browser.perform(get("/pantau").header("X-Pantau", "isi").header("If-None-Match", seen));
    }

    private String file(String address) throws Exception {
        return browser.perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private List<String> rows(String address) throws Exception {
        return ROW.matcher(page(address))
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("<.*?>", ""))
                .toList();
    }

    private String page(String address) throws Exception {
        return browser.perform(get(URI.create(
                        address.replace("\"", "%22").replace(">", "%3E").replace("<", "%3C"))))
                .andExpect(status().isOk())
                .andExpect(view().name("monitoring/overview"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static VillageStage row(int id, String name, int subdistrict, String in, Optional<Standing> standing) {
        return new VillageStage(id, name, subdistrict, in, standing);
    }

    private static StageSum sum(String stage, int villages) {
        return new StageSum(stage, villages, villages * 96, Rupiah.of(villages * 19_353_600L));
    }

    private static Village village(int id) {
        return new Village(
                new VillageId(id),
                "Desa",
                Village.Kind.VILLAGE,
                subdistrict(10, "Sebatik Timur"),
                new Location(4.1, 117.9));
    }

    private static Subdistrict subdistrict(int id, String name) {
        return new Subdistrict(new SubdistrictId(id), name, new Location(4.1, 117.9));
    }

    @Test
    void aDeskReadsWhatItWasTold() throws Exception {
        given(notices.of(OFFICIAL))
                .willReturn(List.of(new Notices.Notice(
                        Notices.Kind.ESCALATION,
                        "Berkas Raperdes Desa Pa' Api belum dicatat diterima kecamatan setelah 2 hari kerja.",
                        Instant.parse("2026-11-20T01:00:00Z"))));

        assertThat(browser.perform(get("/pantau")).andReturn().getResponse().getContentAsString())
                .contains("Pemberitahuan untuk meja Anda", "setelah 2 hari kerja.");
    }
}
