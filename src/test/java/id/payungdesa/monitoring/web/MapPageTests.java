package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.monitoring.SomeStanding;
import id.payungdesa.monitoring.VillageFigures;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.region.Regions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(MapPage.class)
@WithMockUser
class MapPageTests {

    @Autowired
    MockMvc browser;

    @MockitoBean
    CurrentOfficial current;

    @MockitoBean
    VillageStages stages;

    @MockitoBean
    VillageFigures figures;

    @MockitoBean
    Regions regions;

    @MockitoBean
    Clock clock;

    @Test
    void amongTooManyVillagesAKecamatanIsLookedForFirst() throws Exception {
        given(current.get())
                .willReturn(new Official(
                        new OfficialId(7), "dewi", "Dewi Lestari", List.of(new Post(Role.DPMPD_OFFICER, 1))));
        given(clock.instant()).willReturn(SomeStanding.NOW);
        given(stages.years(any())).willReturn(List.of(BudgetYear.of(2027)));
        given(figures.villages(any(), any())).willReturn(75_266L);

        var page =
                browser.perform(get("/pantau/peta")).andReturn().getResponse().getContentAsString();

        assertThat(page)
                .contains("75.266 desa terlalu banyak untuk satu peta", "name=\"cari\"")
                .doesNotContain("class=\"map\"", "tidak memantau desa mana pun");
        then(figures).should(never()).of(any(), any(), any());
    }
}
