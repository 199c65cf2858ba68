package id.payungdesa.monitoring.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Posts;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.letter.Letters;
import id.payungdesa.monitoring.ProposalSheet;
import id.payungdesa.monitoring.ProposalSheets;
import id.payungdesa.monitoring.ProposalStories;
import id.payungdesa.monitoring.ProposalStory;
import id.payungdesa.monitoring.SomeStanding;
import id.payungdesa.monitoring.Standing;
import id.payungdesa.proposal.Outages;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Location;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.review.PersonNotes;
import id.payungdesa.year.Deadlines;
import id.payungdesa.year.YearDeadline;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@WebMvcTest(VillagePage.class)
@WithMockUser
class VillagePageTests {

    private static final Location SOMEWHERE = new Location(3.94, 115.66);
    private static final Village PA_API = new Village(
            new VillageId(58),
            "Pa' Api",
            Village.Kind.VILLAGE,
            new Subdistrict(new SubdistrictId(5), "Krayan", SOMEWHERE),
            SOMEWHERE);
    private static final Post OPERATOR = new Post(Role.VILLAGE_OPERATOR, 58);
    private static final Post HEAD = new Post(Role.VILLAGE_HEAD, 58);

    @Autowired
    MockMvc browser;

    @MockitoBean
    CurrentOfficial current;

    @MockitoBean
    ProposalStories stories;

    @MockitoBean
    ProposalSheets sheets;

    @MockitoBean
    PersonNotes notes;

    @MockitoBean
    Letters letters;

    @MockitoBean
    Regions regions;

    @MockitoBean
    Outages outages;

    @MockitoBean
    Posts posts;

    @MockitoBean
    Deadlines deadlines;

    @MockitoBean
    Clock clock;

    @BeforeEach
    void live() {
        given(regions.get(PA_API.id())).willReturn(PA_API);
        given(clock.instant()).willReturn(Instant.parse("2026-11-20T01:30:00Z"));
    }

    @Test
    void aProposalIsShownWithItsStageItsPeopleAndItsMoney() throws Exception {
        has(OPERATOR, SomeStanding.at(Stage.SIGNING, SomeStanding.late("signProposal", HEAD)));

        open().andExpect(view().name("monitoring/village"))
                .andExpect(content().string(containsString("Menunggu tanda tangan Kepala Desa")))
                .andExpect(content().string(containsString("sejak 12 November 2026")))
                .andExpect(content().string(containsString("Januari 2027 – Desember 2027")))
                .andExpect(content().string(containsString("96 orang")))
                .andExpect(content().string(containsString("Rp19.353.600")))
                .andExpect(content().string(containsString("Terlambat")))
                .andExpect(content().string(containsString("Batas Rabu, 18 November 2026")))
                .andExpect(content().string(containsString("Setelah Kepala Desa menandatangani")));
    }

    @Test
    void aVillageReadsByWhenItsListIsWanted() throws Exception {
        has(OPERATOR, SomeStanding.at(Stage.SIGNING, SomeStanding.late("signProposal", HEAD)));
        given(deadlines.of(BudgetYear.of(2027)))
                .willReturn(Map.of(
                        YearDeadline.PROPOSAL, LocalDate.of(2026, 12, 4),
                        YearDeadline.EVALUATION, LocalDate.of(2026, 11, 19)));

        open().andExpect(content().string(containsString("Usulan desa masuk Jumat, 4 Desember 2026 (14 hari lagi)")))
                .andExpect(content().string(not(containsString("Evaluasi Raperdes selesai"))));
    }

    @Test
    void coverThatIsPaidAheadIsNotCalledCoverOfToday() throws Exception {
        has(OPERATOR, SomeStanding.at(Stage.COVERED));

        open().andExpect(content().string(containsString("mulai 1 Januari 2027")))
                .andExpect(content().string(not(containsString("sejak 12 November 2026"))));
    }

    @Test
    void theVillageReadsWhoWasRefusedAndWhy() throws Exception {
        has(OPERATOR, SomeStanding.at(Stage.REVIEW));
        given(notes.refused(anyCollection()))
                .willReturn(Map.of(
                        new ProposalId(1),
                        List.of(new PersonNotes.RefusedPerson("Fatimah <Uji>", "Pindah dari desa: ke Tarakan"))));

        open().andExpect(content().string(containsString("1 orang tidak ikut karena ditolak kecamatan")))
                .andExpect(content().string(containsString("Fatimah &lt;Uji&gt;")))
                .andExpect(content().string(containsString("Pindah dari desa: ke Tarakan")));
    }

    @Test
    void anApostropheInAVillageIsEscaped() throws Exception {
        has(OPERATOR, SomeStanding.at(Stage.DRAFT));

        open().andExpect(content().string(containsString("Desa Pa&#39; Api")))
                .andExpect(content().string(not(containsString("Pa' Api"))));
    }

    @Test
    void theTaskOpensOnlyForWhomItIs() throws Exception {
        var standing = SomeStanding.at(Stage.SIGNING, SomeStanding.inTime("signProposal", HEAD));
        var link = "/camunda/app/tasklist/default/#/?task=task-signProposal";

        has(HEAD, standing);
        open().andExpect(content().string(containsString(link)));

        has(OPERATOR, standing);
        open().andExpect(content().string(not(containsString(link))));
    }

    @Test
    void onlyTheOperatorStartsAProposal() throws Exception {
        var link = "/camunda/app/tasklist/default/#/?processStart=villageProposal";

        has(OPERATOR);
        open().andExpect(content().string(containsString(link)))
                .andExpect(content().string(containsString("Desa ini belum mengusulkan; tekan")));

        has(HEAD);
        open().andExpect(content().string(not(containsString(link))))
                .andExpect(content().string(containsString("Operator Desa dapat memulainya")));
    }

    @Test
    void whoWorksForNoVillageIsShownTheWayToTheOverview() throws Exception {
        has(new Post(Role.SUBDISTRICT_HEAD, 5));

        open().andExpect(content().string(containsString("Halaman ini untuk perangkat desa")))
                .andExpect(content().string(containsString("href=\"/pantau\"")));
    }

    @Test
    void whatIsToBeCorrectedIsPinnedToItsFieldOrPerson() throws Exception {
        given(sheets.openFindings(new ProposalId(1)))
                .willReturn(List.of(
                        finding("BUDGET", "ARITHMETIC", null, "Jumlah anggaran hanya cukup untuk 50 orang."),
                        finding("CANDIDATES", null, "Yosua Lalo", "Nama tidak sama dengan KTP.")));
        has(HEAD, SomeStanding.at(Stage.CORRECTION));

        open().andExpect(content().string(containsString("2 temuan perlu diperbaiki")))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "<b>Perhitungan</b>", "Jumlah anggaran hanya cukup untuk 50 orang.", "Barnabas Usat")))
                .andExpect(content().string(stringContainsInOrder("<b>Yosua Lalo</b>", "Nama tidak sama dengan KTP.")));

        has(HEAD, SomeStanding.at(Stage.REVIEW));
        open().andExpect(content().string(not(containsString("temuan perlu diperbaiki"))));
    }

    private static ProposalSheet.Finding finding(String track, String field, String person, String remark) {
        return new ProposalSheet.Finding(
                1, track, track, field, null, person, remark, "Barnabas Usat", "18 November 2026 pukul 09.30 WITA");
    }

    private void has(Post post, Standing... standings) {
        var official = new Official(new OfficialId(7), "yosua", "Yosua <b>Bulan</b>", List.of(post));
        given(current.get()).willReturn(official);
        given(stories.of(official))
                .willReturn(List.of(standings).stream()
                        .map(standing -> new ProposalStory(58, standing, List.of(), List.of()))
                        .toList());
    }

    private ResultActions open() throws Exception {
        return browser.perform(get("/usulan-desa"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Yosua &lt;b&gt;Bulan&lt;/b&gt;")));
    }
}
