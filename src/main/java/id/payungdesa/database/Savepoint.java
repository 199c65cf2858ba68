package id.payungdesa.database;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Surrounds a write that the database may refuse. Without it the whole transaction is dead after the refusal, and the
 * engine, which reads on while it passes an exception out, tells of that instead of the sentence meant for the official.
 */
@Component
public class Savepoint {

    @Transactional(propagation = Propagation.NESTED)
    public <T> T around(Supplier<T> write) {
        return write.get();
    }
}
