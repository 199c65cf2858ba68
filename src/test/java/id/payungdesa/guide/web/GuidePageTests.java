package id.payungdesa.guide.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.guide.Guides;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(GuidePage.class)
@Import(Guides.class)
@WithMockUser
class GuidePageTests {

    @Autowired
    MockMvc browser;

    @MockitoBean
    CurrentOfficial current;

    @Test
    void everybodyLandsOnTheGuideOfTheirOwnPost() throws Exception {
        is(Role.VILLAGE_HEAD);

        browser.perform(get("/panduan")).andExpect(redirectedUrl("/panduan/kepala-desa"));
    }

    @Test
    void whoHasNotLoggedInYetReadsHowTo() throws Exception {
        given(current.find()).willReturn(Optional.empty());

        browser.perform(get("/panduan")).andExpect(redirectedUrl("/panduan/operator-desa"));
        browser.perform(get("/panduan/operator-desa"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/login\">Masuk</a>")))
                .andExpect(content().string(not(containsString("/logout"))))
                .andExpect(content().string(not(containsString("untuk Anda"))));
    }

    @Test
    void theGuidesOfOthersAreOpenToo() throws Exception {
        is(Role.VILLAGE_HEAD);

        browser.perform(get("/panduan/kecamatan"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<h1>Panduan Kecamatan</h1>")))
                .andExpect(content().string(containsString("<h2>Kasi PMD: memeriksa orang</h2>")))
                .andExpect(content().string(containsString("loading=\"lazy\"")))
                .andExpect(content().string(containsString("untuk Anda")));
    }

    @Test
    void aPictureIsKeptByTheBrowser() throws Exception {
        is(Role.VILLAGE_OPERATOR);

        browser.perform(get("/panduan/gambar/draftProposal.jpg"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "image/jpeg"))
                .andExpect(header().string("Cache-Control", "max-age=604800, private"));
    }

    @Test
    void aPictureThatTheBrowserHasIsNotSentAgain() throws Exception {
        is(Role.VILLAGE_OPERATOR);
        var sent = browser.perform(get("/panduan/gambar/draftProposal.jpg"))
                .andReturn()
                .getResponse()
                .getHeader("Last-Modified");

        browser.perform(get("/panduan/gambar/draftProposal.jpg").header("If-Modified-Since", sent))
                .andExpect(status().isNotModified());
    }

    @Test
    void whatIsNoGuideIsNotFound() throws Exception {
        is(Role.VILLAGE_OPERATOR);

        browser.perform(get("/panduan/application")).andExpect(status().isNotFound());
        browser.perform(get("/panduan/gambar/tiada.jpg")).andExpect(status().isNotFound());
    }

    private void is(Role role) {
        given(current.find())
                .willReturn(
                        Optional.of(new Official(new OfficialId(7), "yosua", "Yosua", List.of(new Post(role, 58)))));
    }
}
