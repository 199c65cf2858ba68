package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a draft budget whose camat says nothing for twenty working days? */
@InTheBrowser
class DeemedJourney {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 18);

    /** What the camat reads just before the engine lets the draft take effect, or just after. */
    private static final Pattern TOO_LATE = Pattern.compile(
            "Batas 20 hari kerja sudah lewat|Tugas ini sudah (ditutup karena batas waktunya lewat|selesai)");

    /** In Krayan everybody has a phone. */
    @RegisterExtension
    final Chromium browser = new Chromium(true);

    private final Calendar calendar;

    DeemedJourney(@Autowired Calendar calendar) {
        this.calendar = calendar;
    }

    @Test
    void silenceForTwentyWorkingDaysLetsTheDraftTakeEffect() {
        theVillageProposes();
        var camat = theSubdistrictHesitates();

        browser.becomes(LAST_DAY, LocalTime.of(23, 59, 30));
        camat.page.reload();
        assertThat(camat.button("Selesaikan")).isVisible();
        camat.fillsInDecision("188.4/40/2026", LAST_DAY.toString());

        browser.becomes(LAST_DAY.plusDays(1), LocalTime.MIDNIGHT);
        camat.makesSure();
        camat.button("Tanda tangani keputusan").click();
        assertThat(camat.page.getByText(TOO_LATE).first()).isVisible();
        camat.album.photograph("terlambat");

        calendar.whatIsDueHappens();
        theProposalGoesOn();
        browser.awayFromTheForm(camat.page);
        camat.page.reload();
        camat.findsNothingToDo();
        camat.leaves();
    }

    private void theProposalGoesOn() {
        var secretary = new VillageDesk(browser, "sekdes.paapi");
        secretary.opens("Catat Perdes APBDes");
        secretary.seesVillageAt("Menunggu penetapan Bupati");
        secretary.leaves();
    }

    private void theVillageProposes() {
        var operator = new VillageDesk(browser, "operator.paapi");
        operator.startsProposal();
        operator.draftsFromPasted("""
                NIK\tNama Lengkap\tTanggal Lahir\tL/P\tPekerjaan\tPenghasilan
                6503990502850301\tYulius Padan\t06/02/1985\tL\tNelayan\t900000
                6503991603860302\tMartinus Agung\t17/03/1986\tL\tPetani\t900000
                6503995704870303\tKristina Sakai\t18/04/1987\tP\tPetani\t900000
                """);
        operator.leaves();

        var head = new VillageDesk(browser, "kades.paapi");
        head.signs();
        head.leaves();
    }

    private SubdistrictDesk theSubdistrictHesitates() {
        var counter = new SubdistrictDesk(browser, "loket.krayan");
        counter.receives(RECEIVED.toString(), "09.30", "TT-15/2026");
        counter.leaves();

        var evaluator = new SubdistrictDesk(browser, "evaluator.krayan");
        evaluator.evaluates("Kegiatan iuran ada di RKPDes.");
        evaluator.leaves();

        var people = new SubdistrictDesk(browser, "kasipmd.krayan");
        people.verifiesOneByOne();
        people.leaves();

        var camat = new SubdistrictDesk(browser, "camat.krayan");
        camat.takes("Tanda tangani Keputusan Camat");
        return camat;
    }
}
