package id.payungdesa.monitoring.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.monitoring.FailedSteps;
import id.payungdesa.monitoring.FailedSteps.FailedStep;
import id.payungdesa.notice.Mails;
import id.payungdesa.outbox.Stall;
import id.payungdesa.outbox.Stalls;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(StallsPage.class)
@WithMockUser
class StallsPageTests {

    private static final Instant SINCE = Instant.parse("2026-11-20T01:30:00Z");
    private static final Stall REFUSED = new Stall(
            Stall.Kind.ORDER, "7", "MATCHING", "REFUSED", "Pa' Api", SINCE, "The field 'nik' is <b>missing</b>");
    private static final Stall UNKNOWN =
            new Stall(Stall.Kind.ORDER, "8", "REGISTRATION", "UNKNOWN", "Binalawan", SINCE, "No answer");
    private static final Stall FAILED = new Stall(
            Stall.Kind.MESSAGE,
            "REGISTRATION/R-1",
            "registrationAnswered",
            "FAILED",
            "Tanjung Aru",
            SINCE,
            "IllegalStateException");

    @Autowired
    MockMvc browser;

    @MockitoBean
    CurrentOfficial current;

    @MockitoBean
    Stalls stalls;

    @MockitoBean
    Mails mails;

    @MockitoBean
    FailedSteps steps;

    @Test
    void eachStallSaysWhereSinceWhenAndWhy() throws Exception {
        isIn(Role.SYSTEM_OPERATOR);
        given(stalls.all()).willReturn(List.of(REFUSED));

        browser.perform(get("/tersendat"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Pa&#39; Api")))
                .andExpect(content().string(containsString("Pemadanan calon peserta")))
                .andExpect(content().string(containsString("20 November 2026 pukul 09.30 WITA")))
                .andExpect(content().string(containsString("&lt;b&gt;missing&lt;/b&gt;")))
                .andExpect(content().string(containsString("Coba lagi</button>")))
                .andExpect(content().string(not(containsString("Tanyakan lagi</button>"))));
    }

    @Test
    void anOrderInDoubtIsOnlyAskedAbout() throws Exception {
        isIn(Role.INSURER_LIAISON);
        given(stalls.all()).willReturn(List.of(UNKNOWN));

        browser.perform(get("/tersendat"))
                .andExpect(content().string(containsString("Tanyakan lagi</button>")))
                .andExpect(content().string(not(containsString("Coba lagi</button>"))));
    }

    @Test
    void whatIsPressedIsDone() throws Exception {
        isIn(Role.INSURER_LIAISON);

        press("/tersendat/coba", "order", "7");
        press("/tersendat/tanya", "order", "8");
        press("/tersendat/teruskan", "message", "REGISTRATION/R-1");

        then(stalls).should().retry(7);
        then(stalls).should().askAgain(8);
        then(stalls).should().deliverAgain("REGISTRATION/R-1");
    }

    @Test
    void whoComesSecondReadsThatItIsDoneAlready() throws Exception {
        isIn(Role.INSURER_LIAISON);
        willThrow(new Refused("Kiriman ini tidak lagi ditolak. Muat ulang halaman."))
                .given(stalls)
                .retry(7);

        browser.perform(post("/tersendat/coba").param("order", "7").with(csrf()))
                .andExpect(redirectedUrl("/tersendat"))
                .andExpect(flash().attribute("told", containsString("tidak lagi ditolak")));
        browser.perform(get("/tersendat").flashAttr("told", "Kiriman ini tidak lagi ditolak."))
                .andExpect(content().string(containsString("Kiriman ini tidak lagi ditolak.")));
    }

    @Test
    void whereNothingStallsThePageSaysSo() throws Exception {
        isIn(Role.SYSTEM_OPERATOR);

        browser.perform(get("/tersendat")).andExpect(content().string(containsString("Tidak ada yang tersendat.")));
    }

    @Test
    void aFailedMessageIsHandedOnAgain() throws Exception {
        isIn(Role.SYSTEM_OPERATOR);
        given(stalls.all()).willReturn(List.of(FAILED));

        browser.perform(get("/tersendat"))
                .andExpect(content().string(containsString("Jawaban pendaftaran")))
                .andExpect(content().string(containsString("value=\"REGISTRATION/R-1\"")));
    }

    @Test
    void aMailThatFailedIsShownToTheSystemOperatorWhoSendsItAgain() throws Exception {
        isIn(Role.SYSTEM_OPERATOR);
        given(mails.unsent())
                .willReturn(List.of(new Mails.Unsent(9, "Zainal Arifin", true, 8, SINCE, "550 5.1.1 <…> unknown")));

        browser.perform(get("/tersendat"))
                .andExpect(content().string(containsString("Zainal Arifin")))
                .andExpect(content().string(containsString("550 5.1.1 &lt;…&gt; unknown")))
                .andExpect(content().string(not(containsString("Tidak ada yang tersendat."))));
        press("/tersendat/surel", "mail", "9");

        then(mails).should().again(9);
    }

    @Test
    void aMailThatWaitsForTheServerIsNotCalledATry() throws Exception {
        isIn(Role.SYSTEM_OPERATOR);
        given(mails.unsent())
                .willReturn(List.of(new Mails.Unsent(
                        9, "Zainal Arifin", false, 0, SINCE, "Sertifikat server surel tidak dapat dipercaya.")));

        browser.perform(get("/tersendat"))
                .andExpect(content().string(containsString("Menunggu server")))
                .andExpect(content().string(containsString("Sertifikat server surel tidak dapat dipercaya.")))
                .andExpect(content().string(not(containsString("kali dicoba"))));
    }

    @Test
    void theLiaisonOfTheInsurerHasNothingToDoWithMail() throws Exception {
        isIn(Role.INSURER_LIAISON);

        browser.perform(get("/tersendat")).andExpect(content().string(not(containsString("Surel yang belum"))));
        browser.perform(post("/tersendat/surel").param("mail", "9").with(csrf()))
                .andExpect(status().isForbidden());

        then(mails).should(never()).unsent();
        then(mails).should(never()).again(9);
    }

    @Test
    void aStepThatFailedIsShownToTheSystemOperatorWhoTriesItAgain() throws Exception {
        isIn(Role.SYSTEM_OPERATOR);
        given(steps.all())
                .willReturn(List.of(new FailedStep("j-7", "Ajukan usulan", "Desa Pa' Api", SINCE, "PSQLException")));

        browser.perform(get("/tersendat"))
                .andExpect(content().string(containsString("Ajukan usulan")))
                .andExpect(content().string(containsString("Desa Pa&#39; Api")))
                .andExpect(content().string(containsString("PSQLException")))
                .andExpect(content().string(containsString("20 November 2026 pukul 09.30 WITA")))
                .andExpect(content().string(not(containsString("Tidak ada yang tersendat."))));
        press("/tersendat/langkah", "job", "j-7");

        then(steps).should().retry("j-7");
    }

    @Test
    void theLiaisonOfTheInsurerHasNothingToDoWithTheEngine() throws Exception {
        isIn(Role.INSURER_LIAISON);

        browser.perform(get("/tersendat")).andExpect(status().isOk());
        browser.perform(post("/tersendat/langkah").param("job", "j-7").with(csrf()))
                .andExpect(status().isForbidden());

        then(steps).shouldHaveNoInteractions();
    }

    @Test
    void nobodyElseLooksOrHelps() throws Exception {
        isIn(Role.DPMPD_OFFICER);

        browser.perform(get("/tersendat")).andExpect(status().isForbidden());
        browser.perform(post("/tersendat/coba").param("order", "7").with(csrf()))
                .andExpect(status().isForbidden());

        then(stalls).should(never()).retry(7);
    }

    private void press(String button, String name, String value) throws Exception {
        browser.perform(post(button).param(name, value).with(csrf())).andExpect(redirectedUrl("/tersendat"));
    }

    private void isIn(Role role) {
        given(current.get())
                .willReturn(new Official(new OfficialId(7), "agus", "Agus Salim", List.of(new Post(role, 1))));
    }
}
