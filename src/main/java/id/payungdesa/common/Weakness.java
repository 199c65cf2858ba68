package id.payungdesa.common;

/** A setting that is missing or lets somebody in, by the name it is set under, and what to set instead. */
public record Weakness(String setting, String fault, String remedy) {

    @Override
    public String toString() {
        return setting + " " + fault;
    }
}
