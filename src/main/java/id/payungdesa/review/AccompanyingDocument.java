package id.payungdesa.review;

/** The file that goes with a draft village budget (Permendagri 20/2018 art. 34(2)); the clock starts only when it is complete. */
public enum AccompanyingDocument {
    COVER_LETTER("Surat pengantar", true),
    BUDGET_BREAKDOWN("Rancangan Perkades Penjabaran APBDes", true),
    WORK_PLAN("Perdes RKPDes", true),
    VILLAGE_AUTHORITY("Perdes kewenangan hak asal usul dan lokal berskala desa", true),
    RESERVE_FUND("Perdes dana cadangan (jika ada)", false),
    CAPITAL_SHARE("Perdes penyertaan modal (jika ada)", false),
    COUNCIL_MINUTES("Berita acara musyawarah BPD", true);

    private final String title;
    private final boolean required;

    AccompanyingDocument(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    public String title() {
        return title;
    }

    public boolean required() {
        return required;
    }
}
