package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import id.payungdesa.review.AccompanyingDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Can ten officials get a village insured? */
@InTheBrowser
class VillageJourney {

    private static final String TODAY = "2026-11-20";

    @RegisterExtension
    final Chromium browser = new Chromium(true);

    @Test
    void tenOfficialsGetAVillageInsured() {
        theVillageProposes();
        theSubdistrictReviews();
        theRegencyEndorses();
        theVillagePays();
    }

    private void theVillageProposes() {
        var operator = new VillageDesk(browser, "operator.tanjungaru");
        operator.startsProposal();
        operator.drafts("tanjung-aru-100.xlsx", "Mohon diperiksa sebelum Jumat.");

        var head = new VillageDesk(browser, "kades.tanjungaru");
        head.handsBack("Nelayan dari RT 05 belum masuk daftar.");
        operator.draftsAgain("Nelayan dari RT 05 belum masuk daftar.", "Sudah masuk, nomor 7 sampai 19.");
        head.signs();

        operator.isToldThatAllPlacesAreTaken();
        operator.leaves();
        head.leaves();
    }

    private void theSubdistrictReviews() {
        var counter = new SubdistrictDesk(browser, "loket.sebatiktimur");
        counter.handsFileBackWithout(AccompanyingDocument.WORK_PLAN);
        var operator = new VillageDesk(browser, "operator.tanjungaru");
        operator.completesFile(AccompanyingDocument.WORK_PLAN.title());
        operator.leaves();
        counter.receives(TODAY, "09.15", "TT-14/2026");
        counter.leaves();

        var evaluator = new SubdistrictDesk(browser, "evaluator.sebatiktimur");
        evaluator.evaluates("Kegiatan iuran ada di RKPDes dan hitungannya benar.");
        evaluator.leaves();

        var camat = new SubdistrictDesk(browser, "camat.sebatiktimur");
        camat.signs("188.4/31/2026", TODAY);
        camat.leaves();

        var people = new SubdistrictDesk(browser, "kasipmd.sebatiktimur");
        theNeighbourSeesNothing(people.opens("Verifikasi calon peserta"));
        people.verifiesAllBut("Fatimah Lenggang", "Pindah dari desa");
        people.leaves();

        var secretary = new VillageDesk(browser, "sekdes.tanjungaru");
        secretary.recordsEnactment("5 Tahun 2026", TODAY);
        secretary.leaves();
    }

    private void theNeighbourSeesNothing(String address) {
        var neighbour = new VillageDesk(browser, "operator.paapi");
        neighbour.seesNothingOf("Tanjung Aru");
        neighbour.cannotOpen(address);
        neighbour.page.navigate("/usulan-desa");
        assertThat(neighbour.page.getByText("Desa Pa'")).isVisible();
        assertThat(neighbour.page.getByText("Tanjung Aru")).isHidden();
        neighbour.leaves();
    }

    private void theRegencyEndorses() {
        var officer = new RegencyDesk(browser, "petugas.dpmpd");
        officer.opensRound("Gelombang I", "Tanjung Aru");
        officer.leaves();

        var head = new RegencyDesk(browser, "kepala.dpmpd");
        head.recommends();
        head.leaves();

        var legal = new RegencyDesk(browser, "hukum");
        legal.initialsForLegal();
        legal.leaves();

        var secretariat = new RegencyDesk(browser, "sekretariat");
        secretariat.recordsInitialsOfSecretary(TODAY);
        secretariat.leaves();

        var regent = new RegencyDesk(browser, "bupati");
        regent.signsDecree("188.45/812/2026", TODAY, "Wahyu Kurniawan");
        regent.leaves();
    }

    private void theVillagePays() {
        var activity = new VillageDesk(browser, "pka.tanjungaru");
        activity.requestsPayment("SPP-0007/2026", TODAY);
        activity.leaves();

        var secretary = new VillageDesk(browser, "sekdes.tanjungaru");
        secretary.verifiesPayment();
        secretary.leaves();

        var head = new VillageDesk(browser, "kades.tanjungaru");
        head.approvesPayment();

        var treasurer = new TreasurerDesk(browser, "bendahara.tanjungaru");
        treasurer.pays(TODAY);
        treasurer.leaves();

        head.seesVillageAt("Pekerja terlindungi");
        head.leaves();
    }
}
