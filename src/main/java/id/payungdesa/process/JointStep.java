package id.payungdesa.process;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be decided for many proposals at once, and what the law or the programme wants looked at one by one. */
enum JointStep {
    RECEIVE_FILE(
            "receiveFile",
            "Terima berkas Raperdes",
            "Loket hanya mencatat apa yang diserahkan bersamaan dan lengkap (Permendagri 20/2018 pasal 34 ayat 2)."
                    + " Setiap desa tetap mendapat nomor tanda terima sendiri."),
    VERIFY(
            "verifyCandidates",
            "Verifikasi calon peserta",
            "Bila tidak ada seorang pun dengan tanda peringatan, ganda, atau temuan, semua calon desa itu boleh diterima"
                    + " sekaligus. Satu orang saja dengan tanda, desa itu diperiksa sendiri.");

    /** The others of the kecamatan and the regency, each with why it is not here. */
    static final List<Alone> ALONE = List.of(
            new Alone(
                    "Evaluasi Raperdes dan Keputusan Camat",
                    "Setiap Raperdes dinilai per kriteria dan mendapat Keputusan Camat bernomor sendiri."),
            new Alone("Periksa kegiatan dalam APBDes", "Petugas mencocokkan kegiatan dengan Perdes desa itu."),
            new Alone(
                    "Penetapan Bupati",
                    "Satu gelombang sudah memuat banyak desa dan ditandatangani dengan satu keputusan."),
            new Alone(
                    "Perdes, pembayaran, dan selisih", "Masing-masing memerlukan berkas atau bukti desa itu sendiri."));

    private final String step;
    private final String title;
    private final String reason;

    JointStep(String step, String title, String reason) {
        this.step = step;
        this.title = title;
        this.reason = reason;
    }

    /** A step that is not decided together. */
    record Alone(String title, String reason) {}

    static Optional<JointStep> of(String step) {
        return Arrays.stream(values()).filter(joint -> joint.step.equals(step)).findFirst();
    }

    public String step() {
        return step;
    }

    public String title() {
        return title;
    }

    public String reason() {
        return reason;
    }
}
