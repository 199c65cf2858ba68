package id.payungdesa.roster;

/** A row of a list as it stood before it was changed or taken off, sealed; {@link RosterRows} brings it back. */
public record Former(String name, byte[] sealed) {

    @Override
    public String toString() {
        return "Former";
    }
}
