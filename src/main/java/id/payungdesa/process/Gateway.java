package id.payungdesa.process;

import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The Java half of a gateway: one question, answered from our tables. Its bean bears the gateway's id. */
public final class Gateway {

    private final Function<CaseKey, String> question;

    Gateway(Function<CaseKey, String> question) {
        this.question = question;
    }

    /** What each flow out of the gateway asks in the diagram. */
    public boolean answers(DelegateExecution execution, String answer) {
        return question.apply(CaseKey.of(execution)).equals(answer);
    }
}
