package id.payungdesa.process;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a process instance is about, as its business key: {@code proposal-17}, {@code round-3}. */
record CaseKey(Kind kind, long id) {

    enum Kind {
        PROPOSAL,
        ROUND,
        REGISTRATION,
        PAYMENT,
        DISPUTE
    }

    static CaseKey of(DelegateExecution execution) {
        return parse(execution.getProcessBusinessKey());
    }

    static CaseKey parse(String text) {
        var dash = text.indexOf('-');
        return new CaseKey(
                Kind.valueOf(text.substring(0, dash).toUpperCase(Locale.ROOT)),
                Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id;
    }
}
