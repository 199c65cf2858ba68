package id.payungdesa.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The village treasurer, with the bank one tab away. */
class TreasurerDesk extends Desk {

    TreasurerDesk(Chromium browser, String login) {
        super(browser, login);
    }

    void pays(String day) {
        takes("Bayar iuran");
        var reference = paysAtTheBank(page.locator(".pd-code").textContent());
        field("Nomor referensi bank").fill(reference);
        field("Tanggal bayar").fill(day);
        shows("Bukti bayar");
        completes("Catat pembayaran");
    }

    private String paysAtTheBank(String code) {
        var bank = page.waitForPopup(() -> link("Buka halaman bank (tab baru)").click());
        bank.getByLabel("Kode iuran").fill(code);
        bank.getByText("Lihat tagihan").click();
        bank.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bayar Rp"))
                .click();
        var reference = bank.getByLabel("Nomor bukti bank").textContent();
        album.photograph(bank, "bukti-bank");
        bank.close();
        return reference;
    }
}
