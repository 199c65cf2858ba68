package id.payungdesa.review;

/** Why a person does not take part; the reason the village reads. */
public enum RefusalReason {
    MENINGGAL("Meninggal dunia"),
    PINDAH("Pindah dari desa"),
    BUKAN_PEKERJA_RENTAN("Bukan pekerja rentan"),
    ASN_TNI_POLRI("ASN, TNI, Polri atau pensiunan"),
    PERANGKAT_DESA("Perangkat desa, BPD atau RT/RW yang sudah dilindungi"),
    DIBAYAR_PIHAK_LAIN("Iurannya sudah dibayar pihak lain"),
    DATA_SALAH("Data tidak benar"),
    GANDA("Sudah diusulkan desa lain untuk masa yang sama"),
    BPJS("Tidak lolos pemadanan BPJS Ketenagakerjaan"),
    LAINNYA("Alasan lain");

    private final String title;

    RefusalReason(String title) {
        this.title = title;
    }

    /** The reason and what was noted beside it, if anything. */
    public String with(String note) {
        return note == null || note.isBlank() ? title : title + ": " + note;
    }

    public String title() {
        return title;
    }

    /** Reasons the system gives by itself are not offered to an official. */
    public boolean forOfficials() {
        return this != GANDA && this != BPJS;
    }
}
