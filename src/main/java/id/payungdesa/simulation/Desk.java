package id.payungdesa.simulation;

/** A desk that every proposal passes; those of a kecamatan see only the villages of theirs. */
public enum Desk {
    EVALUATION("evaluasi", "Petugas Evaluasi APBDes", true, 1, 3),
    SIGNATURE("camat", "Camat", true, 1, 8),
    VERIFICATION("kasipmd", "Kasi PMD", true, 1, 2),
    RECOMMENDATION("dpmpd", "DPMPD", false, 2, 15),
    LEGAL("hukum", "Bagian Hukum", false, 1, 40);

    private final String id;
    private final String title;
    private final boolean ofSubdistrict;
    private final Staffing usual;

    Desk(String id, String title, boolean ofSubdistrict, int people, int files) {
        this.id = id;
        this.title = title;
        this.ofSubdistrict = ofSubdistrict;
        this.usual = new Staffing(people, files);
    }

    /** How it is called in an address. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public boolean ofSubdistrict() {
        return ofSubdistrict;
    }

    /** A guess to begin with, until DPMPD knows better. */
    public Staffing usual() {
        return usual;
    }

    /** How many people sit at a desk and how many proposals each of them gets through in a working day. */
    public record Staffing(int people, int files) {

        public int perDay() {
            return people * files;
        }
    }
}
