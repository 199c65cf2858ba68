package id.payungdesa.common;

import java.util.Optional;

/** Which version of the calendar a transaction found as it began: what a node keeps of that version needs no reading. */
public final class CalendarVersion {

    private static final PerTransaction<Class<?>, Integer> FOUND = new PerTransaction<>(key -> null);

    private CalendarVersion() {}

    /** To be called by whoever begins a transaction. */
    public static void found(int version) {
        FOUND.remember(CalendarVersion.class, version);
    }

    /** Empty outside a transaction, or in one that reads nothing as it begins. */
    static Optional<Integer> ofTransaction() {
        return Optional.ofNullable(FOUND.get(CalendarVersion.class));
    }
}
