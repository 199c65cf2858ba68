package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.payungdesa.access.DemoAccounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestPropertySource;

/** Does anybody lose what they wrote, on a bad line, in two tabs, after a night, or by pressing twice? */
@InTheBrowser
@TestPropertySource(properties = "payung.journey=edge")
class EdgeJourney {

    private static final Path LIST = Path.of("src", "test", "resources", "rosters", "tanjung-aru-100.xlsx");
    private static final String UPLOAD = "**/roster/file";
    private static final String BUSY = "{\"message\":\"Server sedang memeriksa banyak daftar. "
            + "Daftar Anda belum diterima; coba lagi sebentar.\"}";
    private static final String TWO_TABS =
            "Isian ini sudah diubah di tab atau perangkat lain. Pilih isian mana yang dipakai.";
    private static final Pattern SAVED = Pattern.compile("Tersimpan \\d\\d\\.\\d\\d");

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Test
    void nobodyLosesWhatTheyWrote() {
        var operator = new VillageDesk(browser, "operator.tanjungaru");
        theOperatorPressesTwice(operator);
        theListComesOnABadLine(operator);
        theServerReadsManyLists(operator);
        anOldListIsNotSentAfterAChange(operator);
        aPaperComesOnABadLine(operator);
        theOperatorTypesOnePersonIn(operator);
        theOperatorChangesSingleRows(operator);
        theAnswerToCompletingGetsLost(operator);

        var head = new VillageDesk(browser, "kades.tanjungaru");
        theButtonStaysWhileTheFormComes(head);
        head.takes("Tanda tangani usulan");
        theHeadWorksInTwoTabs(head);
        theAnswersToSavingGetLost(head);
        theHeadLooksAtTheDiagramOnAPhone(head);
        theSessionEndsMeanwhile(head);
        assertThat(head.page.locator("form.pd")).hasCount(0);

        operator.page.reload();
        operator.opens("Susun usulan");
        assertThat(operator.page.getByText("Sesi hilang, isian tidak")).isVisible();
        head.leaves();
    }

    /** On a slow line it is pressed before the form has come. */
    private void theButtonStaysWhileTheFormComes(VillageDesk head) {
        head.page.evaluate("""
                () => {
                    window.places = new Set();
                    const look = () => {
                        const button = document.querySelector('.task-card .claim');
                        if (button) window.places.add(button.getBoundingClientRect().y);
                        requestAnimationFrame(look);
                    };
                    look();
                }""");
        head.opens("Tanda tangani usulan");
        assertThat(head.page.locator("form.pd").first()).isVisible();
        org.assertj.core.api.Assertions.assertThat((List<?>) head.page.evaluate("[...window.places]"))
                .as("where the button to take a task stood")
                .hasSize(1);
    }

    private void theOperatorPressesTwice(VillageDesk operator) {
        operator.fillsInStart();
        assertThat(operator.page.getByText(SAVED)).isVisible();
        operator.button("Mulai").dblclick();
        assertThat(operator.page.getByText("Proses sudah dimulai")).isVisible();
        operator.goesToTasks();
        assertThat(operator.card("Susun usulan")).hasCount(1);
        operator.album.photograph("mulai dua kali");
    }

    private void theListComesOnABadLine(VillageDesk operator) {
        var page = operator.page;
        operator.takes("Susun usulan");
        page.locator(".pd-file")
                .setInputFiles(new FilePayload(
                        "daftar.xlsx", "application/octet-stream", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByText("Berkas PDF tidak dapat dibaca sebagai daftar."))
                .isVisible();
        operator.album.photograph("berkas salah");

        page.locator(".pd-file").setInputFiles(LIST);
        assertThat(page.getByText("100 baris diterima.")).isVisible();
        page.route(UPLOAD, Route::abort);
        page.locator(".pd-file").setInputFiles(LIST);
        var again = operator.button("Unggah lagi tanjung-aru-100.xlsx");
        assertThat(again).isVisible();
        operator.album.photograph("unggahan terputus");
        page.unroute(UPLOAD);
        again.click();
        assertThat(page.getByText("0 baris diterima, 100 sudah ada di daftar Anda."))
                .isVisible();
        operator.album.photograph("diunggah lagi");

        page.route(UPLOAD, Route::abort);
        page.locator(".pd-file").setInputFiles(LIST);
        assertThat(again).isVisible();
        page.unroute(UPLOAD);
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(again).isHidden();
        assertThat(page.getByText("0 baris diterima, 100 sudah ada di daftar Anda."))
                .isVisible();
    }

    /** It would bring back who was taken off meanwhile. */
    private void anOldListIsNotSentAfterAChange(VillageDesk operator) {
        var page = operator.page;
        page.route(UPLOAD, Route::abort);
        page.locator(".pd-file").setInputFiles(LIST);
        var again = operator.button("Unggah lagi tanjung-aru-100.xlsx");
        assertThat(again).isVisible();
        var name = firstOf(page.locator(".pd-workers tbody tr").first());
        operator.button("Hapus " + name).click();
        operator.button("Ya, hapus").click();
        assertThat(page.getByText(name + " dihapus.")).isVisible();
        assertThat(again).isHidden();
        page.unroute(UPLOAD);
        page.evaluate("window.dispatchEvent(new Event('online'))");
        operator.button("Urungkan").click();
        assertThat(page.getByText("Perubahan terakhir diurungkan.")).isVisible();
    }

    private static String firstOf(Locator row) {
        return row.locator("th")
                .evaluate("cell => cell.firstChild.textContent.trim()")
                .toString();
    }

    /** Nobody stands beside the phone until the line comes back. */
    private void aPaperComesOnABadLine(VillageDesk operator) {
        var page = operator.page;
        page.route("**/papers/*", Route::abort);
        operator.sends("Berita Acara Musdes");
        assertThat(page.getByText("Berkasnya belum terkirim.")).isVisible();
        operator.album.photograph("berkas terputus");
        page.unroute("**/papers/*");
        assertThat(operator.link("Berita Acara Musdes.pdf")).hasCount(1);
        assertThat(page.getByText("Berkasnya belum terkirim.")).isHidden();
    }

    private void theServerReadsManyLists(VillageDesk operator) {
        var page = operator.page;
        page.route(
                UPLOAD,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setHeaders(Map.of("Retry-After", "5", "Content-Type", "application/json"))
                        .setBody(BUSY)));
        page.locator(".pd-file").setInputFiles(LIST);
        assertThat(page.getByText("coba lagi sebentar. Dicoba lagi sendiri dalam 5 detik."))
                .isVisible();
        operator.album.photograph("server sibuk");
        page.unroute(UPLOAD);
        assertThat(page.getByText("0 baris diterima, 100 sudah ada di daftar Anda."))
                .isVisible();
    }

    private void theOperatorTypesOnePersonIn(VillageDesk operator) {
        operator.page.getByText("Isi satu orang").click();
        assertThat(operator.field("NIK")).isFocused();
        operator.field("NIK").fill("6503");
        operator.field("Nama Lengkap").fill("Hasnah Labo");
        operator.field("L/P").fill("P");
        operator.field("Pekerjaan").fill("Petani");
        assertThat(operator.page.getByText("satu orang yang diketik belum ditambahkan"))
                .isVisible();
        loadsAgain(operator);
        assertThat(operator.field("Nama Lengkap")).hasValue("Hasnah Labo");
        assertThat(operator.page.getByText("satu orang yang diketik belum ditambahkan"))
                .isVisible();
        operator.button("Periksa dan tambahkan").click();
        assertThat(operator.page.getByText("NIK harus 16 angka").first()).isVisible();
        operator.album.photograph("satu-orang-keliru");
        operator.field("NIK").fill("6503994804959202");
        operator.button("Periksa dan tambahkan").click();
        assertThat(operator.page.getByText("Hasnah Labo masuk daftar.")).isVisible();
        assertThat(operator.field("NIK")).isEmpty();
        assertThat(operator.field("NIK")).isFocused();
        operator.field("Cari nama").fill("hasnah");
        operator.button("Hapus Hasnah Labo").click();
        operator.button("Ya, hapus").click();
        assertThat(operator.page.getByText("Hasnah Labo dihapus.")).isVisible();
        operator.field("Cari nama").fill("");
        operator.page.getByText("Isi satu orang").click();
    }

    /** A phone throws a page away as it likes. */
    private static void loadsAgain(VillageDesk operator) {
        operator.page.reload();
        assertThat(operator.page.getByText("Ketikan Anda yang belum diperiksa dimunculkan lagi."))
                .isVisible();
    }

    private void theOperatorChangesSingleRows(VillageDesk operator) {
        var page = operator.page;
        page.getByText("Tempel dari Excel").click();
        operator.field("Baris dari Excel").fill("""
                NIK\tNama Lengkap\tTanggal Lahir\tL/P\tPekerjaan
                6503994405029177\tFatimah Lengang\t04/05/2002\tP\tPetani
                6503994405029100\tFatimah Lenggang\t05/05/2002\tP\tPetani
                """);
        loadsAgain(operator);
        assertThat(page.getByText("3 baris siap diperiksa")).isVisible();
        operator.button("Periksa baris ini").click();
        assertThat(page.getByText("1 baris diterima (1 dengan peringatan), 1 perlu diperbaiki"))
                .isVisible();
        assertThat(page.locator(".pd-twins")).hasCount(2);
        operator.album.photograph("berdampingan");
        operator.button("Hapus baris").click();
        assertThat(page.locator(".pd-twins")).hasCount(1);
        operator.button("Hapus Fatimah Lengang").click();
        operator.button("Ya, hapus").click();
        assertThat(page.getByText("Fatimah Lengang dihapus.")).isVisible();

        operator.button("Nama dan NIK").click();
        operator.button("Nama dan NIK").click();
        assertThat(page.locator(".pd-workers th[aria-sort=descending]")).hasText("Nama dan NIK");
        var last = page.locator(".pd-workers tbody tr").first();
        var name = firstOf(last);
        operator.button("Ubah " + name).click();
        operator.field("Nama Lengkap").fill(name + " Putra");
        loadsAgain(operator);
        assertThat(page.getByText("perubahan satu baris belum disimpan")).isVisible();
        assertThat(operator.field("Nama Lengkap")).hasValue(name + " Putra");
        operator.button("Nama dan NIK").click();
        operator.button("Nama dan NIK").click();
        page.getByLabel("NIK (tersimpan").fill("6503");
        operator.button("Periksa dan simpan").click();
        assertThat(page.getByText("NIK harus 16 angka").first()).isVisible();
        assertThat(operator.field("Nama Lengkap")).hasValue(name + " Putra");
        operator.album.photograph("ubah-keliru");
        page.getByLabel("NIK (tersimpan").fill("");
        operator.button("Periksa dan simpan").click();
        assertThat(page.getByText(name + " diubah.")).isVisible();
        assertThat(last).containsText(name + " Putra");
        operator.album.photograph("diubah");
        operator.button("Urungkan").click();
        assertThat(page.getByText("Perubahan terakhir diurungkan.")).isVisible();
        assertThat(last).not().containsText(name + " Putra");

        operator.button("Ubah " + name).click();
        operator.field("Nama Lengkap").fill("Salah");
        operator.button("Hapus " + name).click();
        operator.button("Ya, hapus").click();
        assertThat(page.getByText(name + " dihapus.")).isVisible();
        assertThat(page.getByText("perubahan satu baris belum disimpan")).hasCount(0);
        assertThat(last).not().containsText(name);
        operator.button("Urungkan").click();
        assertThat(last).containsText(name);
        page.reload();
        assertThat(page.getByText("Diterima tanpa peringatan")).isVisible();
        assertThat(operator.button("Urungkan")).hasCount(0);
    }

    private void theAnswerToCompletingGetsLost(VillageDesk operator) {
        var page = operator.page;
        operator.shows("Keputusan Kepala Desa");
        operator.field("Pesan (bila perlu)").fill("Mohon diperiksa.");
        assertThat(page.getByText(SAVED)).isVisible();
        loses(page, "**/submit-form");
        operator.button("Kirim ke kepala desa").click();
        assertThat(page.getByText("Tugas ini sudah Anda selesaikan; keputusan Anda tercatat.")
                        .first())
                .isVisible();
        operator.album.photograph("jawaban hilang");
        page.unroute("**/submit-form");
    }

    private void theHeadWorksInTwoTabs(VillageDesk head) {
        head.choose(head.choice("Kembalikan ke operator"));
        reason(head.page).fill("Dari tab satu");
        assertThat(head.page.getByText(SAVED)).isVisible();
        var other = head.page.context().newPage();
        other.navigate(head.page.url());
        assertThat(reason(other)).hasValue("Dari tab satu");
        reason(other).fill("Dari tab dua");
        assertThat(other.getByText(SAVED)).isVisible();

        reason(head.page).fill("Tab satu menulis terus");
        assertThat(head.page.getByText(TWO_TABS)).isVisible();
        head.album.photograph("dua tab");
        assertThat(reason(head.page)).hasValue("Tab satu menulis terus");
        head.button("Pakai isian di layar ini").click();
        assertThat(head.page.getByText(TWO_TABS)).isHidden();
        reason(other).fill("Dari tab dua lagi");
        assertThat(other.getByText(TWO_TABS)).isVisible();
        other.getByText("Pakai isian dari tab lain").click();
        assertThat(reason(other)).hasValue("Tab satu menulis terus");
        other.close();
    }

    private void theAnswersToSavingGetLost(VillageDesk head) {
        var page = head.page;
        loses(page, "**/decision");
        reason(page).fill("Jalur lambat");
        assertThat(page.getByText("Sambungan terputus.")).isVisible();
        head.album.photograph("sambungan terputus");
        page.unroute("**/decision");
        reason(page).fill("Jalur lambat, tidak hilang");
        assertThat(page.getByText(SAVED)).isVisible();
        assertThat(page.getByText(TWO_TABS)).isHidden();
    }

    private void theHeadLooksAtTheDiagramOnAPhone(VillageDesk head) {
        var page = head.page;
        page.setViewportSize(390, 844);
        head.link("Alur proses").click();
        assertThat(page.locator("form.pd")).hasCount(0);
        head.link("Formulir").click();
        assertThat(reason(page)).isVisible();
        head.link("‹ Kembali ke daftar tugas").click();
        assertThat(page.locator("form.pd")).hasCount(0);
        head.card("Tanda tangani usulan").getByRole(AriaRole.LINK).click();
        assertThat(reason(page)).hasValue("Jalur lambat, tidak hilang");
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    private void theSessionEndsMeanwhile(VillageDesk head) {
        var page = head.page;
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        reason(page).fill("Sesi hilang, isian tidak");
        assertThat(page.getByText("Sesi Anda sudah berakhir. Masuk kembali, lalu lanjutkan."))
                .isVisible();
        // Camunda asks for the list every ten seconds and would throw everything away.
        page.waitForResponse(answer -> answer.status() == 401 && answer.url().contains("/filter/"), () -> {});
        head.album.photograph("sesi berakhir");
        assertThat(reason(page)).hasValue("Sesi hilang, isian tidak");

        var login = page.context()
                .waitForPage(() -> head.link("Masuk lagi di tab baru").click());
        login.getByLabel("Nama pengguna").fill("kades.tanjungaru");
        login.getByLabel("Kata sandi").fill(DemoAccounts.PASSWORD);
        login.getByText("Masuk", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(login.getByText("Keluar", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        login.close();
        page.evaluate("window.dispatchEvent(new Event('focus'))");
        assertThat(page.getByText(SAVED)).isVisible();
        head.album.photograph("masuk lagi");
        head.completes("Kembalikan usulan");
    }

    /** The server does what it is asked, but nobody hears of it. */
    private static void loses(Page page, String address) {
        page.route(address, route -> {
            route.fetch();
            route.abort();
        });
    }

    private static Locator reason(Page page) {
        return page.getByLabel("alasan pengembalian");
    }
}
