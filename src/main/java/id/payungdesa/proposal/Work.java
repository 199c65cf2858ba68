package id.payungdesa.proposal;

import static java.util.Map.entry;

import java.util.Map;

/** What the user tasks are called, in the words of the diagrams; a test holds the two together. */
public final class Work {

    public static final Map<String, String> TITLES = Map.ofEntries(
            entry("draftProposal", "Susun usulan"),
            entry("signProposal", "Tanda tangani usulan"),
            entry("receiveFile", "Terima berkas Raperdes"),
            entry("completeFile", "Lengkapi berkas Raperdes"),
            entry("prepareEvaluation", "Siapkan evaluasi Raperdes APBDes"),
            entry("signEvaluation", "Tanda tangani Keputusan Camat"),
            entry("checkRevisedDraft", "Periksa penyempurnaan Raperdes"),
            entry("checkBudgetLine", "Periksa kegiatan dalam APBDes"),
            entry("verifyCandidates", "Verifikasi calon peserta"),
            entry("correctProposal", "Perbaiki usulan"),
            entry("recordEnactment", "Catat Perdes APBDes"),
            entry("recommendRound", "Rekomendasi DPMPD"),
            entry("initialByLegal", "Paraf Bagian Hukum"),
            entry("initialBySecretary", "Paraf Sekretaris Daerah"),
            entry("signDecree", "Tanda tangani Keputusan Bupati"),
            entry("reviseRound", "Periksa gelombang yang dikembalikan"),
            entry("replaceWorkers", "Ganti peserta yang ditolak"),
            entry("requestPayment", "Ajukan pembayaran"),
            entry("verifyPaymentRequest", "Verifikasi SPP"),
            entry("approvePayment", "Setujui pembayaran"),
            entry("payContribution", "Bayar iuran"),
            entry("payForVillage", "Bayar iuran oleh kabupaten"),
            entry("resolvePayment", "Selesaikan selisih"),
            entry("confirmResolution", "Setujui penyelesaian"));

    private Work() {}

    /** A task of an older diagram may have lost its title here; its desk is still named. */
    public static String title(String step) {
        return TITLES.getOrDefault(step, "Tugas lain");
    }
}
