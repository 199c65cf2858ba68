package id.payungdesa.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import id.payungdesa.access.Capacity;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A village without connection is marked, helped and told; and an office goes on while somebody is away. */
@ProcessTest
class HelpingHandJourney {

    @Autowired
    Story story;

    @Autowired
    Appointments appointments;

    @LocalServerPort
    int port;

    @RegisterExtension
    final Window window = new Window();

    @AfterEach
    void close() {
        appointments.areForgotten();
    }

    @Test
    void theCounterFillsInForAVillageTheCamatHasMarked() {
        var village = story.village();
        village.login(Role.VILLAGE_OPERATOR);
        village.login(Role.VILLAGE_HEAD);
        var camat = sits(village.login(Role.SUBDISTRICT_HEAD));
        camat.navigate("/antrean");
        camat.getByText("Desa tanpa sambungan").click();
        camat.locator("[name=village]").selectOption(String.valueOf(village.id()));
        camat.locator("[name=helper]").selectOption("subdistrict_counter");
        camat.getByLabel("Sampai dengan").fill("2026-12-31");
        camat.getByLabel("Alasan").fill("Menara rusak sejak banjir");
        button(camat, "Tandai desa").click();
        assertThat(camat.getByText("sekarang dapat mengisikan usulannya")).isVisible();
        fits(camat);
        window.photographs(camat, "tanpa-sambungan", 1366, 390);

        var login = village.login(Role.SUBDISTRICT_COUNTER);
        var counter = sits(login);
        assertThat(counter.navigate("/tanpa-sambungan").status()).isEqualTo(403);
        counter.navigate("about:blank");
        counter.navigate("/camunda/app/tasklist/default/#/?processStart=villageProposal");
        assertThat(counter.getByText("Mengisi untuk desa")).isVisible();
        assertThat(counter.getByLabel("Desa yang Anda bantu")).hasValue("number:" + village.id());
        window.photographs(counter, "mulai-untuk-desa", 1366, 390);

        village.startedBy(login, Map.of("village", village.id()));
        var task = story.desks.takes(login, village.key(), "draftProposal");
        opens(counter, task);
        assertThat(counter.getByText("Anda mengisi sebagai Petugas Loket Kecamatan untuk Operator Desa"))
                .isVisible();
        window.photographs(counter, "susun-untuk-desa", 1366, 390);

        village.lists(VillageStory.residents(2));
        story.desks.saves(login, task, Map.of("note", "Diantar Pak Sekdes"));
        var operator = sits(village.login(Role.VILLAGE_OPERATOR));
        operator.navigate("/antrean");
        assertThat(operator.locator("#dipegang")).isVisible();
        window.photographs(operator, "antrean-operator", 1366, 390);
        story.desks.completes(login, task);
        operator.navigate("/usulan-desa");
        assertThat(operator.getByText("Desa ini ditandai tanpa sambungan sampai 31 Desember 2026"))
                .isVisible();
        operator.getByText("Siapa yang mengerjakan").click();
        assertThat(operator.getByText("diisikan oleh " + login)).isVisible();
        fits(operator);
        window.photographs(operator, "usulan-desa-dibantu", 1366, 390);

        var other = village.alsoHeld(Role.SUBDISTRICT_COUNTER);
        var second = sits(other);
        var signature = story.desks.takes(other, village.key(), "signProposal");
        opens(second, signature);
        assertThat(second.getByText("Ditandatangani di atas kertas")).isVisible();
        window.photographs(second, "tanda-tangan-di-kertas", 1366, 390);

        story.desks.givesBack(signature);
        village.headSigns();
        var verifier = village.login(Role.COMMUNITY_OFFICER);
        var reviewer = sits(verifier);
        opens(reviewer, story.desks.takes(verifier, village.key(), "verifyCandidates"));
        assertThat(reviewer.getByText("Diisikan oleh " + login)).isVisible();
        window.photographs(reviewer, "verifikasi-diisikan", 1366, 390);
    }

    @Test
    void theCamatHandsOnWhatAColleagueCannotFinish() {
        var village = story.village();
        village.submits(VillageStory.residents(1));
        var ill = village.login(Role.COMMUNITY_OFFICER);
        var next = village.alsoHeld(Role.COMMUNITY_OFFICER);
        var deputy = village.alsoHeld(Role.SUBDISTRICT_COUNTER);
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        appointments.appoints(deputy, new Post(Role.SUBDISTRICT_HEAD, village.subdistrict()), Capacity.PLH);
        var task = story.desks.takes(ill, village.key(), "verifyCandidates");

        var page = sits(camat);
        page.navigate("/antrean");
        assertThat(page.getByText("Plh. Camat sekarang " + deputy)).isVisible();
        page.locator(".held summary").first().click();
        page.getByLabel("Serahkan kepada").selectOption(new SelectOption().setLabel(next));
        fits(page);
        window.photographs(page, "serahkan", 1366, 390);
        page.getByLabel("Alasan").fill("Sakit");
        button(page, "Serahkan").click();
        assertThat(page.getByText("diserahkan kepada " + next)).isVisible();
        window.photographs(page, "diserahkan", 1366, 390);
        assertThat(story.desks.sees(next, task).task().mine()).isTrue();

        village.fileIsReceived();
        village.isPrepared(Map.of());
        var acting = sits(deputy);
        opens(acting, story.desks.takes(deputy, village.key(), "signEvaluation"));
        assertThat(acting.getByText("Anda mengerjakan sebagai Plh. Camat sampai 30 April 2027."))
                .isVisible();
        window.photographs(acting, "plh-camat", 1366, 390);
        theDeputySigns(acting);
        var head = sits(village.login(Role.VILLAGE_HEAD));
        head.navigate("/usulan-desa");
        head.getByText("Siapa yang mengerjakan").click();
        assertThat(head.getByText("Plh. Camat").first()).isVisible();
        window.photographs(head, "ditandatangani-plh", 1366, 390);
    }

    private void theDeputySigns(Page page) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Tanda tangani"))
                .check();
        page.getByLabel("Nomor Keputusan Camat").fill("188.4/77/2026");
        page.getByLabel("Tanggal", new Page.GetByLabelOptions().setExact(true)).fill("2026-11-20");
        var sure = page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Sudah saya periksa."));
        assertThat(sure).isVisible();
        button(page, "Tanda tangani keputusan").click();
        assertThat(page.getByText("Beri centang dulu.")).isVisible();
        assertThat(sure).isFocused();
        window.photographs(page, "centang-dulu", 1366, 390);
        sure.check();
        button(page, "Tanda tangani keputusan").click();
        assertThat(page.getByText("Keputusan Anda sudah dicatat.")).isVisible();
    }

    private Page sits(String login) {
        story.clerk(port, login);
        return window.sits(login);
    }

    private static void opens(Page page, String task) {
        page.navigate("about:blank");
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void fits(Page page) {
        page.setViewportSize(390, 844);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        page.setViewportSize(1366, 900);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(1366);
    }
}
