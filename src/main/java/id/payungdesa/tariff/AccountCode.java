package id.payungdesa.tariff;

/** A code of the village budget with its name, for an activity or for what is spent in it. */
public record AccountCode(String code, String name) {

    @Override
    public String toString() {
        return code + " " + name;
    }
}
