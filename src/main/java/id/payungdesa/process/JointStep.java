package id.payungdesa.process;

import id.payungdesa.monitoring.Oddity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may be decided for many proposals at once, and what the law or the programme wants looked at one by one. */
enum JointStep {
    RECEIVE_FILE(
            "receiveFile",
            "Terima berkas Raperdes",
            "nomor tanda terima",
            "Loket hanya mencatat apa yang diserahkan bersamaan dan lengkap (Permendagri 20/2018 pasal 34 ayat 2)."
                    + " Setiap desa tetap mendapat nomor tanda terima sendiri.",
            EnumSet.range(Oddity.Kind.FINDING, Oddity.Kind.RETURNED)),
    VERIFY(
            "verifyCandidates",
            "Verifikasi calon peserta",
            "",
            "Bila tidak ada seorang pun dengan tanda peringatan, ganda, atau temuan, semua calon desa itu boleh diterima"
                    + " sekaligus. Satu orang saja dengan tanda, desa itu diperiksa sendiri.",
            EnumSet.range(Oddity.Kind.FINDING, Oddity.Kind.RETURNED)),
    SIGN_EVALUATION(
            "signEvaluation",
            "Tanda tangani Keputusan Camat",
            "nomor Keputusan Camat",
            "Bila petugas evaluasi menilai semua kriteria sesuai, beberapa Keputusan Camat boleh ditandatangani dalam satu"
                    + " duduk. Setiap desa tetap mendapat keputusan bernomor sendiri (Permendagri 20/2018 pasal 35)."
                    + " Satu temuan saja, desa itu diputuskan sendiri.",
            // Who is on the list is no part of the Keputusan Camat.
            EnumSet.of(
                    Oddity.Kind.EVALUATION,
                    Oddity.Kind.FINDING,
                    Oddity.Kind.OVER_QUOTA,
                    Oddity.Kind.PAPER,
                    Oddity.Kind.RETURNED));

    /** The others of the kecamatan and the regency, each with why it is not here. */
    static final List<Alone> ALONE = List.of(
            new Alone(
                    "Evaluasi Raperdes APBDes",
                    "Setiap Raperdes dinilai per kriteria, dengan berkasnya di depan petugas."),
            new Alone("Periksa kegiatan dalam APBDes", "Petugas mencocokkan kegiatan dengan Perdes desa itu."),
            new Alone(
                    "Penetapan Bupati",
                    "Satu gelombang sudah memuat banyak desa dan ditandatangani dengan satu keputusan."),
            new Alone(
                    "Perdes, pembayaran, dan selisih", "Masing-masing memerlukan berkas atau bukti desa itu sendiri."));

    private final String step;
    private final String title;
    private final String number;
    private final String reason;
    private final Set<Oddity.Kind> hindrances;

    JointStep(String step, String title, String number, String reason, Set<Oddity.Kind> hindrances) {
        this.step = step;
        this.title = title;
        this.number = number;
        this.reason = reason;
        this.hindrances = hindrances;
    }

    /** A step that is not decided together. */
    record Alone(String title, String reason) {}

    static Optional<JointStep> of(String step) {
        return Arrays.stream(values()).filter(joint -> joint.step.equals(step)).findFirst();
    }

    /** What has to be looked into before this step is decided, so that it does not go together with others. */
    boolean hindered(Oddity oddity) {
        return hindrances.contains(oddity.kind());
    }

    /** What the number is called that each village gets for itself; empty when it gets none. */
    public String number() {
        return number;
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
