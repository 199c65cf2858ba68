package id.payungdesa.monitoring;

/** Something about a proposal that sets it apart from a plain one, in a few words. */
public record Oddity(Kind kind, String text) {

    /** Where it lies, the gravest first. */
    public enum Kind {
        EVALUATION,
        FINDING,
        DUPLICATE,
        INSURER,
        OVER_QUOTA,
        PAPER,
        WARNED,
        RETURNED,
        LEFT_OUT,
        SILENCE,
        LATE,
        SPECIAL_QUOTA
    }

    /** Whether somebody has to look into it; the others only tell how the proposal came here. */
    public boolean grave() {
        return kind.compareTo(Kind.RETURNED) <= 0;
    }
}
