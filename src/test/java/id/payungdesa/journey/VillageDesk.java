package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;

/** The village office: the operator, the secretary, the activity officer and the village head. */
class VillageDesk extends Desk {

    VillageDesk(Chromium browser, String login) {
        super(browser, login);
    }

    void startsProposal() {
        fillsInStart();
        starts();
    }

    void fillsInStart() {
        link("Usulan desa").click();
        link("Mulai usulan baru").click();
        isAtTheForm();
        field("Sumber dana").selectOption("Alokasi Dana Desa");
        choose(choice("Raperdes APBDes"));
        field("Kode kegiatan").selectOption("2.2.90 Lain-lain Kegiatan Sub Bidang Kesehatan");
        field("Kode rekening")
                .selectOption("5.2.7.90 Belanja Barang dan Jasa yang Diserahkan kepada Masyarakat Lainnya");
    }

    /** Before the button is pressed, and beside it afterwards. */
    void isToldThatAllPlacesAreTaken() {
        fillsInStart();
        assertThat(page.getByText("Desa ini sudah mempunyai usulan 2027")).isVisible();
        assertThat(page.getByText("0 dari 100 orang")).isVisible();
        assertThat(page.getByText("Siap dikirim.")).isVisible();

        button("Mulai").click();

        assertThat(page.locator(".pd-bar").getByText("sudah terpakai oleh usulan lain"))
                .isInViewport();
        album.photograph("tidak dapat dimulai");
        button("Tutup").last().click();
        isAwayFromTheForm();
    }

    void drafts(String list, String message) {
        takes("Susun usulan");
        page.locator(".pd-file").setInputFiles(Path.of("src", "test", "resources", "rosters", list));
        assertThat(page.getByText("100 baris diterima")).isVisible();
        isRefused("Berita Acara Musdes", "Hanya PDF, foto JPEG, atau gambar PNG yang diterima.");
        showsWhatTheVillageDecided();
        field("Pesan (bila perlu)").fill(message);
        completes("Kirim ke kepala desa", "Usulan dikirim ke kepala desa.");
    }

    /** Each row that comes with a warning is compared with the identity card. */
    void draftsFromPasted(String rows) {
        takes("Susun usulan");
        page.getByText("Tempel dari Excel").click();
        field("Baris dari Excel").fill(rows);
        button("Periksa baris ini").click();
        assertThat(page.getByText("baris diterima")).isVisible();
        assertThat(page.getByLabel("Sudah diperiksa, datanya benar").first()).isVisible();
        for (var doubtful : page.getByLabel("Sudah diperiksa, datanya benar").all()) {
            doubtful.check();
        }
        showsWhatTheVillageDecided();
        completes("Kirim ke kepala desa", "Usulan dikirim ke kepala desa.");
    }

    void showsWhatTheVillageDecided() {
        shows("Berita Acara Musdes");
        shows("Keputusan Kepala Desa");
    }

    void draftsAgain(String reason, String answer) {
        takes("Susun usulan");
        assertThat(page.getByText(reason)).isVisible();
        field("Pesan (bila perlu)").fill(answer);
        completes("Kirim ke kepala desa", "Usulan dikirim ke kepala desa.");
    }

    void completesFile(String missing) {
        takes("Lengkapi berkas Raperdes");
        assertThat(page.getByText(missing)).isVisible();
        choose(tick("Dokumen yang kurang sudah diserahkan ke loket kecamatan."));
        completes("Berkas sudah dilengkapi");
    }

    void handsBack(String reason) {
        takes("Tanda tangani usulan");
        choose(choice("Kembalikan ke operator"));
        field("alasan pengembalian").fill(reason);
        completes("Kembalikan usulan");
    }

    void signs() {
        takes("Tanda tangani usulan");
        choose(choice("Tanda tangani"));
        completes("Tanda tangani usulan");
    }

    void recordsEnactment(String number, String day) {
        takes("Catat Perdes APBDes");
        field("Nomor Perdes").fill(number);
        field("Tanggal ditetapkan").fill(day);
        shows("Perdes APBDes");
        completes("Catat Perdes");
    }

    void requestsPayment(String number, String day) {
        takes("Ajukan pembayaran");
        field("Nomor SPP").fill(number);
        field("Tanggal SPP").fill(day);
        completes("Ajukan SPP");
    }

    void verifiesPayment() {
        takes("Verifikasi SPP");
        choose(choice("SPP memenuhi syarat"));
        choose(tick("Dokumen SPP lengkap"));
        choose(tick("Hitungan benar"));
        choose(tick("Dana kegiatan tersedia"));
        completes("Verifikasi SPP");
    }

    void approvesPayment() {
        takes("Setujui pembayaran");
        choose(choice("Setujui pembayaran"));
        completes("Setujui pembayaran");
    }

    /** Reloads the village's own page until the proposal has come so far. */
    void seesVillageAt(String stage) {
        page.navigate("/usulan-desa");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            page.reload();
            assertThat(page.getByText(stage).first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(1000));
        });
        album.photograph("usulan-desa");
    }
}
