package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.review.AccompanyingDocument;
import id.payungdesa.review.Criterion;

/** The kecamatan: the counter, the evaluation officer, the camat, and the officer who knows the people. */
class SubdistrictDesk extends Desk {

    SubdistrictDesk(Chromium browser, String login) {
        super(browser, login);
    }

    void receives(String day, String hour, String receipt) {
        takes("Terima berkas Raperdes");
        for (var document : AccompanyingDocument.values()) {
            if (document.required()) {
                choose(tick(document.title()));
            }
        }
        field("Tanggal diterima").fill(day);
        field("Jam (WITA)").fill(hour);
        field("Nomor tanda terima").fill(receipt);
        completes("Terima berkas");
    }

    void handsFileBackWithout(AccompanyingDocument missing) {
        takes("Terima berkas Raperdes");
        choose(choice("Belum lengkap, dikembalikan"));
        for (var document : AccompanyingDocument.values()) {
            if (document.required() && document != missing) {
                choose(tick(document.title()));
            }
        }
        assertThat(field("daftar dokumen yang kurang")).hasValue(missing.title());
        album.photograph("berkas-dikembalikan");
        completes("Kembalikan berkas");
    }

    void evaluates(String summary) {
        takes("Siapkan evaluasi Raperdes APBDes");
        fillsInEvaluation(summary);
        completes("Kirim ke camat");
    }

    void fillsInEvaluation(String summary) {
        for (var criterion : Criterion.values()) {
            choose(page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(criterion.title()))
                    .getByRole(
                            AriaRole.RADIO,
                            new Locator.GetByRoleOptions().setName("Sesuai").setExact(true)));
        }
        field("Ringkasan").fill(summary);
    }

    void signs(String number, String day) {
        takes("Tanda tangani Keputusan Camat");
        fillsInDecision(number, day);
        completes("Tanda tangani keputusan");
    }

    void fillsInDecision(String number, String day) {
        choose(choice("Tanda tangani"));
        assertThat(page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Sesuai").setExact(true)))
                .isChecked();
        field("Nomor Keputusan Camat").fill(number);
        field("Tanggal").fill(day);
    }

    void verifiesOneByOne() {
        takes("Verifikasi calon peserta");
        assertThat(verdictOn("").first()).isEnabled();
        for (var person : verdictOn("").all()) {
            person.getByText("Terima").click();
        }
        choose(tick("Semua orang sudah diputuskan satu per satu"));
        completes("Selesaikan verifikasi");
    }

    void verifiesAllBut(String refused, String reason) {
        takes("Verifikasi calon peserta");
        verdictOn(refused).getByText("Tolak").click();
        field("Alasan").selectOption(reason);
        choose(tick("Semua yang lain diterima"));
        completes("Selesaikan verifikasi");
    }

    private Locator verdictOn(String person) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Keputusan untuk " + person));
    }
}
