package id.payungdesa.demo;

/** Hears how long each call took, by a name such as {@code complete signProposal}. */
public interface Meter {

    Meter NONE = (call, nanos) -> {};

    void took(String call, long nanos);
}
