package id.payungdesa.database;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells which promise of the tables a write would have broken. */
public final class Constraint {

    private Constraint() {}

    /** Whether it was this constraint or unique index that refused the write. */
    public static boolean refused(DataIntegrityViolationException failure, String name) {
        return failure.getMostSpecificCause() instanceof PSQLException cause
                && Optional.ofNullable(cause.getServerErrorMessage())
                        .map(ServerErrorMessage::getConstraint)
                        .filter(name::equals)
                        .isPresent();
    }
}
