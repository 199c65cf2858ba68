package id.payungdesa.enrolment;

/** What the insurer finds about a person, in the words that officials and the insurer share. */
public enum MatchCode {
    VALID("Data padan"),
    AKTIF_PU("Sudah aktif di BPJS Ketenagakerjaan sebagai penerima upah"),
    AKTIF_BPU("Sudah aktif di BPJS Ketenagakerjaan sebagai peserta mandiri"),
    DIBAYAR_PIHAK_LAIN("Iurannya sudah dibayar pihak lain"),
    NIK_TIDAK_DITEMUKAN("NIK tidak ditemukan di data kependudukan"),
    NAMA_TIDAK_PADAN("Nama tidak cocok dengan data kependudukan"),
    USIA("Usia di luar batas kepesertaan"),
    MENINGGAL("Tercatat sudah meninggal dunia"),
    GANDA("Sudah terdaftar dalam program ini");

    private final String sentence;

    MatchCode(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether the village can put it right: the person may take part, the data say otherwise. */
    public boolean correctable() {
        return this == NIK_TIDAK_DITEMUKAN || this == NAMA_TIDAK_PADAN;
    }
}
