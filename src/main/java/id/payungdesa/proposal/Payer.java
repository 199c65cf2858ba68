package id.payungdesa.proposal;

/** Who pays the contribution to BPJS Ketenagakerjaan. */
public enum Payer {
    VILLAGE("Desa (APBDes)"),
    REGENCY("Pemerintah Kabupaten");

    private final String title;

    Payer(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
