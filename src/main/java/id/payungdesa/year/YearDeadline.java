package id.payungdesa.year;

/** By when something of a year has to be done. */
public enum YearDeadline {
    PROPOSAL("Usulan desa masuk"),
    EVALUATION("Evaluasi Raperdes selesai"),
    DECREE("Keputusan Bupati terbit");

    private final String title;

    YearDeadline(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
