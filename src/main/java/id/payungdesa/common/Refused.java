package id.payungdesa.common;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that cannot be taken now; the sentence is Indonesian and tells the official what to do. */
public class Refused extends RuntimeException {

    /** The database's own refusals carry their sentence under this state. */
    private static final String WITH_SENTENCE = "PD001";

    public Refused(String sentence) {
        super(sentence);
    }

    /** Goes on only where this is so. */
    public static void unless(boolean fulfilled, String sentence) {
        if (!fulfilled) {
            throw new Refused(sentence);
        }
    }

    /** The refusal that the database spoke, if that is why it failed. */
    public static Optional<Refused> byDatabase(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException refused && WITH_SENTENCE.equals(refused.getSQLState()))
                .findFirst()
                .map(cause -> new Refused(
                        cause.getMessage().lines().findFirst().orElseThrow().replaceFirst("^[A-Z]+: ", "")));
    }
}
