package id.payungdesa.database;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The villages whose rows a transaction may see and write, as row-level security reads them from {@code app.villages}, and the
 * official whose own rows, from {@code app.official}; the system is nobody. Who has no scope sees no row: a forgotten check
 * shows an empty page, never a neighbour's people.
 */
public record Scope(String villages, String official) {

    public static final Scope ALL = new Scope("*", "");

    private static final ThreadLocal<Scope> SYSTEM = new ThreadLocal<>();

    public static Scope of(Set<Integer> villages) {
        return new Scope(villages.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")), "");
    }

    /** The same villages, and what belongs to this official. */
    public Scope of(long official) {
        return new Scope(villages, String.valueOf(official));
    }

    /** Work nobody asked for by hand (jobs, the dispatcher, start-up) says so, and sees every village. */
    public static <T> T system(Supplier<T> work) {
        var before = SYSTEM.get();
        SYSTEM.set(ALL);
        try {
            return work.get();
        } finally {
            if (before == null) {
                SYSTEM.remove();
            } else {
                SYSTEM.set(before);
            }
        }
    }

    static Optional<Scope> declared() {
        return Optional.ofNullable(SYSTEM.get());
    }

    /** Tells the scope of whoever is logged in; written by the module that knows the officials. */
    public interface Source {

        Optional<Scope> current();

        /** A transaction has told its scope and found the versions; refuses to go on if the scope was another's. */
        default void begun() {}
    }
}
