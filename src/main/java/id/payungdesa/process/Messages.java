package id.payungdesa.process;

import id.payungdesa.outbox.Inbox;
import id.payungdesa.outbox.Listener;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Hands messages of the inbox to the process instance that waits for them. */
@Component
class Messages implements Listener {

    private final RuntimeService runtime;

    Messages(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public boolean deliver(Inbox.Message message) {
        return !runtime.createMessageCorrelation(message.name())
                .processInstanceBusinessKey(message.subject())
                .correlateAllWithResult()
                .isEmpty();
    }

    @Override
    public boolean isMoot(Inbox.Message message) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(message.subject())
                        .count()
                == 0;
    }
}
