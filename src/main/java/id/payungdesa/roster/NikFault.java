package id.payungdesa.roster;

/** Why a text cannot be a NIK, in words for the village operator. */
public enum NikFault {
    MISSING("NIK kosong. Isi 16 angka NIK sesuai KTP."),
    DAMAGED_BY_EXCEL("NIK rusak oleh Excel (tampil seperti 6,5E+15 atau angka terakhir menjadi 0). "
            + "Ubah kolom NIK menjadi Teks, lalu ketik ulang 16 angkanya dari KTP."),
    NOT_DIGITS("NIK hanya boleh berisi angka. Ketik ulang 16 angka NIK sesuai KTP."),
    WRONG_LENGTH("NIK harus 16 angka. Periksa lagi di KTP, ada angka yang kurang atau lebih."),
    ALL_EQUAL("NIK berisi angka yang sama semua. Isi NIK yang sebenarnya sesuai KTP."),
    NO_SUCH_DATE("Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang ada di kalender. Periksa lagi NIK di KTP.");

    private final String sentence;

    NikFault(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
