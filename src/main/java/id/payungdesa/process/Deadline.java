package id.payungdesa.process;

import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The Java half of a timer: when it is due. Its bean bears the timer's id. */
public final class Deadline {

    private final Function<CaseKey, Instant> due;

    Deadline(Function<CaseKey, Instant> due) {
        this.due = due;
    }

    public Date due(DelegateExecution execution) {
        return Date.from(of(CaseKey.of(execution)));
    }

    /** By the calendar as it now is. */
    Instant of(CaseKey key) {
        return due.apply(key);
    }
}
