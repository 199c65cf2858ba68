package id.payungdesa.process.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.runtime.Incident;

/** The engine's own questions to the database, without those whose answer is known here: each was asked at every step. */
final class LeanSessions {

    private LeanSessions() {}

    static List<SessionFactory> factories() {
        var jobDefinitions = new ConcurrentHashMap<String, JobDefinitionEntity>();
        var filters = new ConcurrentHashMap<String, KeptFilter>();
        var files = new ConcurrentHashMap<String, ResourceEntity>();
        return List.of(
                new Factory(AuthorizationManager.class, DeskAuthorizations::new),
                new Factory(TaskManager.class, Tasks::new),
                new Factory(ExecutionManager.class, Executions::new),
                new Factory(ProcessDefinitionManager.class, Definitions::new),
                new Factory(JobDefinitionManager.class, () -> new JobDefinitions(jobDefinitions)),
                new Factory(JobManager.class, Jobs::new),
                new Factory(IncidentManager.class, Incidents::new),
                new Factory(FilterManager.class, () -> new Filters(filters)),
                new Factory(ResourceManager.class, () -> new DeployedFiles(files)));
    }

    /** A task has no subtasks, variables or rights of its own, and its candidates go with its row. */
    static class Tasks extends TaskManager {

        @Override
        public void deleteTask(TaskEntity task, String reason, boolean cascade, boolean skipListeners) {
            if (task.isDeleted()) {
                return;
            }
            task.setDeleted(true);
            getDbEntityManager().getCachedEntitiesByType(IdentityLinkEntity.class).stream()
                    .filter(link -> task.getId().equals(link.getTaskId()))
                    .forEach(link -> link.delete(false));
            if (cascade) {
                getHistoricTaskInstanceManager().deleteHistoricTaskInstanceById(task.getId());
            } else {
                getHistoricTaskInstanceManager().markTaskInstanceEnded(task.getId(), reason);
            }
            getDbEntityManager().delete(task);
        }

        /** An execution stands at one user task at a time. */
        @Override
        public List<TaskEntity> findTasksByExecutionId(String execution) {
            var known = new ArrayList<>(getDbEntityManager().getCachedEntitiesByType(TaskEntity.class));
            known.removeIf(task -> !execution.equals(task.getExecutionId()));
            return known.isEmpty() ? super.findTasksByExecutionId(execution) : known;
        }
    }

    /** Whoever needs the execution of a task soon needs its whole case: that is read at once, and only once. */
    static class Executions extends ExecutionManager {

        private final Map<String, List<ExecutionEntity>> cases = new HashMap<>();

        @Override
        public ExecutionEntity findExecutionById(String id) {
            var entities = getDbEntityManager();
            if (entities.getCachedEntity(ExecutionEntity.class, id) == null) {
                entities.getCachedEntitiesByType(TaskEntity.class).stream()
                        .filter(task -> id.equals(task.getExecutionId()))
                        .findFirst()
                        .ifPresent(task -> findExecutionsByProcessInstanceId(task.getProcessInstanceId()));
            }
            return super.findExecutionById(id);
        }

        @Override
        public List<ExecutionEntity> findExecutionsByProcessInstanceId(String id) {
            return cases.computeIfAbsent(id, super::findExecutionsByProcessInstanceId);
        }
    }

    /** A definition that was deployed does not change, so what this node has parsed need not be read again. */
    static class Definitions extends ProcessDefinitionManager {

        @Override
        public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            var parsed = Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .getProcessDefinitionCache()
                    .get(id);
            return parsed != null ? parsed : super.getCachedResourceDefinitionEntity(id);
        }

        @Override
        public ProcessDefinitionEntity findLatestProcessDefinitionById(String id) {
            var known = getCachedResourceDefinitionEntity(id);
            return known != null ? known : super.findLatestProcessDefinitionById(id);
        }
    }

    /** What is said of a timer in its diagram: nobody suspends it or changes its priority. */
    static class JobDefinitions extends JobDefinitionManager {

        private final Map<String, JobDefinitionEntity> known;

        JobDefinitions(Map<String, JobDefinitionEntity> known) {
            this.known = known;
        }

        @Override
        public JobDefinitionEntity findById(String id) {
            return known.computeIfAbsent(id, super::findById);
        }
    }

    /** An event is thrown where it happens; no job carries it. */
    static class Jobs extends JobManager {

        @Override
        public List<JobEntity> findJobsByConfiguration(String handler, String configuration, String tenant) {
            return handler.equals(ProcessEventJobHandler.TYPE)
                    ? List.of()
                    : super.findJobsByConfiguration(handler, configuration, tenant);
        }
    }

    /** A timer that may still be tried has no incident. */
    static class Incidents extends IncidentManager {

        @Override
        public List<Incident> findIncidentByConfiguration(String configuration) {
            return mayBeTried(configuration) ? List.of() : super.findIncidentByConfiguration(configuration);
        }

        @Override
        public List<Incident> findIncidentByConfigurationAndIncidentType(String configuration, String type) {
            return mayBeTried(configuration)
                    ? List.of()
                    : super.findIncidentByConfigurationAndIncidentType(configuration, type);
        }

        private boolean mayBeTried(String id) {
            var job = getDbEntityManager().getCachedEntity(JobEntity.class, id);
            return job != null && job.getRetries() > 0;
        }
    }

    /** A list on every desk, which only {@link SeededFilters} writes; a newer release's node may, and then this one keeps its own. */
    static class Filters extends FilterManager {

        private final Map<String, KeptFilter> kept;

        Filters(Map<String, KeptFilter> kept) {
            this.kept = kept;
        }

        @Override
        public FilterEntity findFilterById(String id) {
            var known = kept.get(id);
            if (known != null) {
                checkAuthorization(Permissions.READ, Resources.FILTER, id);
                return known.filter();
            }
            var found = super.findFilterById(id);
            if (found != null) {
                kept.put(id, KeptFilter.of(found));
            }
            return found;
        }

        @Override
        public Filter insertOrUpdateFilter(Filter filter) {
            kept.clear();
            return super.insertOrUpdateFilter(filter);
        }
    }

    /** As its row has it: whoever looks through a list writes what they look for into its query. */
    record KeptFilter(
            String id, String type, String name, String owner, String query, String properties, int revision) {

        static KeptFilter of(FilterEntity filter) {
            return new KeptFilter(
                    filter.getId(),
                    filter.getResourceType(),
                    filter.getName(),
                    filter.getOwner(),
                    filter.getQueryInternal(),
                    filter.getPropertiesInternal(),
                    filter.getRevision());
        }

        FilterEntity filter() {
            var filter = new FilterEntity(type);
            filter.setId(id);
            filter.setName(name);
            filter.setOwner(owner);
            filter.setQueryInternal(query);
            filter.setPropertiesInternal(properties);
            filter.setRevision(revision);
            return filter;
        }
    }

    /** What was deployed stays as it is: a form is read from the database once and not by every official. */
    static class DeployedFiles extends ResourceManager {

        private final Map<String, ResourceEntity> kept;

        DeployedFiles(Map<String, ResourceEntity> kept) {
            this.kept = kept;
        }

        @Override
        public ResourceEntity findResourceByDeploymentIdAndResourceName(String deployment, String name) {
            return kept.computeIfAbsent(
                    deployment + "/" + name, key -> super.findResourceByDeploymentIdAndResourceName(deployment, name));
        }

        @Override
        public void deleteResourcesByDeploymentId(String deployment) {
            kept.clear();
            super.deleteResourcesByDeploymentId(deployment);
        }
    }

    /** Opens one session per command in place of the engine's own of that type. */
    private record Factory(Class<?> type, Supplier<Session> session) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return session.get();
        }
    }
}
