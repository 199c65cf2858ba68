package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The regency: DPMPD, its head, Bagian Hukum, the Sekda and the Bupati. */
class RegencyDesk extends Desk {

    RegencyDesk(Chromium browser, String login) {
        super(browser, login);
    }

    void opensRound(String title, String village) {
        link("Mulai proses").click();
        link("Penetapan Bupati").click();
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

    void initialsAsSecretary() {
        takes("Paraf Sekretaris Daerah");
        choose(page.getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX));
        completes("Beri paraf", "Paraf Sekretaris Daerah dicatat.");
    }

    void signsDecree(String number, String day) {
        takes("Tanda tangani Keputusan Bupati");
        field("Nomor keputusan").fill(number);
        field("Tanggal").fill(day);
        choose(tick("Saya menetapkan"));
        completes("Tanda tangani keputusan", "Keputusan Bupati ditandatangani.");
    }
}
