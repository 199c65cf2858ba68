package id.payungdesa.demo;

import static id.payungdesa.demo.Deed.agreeing;
import static id.payungdesa.demo.Deed.refused;
import static id.payungdesa.demo.Deed.toCorrect;
import static id.payungdesa.demo.Deed.writing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is at what when one looks in: a village for every stage, each in another kecamatan. Tanjung Aru and Pa' Api are
 * left to whoever follows the README.
 */
final class DemoCast {

    private static final List<Deed> SUBMITTING = List.of(Deed.drafting(), writing("signProposal", Map.of()));
    private static final List<Deed> EVALUATING = agreeing("receiveFile", "prepareEvaluation", "signEvaluation");
    private static final List<Deed> VERIFYING = agreeing("verifyCandidates");

    static final List<DemoVillage> VILLAGES = List.of(
            DemoVillage.of("Binusan", "Nunukan", 40)
                    .listing(list -> list.with(7, worker -> worker.withNik("65039912108"))
                            .with(19, worker -> worker.withNik(""))
                            .with(23, worker -> worker.working("PNS")))
                    .doing(Deed.beginningToDraft("Tiga baris masih menunggu fotokopi KTP dari ketua RT.")),
            DemoVillage.of("Atap", "Sembakung", 36).doing(Deed.drafting()),
            DemoVillage.of("Kalampising", "Lumbis", 28).doing(SUBMITTING),
            DemoVillage.of("Apas", "Sebuku", 64)
                    .doing(SUBMITTING)
                    .doing(Deed.receivingFileOf(24))
                    .doing(VERIFYING)
                    .doing(Deed.beginningToEvaluate(3)),
            DemoVillage.of("Duyan", "Lumbis Hulu", 20)
                    .doing(SUBMITTING)
                    .doing(agreeing("receiveFile", "prepareEvaluation", "verifyCandidates")),
            DemoVillage.of("Long Pasia", "Krayan Selatan", 48)
                    .listing(list -> list.with(4, worker -> worker.working("Pawang buaya"))
                            .with(
                                    11,
                                    worker -> worker.saidToBeBorn(worker.born().plusYears(1)))
                            .with(26, worker -> worker.working("")))
                    .doing(SUBMITTING)
                    .doing(EVALUATING)
                    .doing(Deed.beginningToVerify(Map.of(
                            4, refused("BUKAN_PEKERJA_RENTAN", "Pegawai balai konservasi."),
                            15, refused("PINDAH", "Sudah pindah ke Malinau.")))),
            DemoVillage.of("Srinanti", "Sei Menggaris", 55)
                    .doing(SUBMITTING)
                    .doing(agreeing("receiveFile"))
                    .doing(Deed.faulting("ARITHMETIC", "Jumlah anggaran hanya cukup untuk 50 orang."))
                    .doing(writing("signEvaluation", Map.of("result", "NOT_COMPLIANT")))
                    .doing(Deed.verifying(Map.of(
                            9, toCorrect("Nama tidak sama dengan KTP."),
                            31, refused("PERANGKAT_DESA", "Ketua RT 03 sudah dilindungi.")))),
            reviewed("Makmur", "Tulin Onsoi", 80),
            reviewed("Liuk Bulu", "Sembakung Atulai", 32),
            reviewed("Long Mutan", "Krayan Tengah", 25),
            reviewed("Aji Kuning", "Sebatik Tengah", 70)
                    .listing(list -> list.with(12, worker -> worker.whoseNikEndsIn(9921))
                            .with(44, worker -> worker.whoseNikEndsIn(9922)))
                    .onceEndorsed(agreeing("recordEnactment")),
            reviewed("Setabu", "Sebatik Barat", 60).onceEndorsed(agreeing("recordEnactment")),
            reviewed("Sungai Pancang", "Sebatik Utara", 90).onceEndorsed(agreeing("recordEnactment", "requestPayment")),
            reviewed("Balansiku", "Sebatik", 100)
                    .onceEndorsed(
                            agreeing("recordEnactment", "requestPayment", "verifyPaymentRequest", "approvePayment"))
                    .onceEndorsed(List.of(Deed.paying())));

    static final List<DemoRound> ROUNDS = List.of(
            new DemoRound(
                    "Gelombang Perbatasan",
                    Set.of("Aji Kuning", "Setabu", "Sungai Pancang", "Balansiku"),
                    agreeing("recommendRound", "initialByLegal", "initialBySecretary", "signDecree")),
            new DemoRound(
                    "Gelombang Pedalaman",
                    Set.of("Liuk Bulu", "Long Mutan"),
                    agreeing("recommendRound", "initialByLegal")));

    private DemoCast() {}

    private static DemoVillage reviewed(String name, String subdistrict, int people) {
        return DemoVillage.of(name, subdistrict, people)
                .doing(SUBMITTING)
                .doing(EVALUATING)
                .doing(VERIFYING);
    }
}
