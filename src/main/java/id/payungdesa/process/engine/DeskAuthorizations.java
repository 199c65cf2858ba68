package id.payungdesa.process.engine;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * A task is its desk's: whoever holds a post among its candidates, or has taken it, may read it and work on it; all else is
 * in {@link Right}. The engine would write rows for each task and read every group that ever had one at each call, which
 * took 44 ms for a page of 75,266 open tasks (PERFORMANCE.md, authorisation at size).
 */
class DeskAuthorizations extends AuthorizationManager {

    private static final int OF_A_DESK = READ.getValue() | TASK_WORK.getValue();

    @Override
    public boolean isAuthorized(String user, List<String> groups, PermissionCheck check) {
        return !isAuthorizationEnabled()
                || allows(user, groupsOf(groups), check.getPermission(), check.getResource(), check.getResourceId());
    }

    @Override
    public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
        var checks = new ArrayList<Boolean>();
        check.getAtomicChecks().forEach(atomic -> checks.add(isAuthorized(user, groups, atomic)));
        check.getCompositeChecks().forEach(composite -> checks.add(isAuthorized(user, groups, composite)));
        return check.isDisjunctive() ? checks.contains(true) : !checks.contains(false);
    }

    private boolean allows(String user, List<String> groups, Permission permission, Resource resource, String id) {
        return Right.allows(groups, permission, resource, id)
                || resource == TASK && id != null && isOfADesk(permission) && isTheirs(user, groups, id);
    }

    private static boolean isOfADesk(Permission permission) {
        return (OF_A_DESK & permission.getValue()) == permission.getValue();
    }

    private boolean isTheirs(String user, List<String> groups, String id) {
        var task = getTaskManager().findTaskById(id);
        return task != null
                && (user.equals(task.getAssignee())
                        || task.getCandidates().stream()
                                .anyMatch(candidate ->
                                        groups.contains(candidate.getGroupId()) || user.equals(candidate.getUserId())));
    }

    /** Whatever is asked, only tasks of the asker's desks are found; no join is needed where the question says so itself. */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
        if (!isAuthCheckExecuted()) {
            return;
        }
        var login = getCurrentAuthentication();
        var groups = groupsOf(login.getGroupIds());
        if (!Right.allows(groups, READ, TASK, null) && !asksForTheirs(query, login.getUserId(), groups)) {
            var theirs = query.or().taskAssignee(login.getUserId());
            if (!groups.isEmpty()) {
                theirs.taskCandidateGroupIn(groups).includeAssignedTasks();
            }
        }
    }

    private static boolean asksForTheirs(TaskQueryImpl query, String user, List<String> groups) {
        if (query.isOrQueryActive()) {
            return false;
        }
        if (user.equals(query.getAssignee())) {
            return true;
        }
        var asked = query.getCandidateGroups();
        return asked != null
                && groups.containsAll(asked)
                && query.getCandidateUser() == null
                && query.getCandidateGroupLike() == null;
    }

    /** The engine would read all its rights to leave out groups that have none; here a few roles have any. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groupsOf(groups);
    }

    private static List<String> groupsOf(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    /** Nothing is written for a task or an instance, so nothing is taken away with it. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
        if (resource != TASK && resource != PROCESS_INSTANCE) {
            super.deleteAuthorizationsByResourceId(resource, id);
        }
    }
}
