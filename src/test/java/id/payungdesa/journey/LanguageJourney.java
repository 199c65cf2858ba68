package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.monitoring.Tables;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Tasklist and the frame around it speak Indonesian until somebody chooses English; forms speak Indonesian to everybody. */
@InTheBrowser
@TestPropertySource(properties = "payung.journey=pantau")
class LanguageJourney {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String NO_TASK = TASKLIST + "#/?task=00000000-0000-0000-0000-000000000000";
    private static final String FORM_SCRIPTS = "**/forms/payung*.js*";

    private static final String CARD = """
            async () => {
                const {deadline, facts} = await import('/camunda/app/tasklist/scripts/kartu.js');
                const noon = new Date('2026-11-20T12:00:00+08:00');
                const dues = ['18T09', '19T09', '20T09', '20T17', '21T09', '22T09']
                    .map(hour => deadline(`2026-11-${hour}:00:00.000+0800`, noon));
                const node = document.createElement('div');
                facts(node, {description: 'Gelombang I · 1 desa · 2 desa · 1 orang · 30 orang · Kembali'});
                const chips = [...node.querySelectorAll('.chip')].map(chip => chip.textContent);
                return [dues[0].words.match(/\\w+/)[0], ...dues.map(due => due.text), ...chips].join(', ');
            }""";

    private static final String TOOLTIPS = """
            () => [...document.querySelectorAll('.task-filter h4')].map(list => list.getAttribute('uib-tooltip')).join('; ')""";

    private static final String BEFORE_ASSIGNEE =
            "() => getComputedStyle(document.querySelector('.tasks-list h5.assignee'), '::before').content";

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    DataSource database;

    private VillageDesk desk;
    private Page page;
    private boolean english;

    @Test
    void whoPrefersEnglishChoosesIt() {
        desk = new VillageDesk(browser, "operator.tanjungaru");
        page = desk.page;
        desk.startsProposal();
        everythingIsSaid();

        desk.link("English").click();
        english = true;
        everythingIsSaid();

        desk.link("Bahasa Indonesia").click();
        english = false;
        frame();
    }

    private void everythingIsSaid() {
        page.navigate("about:blank");
        page.navigate(TASKLIST);
        frame();
        lists();
        cards();
        search();
        whoWorks();
        whatWentWrong();
    }

    private void frame() {
        assertThat(page.locator("html")).hasAttribute("lang", said("id|en"));
        assertThat(page).hasTitle(said("Payung Desa · Tugas|Payung Desa · Tasks"));
        assertThat(page.locator(".payung-menu")).hasAttribute("aria-label", said("Menu utama|Main menu"));
        shows(".navbar-toggle", "Buka atau tutup menu|Open or close the menu");
        shows(
                ".payung-places a",
                "Tugas|Tasks",
                "Antrean|Queue",
                "Usulan desa|Village proposals",
                "Pemantauan|Monitoring");
        shows(".payung-person a[href='/panduan'], .payung-person .leave", "Panduan|Guide", "Keluar|Log out");
        shows(".start-process-action a", "Mulai proses|Start process");
        page.setViewportSize(1024, 768);
        assertThat(page.locator(".payung-person .leave"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    private void lists() {
        shows(
                ".task-filter h4 a",
                "Tugas meja saya|Tasks of my desk",
                "Sedang saya kerjakan|What I am working on",
                "Lewat batas waktu|Overdue",
                "Jatuh tempo minggu ini|Due this week",
                "Kembali ke meja saya|Back at my desk");
        assertThat(page.evaluate(TOOLTIPS))
                .isEqualTo(
                        english
                                ? "All tasks of your desk, also those already claimed; Tasks you have claimed; "
                                        + "Tasks of your desk that are late; Tasks of your desk to be done within seven days; "
                                        + "Tasks handed back, or here again after correction"
                                : "Semua tugas meja Anda, juga yang sudah diambil; Tugas yang sudah Anda ambil; "
                                        + "Tugas meja Anda yang terlambat; Tugas meja Anda yang harus selesai dalam tujuh hari; "
                                        + "Tugas yang dikembalikan, atau datang lagi setelah diperbaiki");
    }

    private void cards() {
        shows(".tasks-list .payung-due .when", "Batas waktu |Due ");
        shows(".tasks-list .payung-due .left", " hari lagi|in ");
        shows(".tasks-list .creation-date", "Masuk|Created");
        assertThat(page.evaluate(BEFORE_ASSIGNEE)).isEqualTo(said("\"oleh \"|\"by \""));
        assertThat(page.evaluate(CARD))
                .isEqualTo(said("Rabu, lewat 2 hari, lewat 1 hari, lewat hari ini, hari ini, besok, 2 hari lagi, "
                        + "Gelombang I, 1 desa, 2 desa, 1 orang, 30 orang, Kembali"
                        + "|Wednesday, 2 days late, 1 day late, late today, today, tomorrow, in 2 days, "
                        + "Gelombang I, 1 village, 2 villages, 1 person, 30 people, Back again"));
    }

    private void search() {
        var field = page.locator(".tasks-list .main-field");
        assertThat(field).hasAttribute("placeholder", said("Cari desa atau kecamatan|Find a village or kecamatan"));
        field.fill("Tanjung");
        field.press("Enter");
        shows(".search-label .type-field", "Keterangan|Description");
        shows(".search-label .operator-field", "memuat|contains");
        page.locator(".search-label .remove-search").click();
        assertThat(page.locator(".search-label")).hasCount(0);
    }

    private void whoWorks() {
        desk.card("Susun usulan").getByRole(AriaRole.LINK).click();
        shows(".payung-who span", "Anda yang mengerjakan tugas ini.|You are working on this task.");
        assertThat(page.getByText("Daftar calon peserta").first()).isVisible();
        desk.album.photograph(said("indonesia|english"));
        shows(".payung-back", "‹ Kembali ke daftar tugas|‹ Back to the task list");
        shows(".payung-width", "⤢ Perlebar|⤢ Widen");
        page.locator(".payung-width").click();
        shows(".payung-width", "⤡ Tampilkan daftar|⤡ Show the list");
        page.locator(".payung-width").click();
        page.locator(".payung-who .unclaim").click();
        shows(
                ".payung-who span",
                "Belum ada yang mengerjakan. Ambil tugas ini untuk mengisi formulirnya."
                        + "|Nobody is working on it yet. Claim this task to fill in its form.");
        isGivenTo("kades.tanjungaru");
        shows(".payung-who span", "Sedang dikerjakan oleh |Being worked on by ");
        isGivenTo("operator.tanjungaru");
    }

    private void isGivenTo(String login) {
        new Tables(database).write("""
                update act_ru_task set assignee_ = (select id::text from official where login = '%s')
                where name_ = 'Susun usulan'""".formatted(login));
        page.reload();
    }

    private void whatWentWrong() {
        page.route(FORM_SCRIPTS, Route::abort);
        page.reload();
        shows(
                ".payung-blank .payung-who span",
                "Formulir belum termuat karena sambungan terputus. Yang sudah tersimpan tetap tersimpan."
                        + "|The form has not loaded because the connection was lost. What was saved stays saved.");
        shows(".payung-blank .payung-who button", "Muat ulang|Load again");
        page.unroute(FORM_SCRIPTS);
        page.navigate("about:blank");
        page.navigate(NO_TASK);
        shows(
                ".page-notifications .message",
                "Tugas ini sudah selesai, atau bukan tugas meja Anda.|This task is finished, or it is not one of your desk.");
        page.navigate(TASKLIST);
    }

    /** Every element of a place contains its words, given in both languages. */
    private void shows(String place, String... words) {
        assertThat(page.locator(place))
                .containsText(Stream.of(words).map(this::said).toArray(String[]::new));
    }

    private String said(String both) {
        return both.split("\\|")[english ? 1 : 0];
    }
}
