package id.payungdesa.access;

/** The surrogate key of an official; as text it is the user id of the engine and of the login. */
public record OfficialId(long value) {

    public OfficialId {
        if (value < 1) {
            throw new IllegalArgumentException("No official id: " + value);
        }
    }

    public static OfficialId parse(String text) {
        return new OfficialId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
