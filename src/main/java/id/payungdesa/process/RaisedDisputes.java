package id.payungdesa.process;

import id.payungdesa.payment.DisputeRaised;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens the case of a dispute in the transaction that raises it. */
@Component
class RaisedDisputes {

    private final RuntimeService runtime;

    RaisedDisputes(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(DisputeRaised raised) {
        runtime.startProcessInstanceByKey(
                SettlementDispute.KEY, Cases.of(raised.dispute()).toString());
    }
}
