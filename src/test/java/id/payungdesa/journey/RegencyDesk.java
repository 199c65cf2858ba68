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
        tick("Pilih semua").check();
        starts();
    }

    void recommends() {
        takes("Rekomendasi DPMPD");
        tick("Saya sudah memeriksa").check();
        completes("Beri rekomendasi", "Rekomendasi DPMPD dicatat.");
    }

    void initialsForLegal() {
        takes("Paraf Bagian Hukum");
        tick("sudah saya periksa dari sisi hukum").check();
        completes("Beri paraf", "Paraf Bagian Hukum dicatat.");
    }

    void initialsAsSecretary() {
        takes("Paraf Sekretaris Daerah");
        page.getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX).check();
        completes("Beri paraf", "Paraf Sekretaris Daerah dicatat.");
    }

    void signsDecree(String number, String day) {
        takes("Tanda tangani Keputusan Bupati");
        field("Nomor keputusan").fill(number);
        field("Tanggal").fill(day);
        tick("Saya menetapkan").check();
        completes("Tanda tangani keputusan", "Keputusan Bupati ditandatangani.");
    }
}
