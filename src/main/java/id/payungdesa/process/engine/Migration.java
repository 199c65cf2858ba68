package id.payungdesa.process.engine;

import id.payungdesa.database.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves cases under way from the diagram they began with to today's, each by itself: one that cannot move is left alone
 * and tells why.
 */
@Component
public class Migration {

    /**
     * What has been drawn outside its subprocess since a release. Whoever waits there moves alone: the engine moves
     * nothing out of a subprocess that moves along.
     */
    private static final Map<String, Set<String>> MOVED_OUT = Map.of("villageProposal", Set.of("correctProposal"));

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    Migration(RepositoryService repository, RuntimeService runtime, TransactionTemplate transaction) {
        this.repository = repository;
        this.runtime = runtime;
        this.transaction = transaction;
    }

    /** What became of one case, or would; without an obstacle it has moved. */
    public record Move(String diagram, int version, String subject, String obstacle) {

        public boolean done() {
            return obstacle == null;
        }
    }

    /** Does everything and takes it back. */
    public List<Move> tryOut() {
        return all(false);
    }

    public List<Move> carryOut() {
        return all(true);
    }

    private List<Move> all(boolean forGood) {
        return Scope.system(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(today -> former(today)
                        .flatMap(former -> underWay(former).map(instance -> move(former, today, instance, forGood))))
                .toList());
    }

    private Stream<ProcessDefinition> former(ProcessDefinition today) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(today.getKey()).list().stream()
                .filter(definition -> definition.getVersion() < today.getVersion());
    }

    private Stream<ProcessInstance> underWay(ProcessDefinition definition) {
        return runtime.createProcessInstanceQuery().processDefinitionId(definition.getId()).list().stream();
    }

    private Move move(ProcessDefinition from, ProcessDefinition to, ProcessInstance instance, boolean forGood) {
        try {
            transaction.executeWithoutResult(status -> {
                runtime.newMigration(plan(from, to, instance))
                        .processInstanceIds(instance.getId())
                        .execute();
                if (!forGood) {
                    status.setRollbackOnly();
                }
            });
            return new Move(from.getKey(), from.getVersion(), instance.getBusinessKey(), null);
        } catch (ProcessEngineException obstacle) {
            return new Move(from.getKey(), from.getVersion(), instance.getBusinessKey(), obstacle.getMessage());
        }
    }

    private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to, ProcessInstance instance) {
        var plan = runtime.createMigrationPlan(from.getId(), to.getId());
        var waiting = runtime.getActiveActivityIds(instance.getId());
        if (MOVED_OUT.getOrDefault(from.getKey(), Set.of()).containsAll(waiting)) {
            waiting.forEach(activity -> plan.mapActivities(activity, activity));
            return plan.build();
        }
        return plan.mapEqualActivities().updateEventTriggers().build();
    }
}
