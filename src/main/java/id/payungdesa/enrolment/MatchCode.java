package id.payungdesa.enrolment;

/** What the insurer finds about a person, in the words that officials and the insurer share. */
public enum MatchCode {
    VALID,
    AKTIF_PU,
    AKTIF_BPU,
    DIBAYAR_PIHAK_LAIN,
    NIK_TIDAK_DITEMUKAN,
    NAMA_TIDAK_PADAN,
    USIA,
    MENINGGAL,
    GANDA
}
