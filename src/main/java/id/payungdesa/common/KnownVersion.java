package id.payungdesa.common;

import java.util.Optional;

/** Which version of something that seldom changes a transaction found as it began: what a node keeps of that version needs no reading. */
public enum KnownVersion {
    CALENDAR,
    SETTINGS,
    OFFICIALS;

    private static final int CHANGED_HERE = -1;

    private static final PerTransaction<KnownVersion, Integer> FOUND = new PerTransaction<>(version -> null);

    /** To be called by whoever begins a transaction. */
    public void found(int version) {
        if (FOUND.get(this) == null) {
            FOUND.remember(this, version);
        }
    }

    /** To be called by whoever changes it: its own transaction then knows better than any version. */
    public void change() {
        FOUND.remember(this, CHANGED_HERE);
    }

    /** Empty outside a transaction, in one that has asked nothing yet, and in one that has changed it. */
    public Optional<Integer> ofTransaction() {
        return Optional.ofNullable(FOUND.get(this)).filter(version -> version != CHANGED_HERE);
    }
}
