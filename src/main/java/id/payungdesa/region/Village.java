package id.payungdesa.region;

/** A desa or kelurahan; names repeat within the regency, so it is never shown without its subdistrict. */
public record Village(VillageId id, String name, Kind kind, Subdistrict subdistrict, Location location) {

    /** Whether the place has a budget of its own (a desa) or is run by the regency (a kelurahan). */
    public enum Kind {
        VILLAGE("Desa"),
        WARD("Kelurahan");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** A ward has no village budget, so it has nothing to propose. */
    public boolean canPropose() {
        return kind == Kind.VILLAGE;
    }

    @Override
    public String toString() {
        return "%s %s, %s".formatted(kind, name, subdistrict);
    }
}
