package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;

/** The regency: DPMPD, its head, Bagian Hukum, the secretariat and the Bupati. */
class RegencyDesk extends Desk {

    RegencyDesk(Chromium browser, String login) {
        super(browser, login);
    }

    void opensRound(String title, String village) {
        link("Mulai proses").click();
        link("Penetapan Bupati").click();
        isAtTheForm();
        field("Nama").fill(title);
        assertThat(tick(village)).isVisible();
        choose(tick("Pilih semua"));
        starts();
    }

    void recommends() {
        takes("Rekomendasi DPMPD");
        choose(tick("Saya sudah memeriksa"));
        completes("Beri rekomendasi", "Rekomendasi DPMPD dicatat.");
    }

    void initialsForLegal() {
        takes("Paraf Bagian Hukum");
        choose(tick("sudah saya periksa dari sisi hukum"));
        completes("Beri paraf", "Paraf Bagian Hukum dicatat.");
    }

    /** What the Sekda signed on paper comes in through the secretariat. */
    void recordsInitialsOfSecretary(String day) {
        takes("Paraf Sekretaris Daerah");
        choose(page.getByRole(AriaRole.CHECKBOX));
        field("Tanggal tanda tangan di kertas").fill(day);
        shows("Naskah bertanda tangan");
        completes("Catat tanda tangan", "Paraf Sekretaris Daerah dicatat.");
    }

    void signsDecree(String number, String day, String recorder) {
        takes("Tanda tangani Keputusan Bupati");
        assertThat(page.getByText("dicatat oleh " + recorder)).isVisible();
        field("Nomor keputusan").fill(number);
        field("Tanggal").fill(day);
        choose(tick("Saya menetapkan"));
        completes("Tanda tangani keputusan", "Keputusan Bupati ditandatangani.");
    }
}
