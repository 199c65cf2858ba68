package id.payungdesa.process;

import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * The Java half of a start form: the decision it saves, what it shows, and the case it opens in the transaction that
 * starts the process. Its bean bears the start event's id.
 */
record Starter<D>(Starts starts, String process, Class<D> decision, Supplier<Object> view, Function<D, CaseKey> open)
        implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution.setProcessBusinessKey(
                open.apply(starts.take(process, decision)).toString());
    }
}
