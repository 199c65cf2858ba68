package id.payungdesa.database;

import id.payungdesa.common.Refused;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells which promise of the tables a write would have broken. */
public final class Constraint {

    private Constraint() {}

    /** The sentence for the official where it was this constraint, else the failure as it is. */
    public static RuntimeException told(DataIntegrityViolationException failure, String name, String sentence) {
        return refused(failure, name) ? new Refused(sentence) : failure;
    }

    /** Whether it was this constraint or unique index that refused the write. */
    public static boolean refused(DataIntegrityViolationException failure, String name) {
        return failure.getMostSpecificCause() instanceof PSQLException cause
                && Optional.ofNullable(cause.getServerErrorMessage())
                        .map(ServerErrorMessage::getConstraint)
                        .filter(name::equals)
                        .isPresent();
    }
}
