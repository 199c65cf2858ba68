package id.payungdesa.proposal;

/** A kind of paper that a desk has to show for what it decides, by the name it bears on the paper. */
public enum Paper {
    MUSDES_MINUTES("Berita Acara Musdes", true),
    VILLAGE_HEAD_DECREE("Keputusan Kepala Desa", true),
    BUDGET_FILE("Berkas Raperdes pasal 34 ayat (2)", true),
    GRANT_LETTER("Surat bantuan keuangan", true),
    ENACTED_REGULATION("Perdes APBDes", true),
    BANK_RECEIPT("Bukti bayar", false),
    SIGNED_PAPER("Naskah bertanda tangan", false),
    OTHER("Lampiran lain", false);

    private final String title;
    private final boolean lasting;

    Paper(String title, boolean lasting) {
        this.title = title;
        this.lasting = lasting;
    }

    public String title() {
        return title;
    }

    /** Whether it holds for the whole case, so that it is brought once; others prove one act only. */
    public boolean lasting() {
        return lasting;
    }
}
