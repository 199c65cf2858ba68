package id.payungdesa.process;

import id.payungdesa.access.Official;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * The Java half of a start form: for whom there is something to start now, the decision it saves, what it shows, and the case
 * it opens in the transaction that starts the process. Its bean bears the start event's id.
 */
record Starter<D>(
        Starts starts,
        String process,
        Class<D> decision,
        Predicate<Official> isFor,
        Supplier<Object> view,
        Function<D, CaseKey> open)
        implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution.setProcessBusinessKey(
                open.apply(starts.take(process, decision)).toString());
    }
}
