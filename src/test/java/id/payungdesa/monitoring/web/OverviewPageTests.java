package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
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
import id.payungdesa.monitoring.Narrowing;
import id.payungdesa.monitoring.NoticeBoard;
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
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(OverviewPage.class)
@WithMockUser
class OverviewPageTests {

    private static final Post COUNTER = new Post(Role.SUBDISTRICT_COUNTER, 10);
    private static final Official OFFICIAL =
            new Official(new OfficialId(7), "dewi", "Dewi Lestari", List.of(new Post(Role.DPMPD_OFFICER, 1), COUNTER));
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><span>(.*?)</span>");

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
    Regions regions;

    @MockitoBean
    NoticeBoard notices;

    @MockitoBean
    Holidays holidays;

    @BeforeEach
    void live() {
        given(current.get()).willReturn(OFFICIAL);
        given(stages.years(OFFICIAL)).willReturn(List.of(BudgetYear.of(2027), BudgetYear.of(2026)));
        given(regions.proposing()).willReturn(4);
        given(regions.proposingSubdistricts())
                .willReturn(List.of(subdistrict(5, "Krayan"), subdistrict(10, "Sebatik Timur")));
        given(stages.sums(eq(OFFICIAL), eq(BudgetYear.of(2027)), any()))
                .willReturn(List.of(
                        sum("ANY", 3), sum("DRAFT", 1), sum("REVIEW", 1), sum("COVERED", 1), sum("WITHDRAWN", 1)));
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
        assertThat(page("/pantau?halaman=2&urut=nama")).contains("halaman=1\"", "Halaman 2", "halaman=3\"");
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
