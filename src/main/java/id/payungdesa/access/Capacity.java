package id.payungdesa.access;

/** How somebody holds a post: as their own, for somebody, or until there is somebody. */
public enum Capacity {
    DEFINITIVE("Definitif", ""),
    PLT("Pelaksana Tugas (Plt.), jabatan kosong", "Plt. "),
    PLH("Pelaksana Harian (Plh.), pejabat berhalangan", "Plh. "),
    PJ("Penjabat Kepala Desa (Pj.), ditugaskan kecamatan", "Pj. ");

    private final String title;
    private final String prefix;

    Capacity(String title, String prefix) {
        this.title = title;
        this.prefix = prefix;
    }

    public String title() {
        return title;
    }

    /** The role as people say it of whoever holds it so, such as "Plt. Camat". */
    public String of(Role role) {
        return prefix + role.title();
    }

    /** Whether nobody else may hold the post as their own at the time. */
    boolean fillsVacancy() {
        return this == PLT || this == PJ;
    }

    boolean needsEnd() {
        return this == PLT || this == PLH;
    }
}
