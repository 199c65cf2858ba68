package id.payungdesa.payment;

import static id.payungdesa.payment.Resolution.Outcome.ACCEPT;
import static id.payungdesa.payment.Resolution.Outcome.NOT_OURS;
import static id.payungdesa.payment.Resolution.Outcome.PAY_REST;
import static id.payungdesa.payment.Resolution.Outcome.REFUNDED;

import java.util.List;

/** What does not fit, and how it may be resolved. */
public enum DisputeKind {
    SILENT(
            "Belum ada kabar pelunasan",
            "Iuran sudah dicatat dibayar, tetapi lima hari kerja kemudian BPJS Ketenagakerjaan belum mengabarkan uangnya masuk.",
            ACCEPT,
            PAY_REST),
    SHORT("Kurang bayar", "BPJS Ketenagakerjaan menerima kurang dari tagihannya.", ACCEPT, PAY_REST),
    OVER("Lebih bayar", "BPJS Ketenagakerjaan menerima lebih dari tagihannya.", ACCEPT, REFUNDED),
    DOUBLE("Bayar ganda", "BPJS Ketenagakerjaan menerima uang lagi untuk iuran yang sudah lunas.", ACCEPT, REFUNDED),
    DEAD_CODE(
            "Dibayar dengan kode iuran yang sudah tidak berlaku",
            "BPJS Ketenagakerjaan menerima uang untuk kode iuran lama, yang sudah diganti kode baru.",
            ACCEPT,
            PAY_REST),
    UNKNOWN_CODE(
            "Kode iuran tidak dikenal",
            "BPJS Ketenagakerjaan melaporkan uang untuk kode iuran yang tidak tercatat.",
            NOT_OURS);

    private final String title;
    private final String sentence;
    private final List<Resolution.Outcome> outcomes;

    DisputeKind(String title, String sentence, Resolution.Outcome... outcomes) {
        this.title = title;
        this.sentence = sentence;
        this.outcomes = List.of(outcomes);
    }

    public String title() {
        return title;
    }

    public String sentence() {
        return sentence;
    }

    public List<Resolution.Outcome> outcomes() {
        return outcomes;
    }

    /** Whether it is still open that the contribution is settled; otherwise there is only money to be returned. */
    boolean holdsUpPayment() {
        return this == SILENT || this == SHORT || this == OVER || this == DEAD_CODE;
    }
}
