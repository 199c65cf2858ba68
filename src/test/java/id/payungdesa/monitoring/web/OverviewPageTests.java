package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
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
import id.payungdesa.monitoring.NoticeBoard;
import id.payungdesa.monitoring.SomeStanding;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
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
        given(stages.of(OFFICIAL, BudgetYear.of(2027)))
                .willReturn(List.of(
                        row(58, "Pa' Api", 5, "Krayan", Optional.of(SomeStanding.at(Stage.DRAFT))),
                        row(63, "Long Bawan", 5, "Krayan", Optional.empty()),
                        row(
                                105,
                                "Tanjung Aru",
                                10,
                                "Sebatik Timur",
                                Optional.of(SomeStanding.at(Stage.REVIEW, SomeStanding.late("receiveFile", COUNTER)))),
                        row(102, "Sungai Nyamuk", 10, "Sebatik Timur", Optional.of(SomeStanding.at(Stage.COVERED)))));
    }

    @Test
    void whatIsLateComesFirstAndWhoHasNotProposedLast() throws Exception {
        assertThat(rows("/pantau")).containsExactly("Tanjung Aru", "Pa&#39; Api", "Sungai Nyamuk", "Long Bawan");
    }

    @Test
    void theRowsCanBeReadByName() throws Exception {
        assertThat(rows("/pantau?urut=nama"))
                .containsExactly("Long Bawan", "Pa&#39; Api", "Sungai Nyamuk", "Tanjung Aru");
    }

    @Test
    void theSumsCountVillagesPeopleAndMoney() throws Exception {
        assertThat(page("/pantau"))
                .contains("<span>3</span> <small>dari 4 desa</small>", "<span>288</span>", "Rp58.060.800")
                .contains("<b>1</b> <span>Belum mengusulkan</span>", "<b>1</b> <span>Diperiksa kecamatan</span>");
    }

    @Test
    void aFilterNarrowsToAKecamatanAStageOrWhatIsLate() throws Exception {
        assertThat(rows("/pantau?kecamatan=5")).containsExactly("Pa&#39; Api", "Long Bawan");
        assertThat(rows("/pantau?kecamatan=10&tahap=COVERED")).containsExactly("Sungai Nyamuk");
        assertThat(rows("/pantau?tahap=NONE")).containsExactly("Long Bawan");
        assertThat(rows("/pantau?terlambat=ya")).containsExactly("Tanjung Aru");
    }

    @Test
    void aSearchAsksTheRegions() throws Exception {
        given(regions.search("sebatik")).willReturn(List.of(village(105), village(102), village(99)));

        assertThat(rows("/pantau?cari=%20sebatik%20")).containsExactly("Tanjung Aru", "Sungai Nyamuk");
    }

    @Test
    void anEmptyFormNarrowsNothing() throws Exception {
        assertThat(rows("/pantau?tahun=2027&kecamatan=&tahap=&urut=&cari=")).hasSize(4);
        then(regions).should(never()).search(ArgumentMatchers.any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tahun=abad", "tahun=2031", "urut=x", "terlambat=x"})
    void anAddressSomebodyMistypedStillShowsThePage(String query) throws Exception {
        assertThat(rows("/pantau?" + query)).hasSize(4);
    }

    @Test
    void whatWasTypedComesBackEscaped() throws Exception {
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
        assertThat(page("/pantau")).doesNotContain("Lengkapi kalender");
    }

    @Test
    void anotherYearIsReadFromItsOwnProposals() throws Exception {
        given(stages.of(OFFICIAL, BudgetYear.of(2026)))
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
        given(stages.of(OFFICIAL, BudgetYear.of(2027))).willReturn(List.of());

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

    private static Village village(int id) {
        var somewhere = new Location(4.1, 117.9);
        var subdistrict = new Subdistrict(new SubdistrictId(10), "Sebatik Timur", somewhere);
        return new Village(new VillageId(id), "Desa", Village.Kind.VILLAGE, subdistrict, somewhere);
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
