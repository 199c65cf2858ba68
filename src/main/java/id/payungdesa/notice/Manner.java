package id.payungdesa.notice;

/** How somebody wants to be told. */
public enum Manner {
    NOW("Surel, langsung"),
    DIGEST("Surel, ringkasan pagi"),
    PAGE("Hanya di halaman ini");

    private final String title;

    Manner(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
