package id.payungdesa.region;

/** A kecamatan, led by a camat, between the regency and its villages. */
public record Subdistrict(SubdistrictId id, String name, Location location) {

    @Override
    public String toString() {
        return "Kecamatan " + name;
    }
}
