package id.payungdesa.process.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;

/** Keeps process instances, user tasks and incidents; the legal trail is our audit table, so nothing per variable or step. */
class LeanHistory implements HistoryLevel {

    private static final Set<String> KEPT =
            Set.of("process-instance", "process-instance-update", "task-instance", "incident");

    /** Stored in the database: another id would stop the start. */
    @Override
    public int getId() {
        return 77;
    }

    @Override
    public String getName() {
        return "lean";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return KEPT.contains(type.getEntityType());
    }
}
