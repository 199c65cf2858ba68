package id.payungdesa.process;

import id.payungdesa.outbox.Resumed;
import id.payungdesa.outbox.Stalled;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts an incident on the case that waits for what does not get through, and takes it away when that is over. */
@Component
class Incidents {

    private final RuntimeService runtime;

    Incidents(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(Stalled stalled) {
        waiting(stalled)
                .ifPresent(execution -> runtime.createIncident(
                        type(stalled.kind().name()), execution.getId(), stalled.key(), stalled.why()));
    }

    @EventListener
    void on(Resumed resumed) {
        runtime.createIncidentQuery()
                .incidentType(type(resumed.kind().name()))
                .configuration(resumed.key())
                .list()
                .forEach(incident -> runtime.resolveIncident(incident.getId()));
    }

    /** Where exactly the case waits, or the case itself; nobody at all when it ended meanwhile. */
    private Optional<Execution> waiting(Stalled stalled) {
        return runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(stalled.subject())
                .messageEventSubscriptionName(stalled.message())
                .list()
                .stream()
                .findFirst()
                .or(() ->
                        runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(stalled.subject())
                                .list()
                                .stream()
                                .findFirst()
                                .map(Execution.class::cast));
    }

    private static String type(String kind) {
        return kind.toLowerCase(java.util.Locale.ROOT) + "Stalled";
    }
}
