package id.payungdesa.process.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import id.payungdesa.access.Role;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * What one group may do in the engine beyond its own tasks, or everybody where no group is named. The list is the law:
 * {@link DeskAuthorizations} asks it in memory, {@link Authorisations} writes it down for the engine's own queries.
 */
record Right(String group, Resource resource, String id, Permission... permissions) {

    /** Nobody has a right on instances. */
    static final List<Right> ALL = List.of(
            everybody(APPLICATION, "tasklist", ACCESS),
            everybody(FILTER, ANY, READ),
            everybody(PROCESS_DEFINITION, ANY, READ),
            everybody(DECISION_DEFINITION, "fundSourceRule", Permissions.CREATE_INSTANCE),
            may(Role.VILLAGE_OPERATOR, PROCESS_DEFINITION, "villageProposal", READ, CREATE_INSTANCE),
            may(Role.VILLAGE_OPERATOR, PROCESS_INSTANCE, ANY, CREATE),
            may(Role.SUBDISTRICT_COUNTER, PROCESS_DEFINITION, "villageProposal", READ, CREATE_INSTANCE),
            may(Role.SUBDISTRICT_COUNTER, PROCESS_INSTANCE, ANY, CREATE),
            may(Role.COMMUNITY_OFFICER, PROCESS_DEFINITION, "villageProposal", READ, CREATE_INSTANCE),
            may(Role.COMMUNITY_OFFICER, PROCESS_INSTANCE, ANY, CREATE),
            may(Role.DPMPD_OFFICER, PROCESS_DEFINITION, "regentEndorsement", READ, CREATE_INSTANCE),
            may(Role.DPMPD_OFFICER, PROCESS_INSTANCE, ANY, CREATE),
            may(Role.SYSTEM_OPERATOR, APPLICATION, ANY, ACCESS),
            may(Role.SYSTEM_OPERATOR, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, RETRY_JOB),
            may(Role.SYSTEM_OPERATOR, DECISION_DEFINITION, ANY, READ),
            may(Role.SYSTEM_OPERATOR, TASK, ANY, READ),
            may(Role.SYSTEM_OPERATOR, DEPLOYMENT, ANY, READ),
            may(Role.SYSTEM_OPERATOR, AUTHORIZATION, ANY, READ),
            may(Role.SYSTEM_OPERATOR, USER, ANY, READ),
            may(Role.SYSTEM_OPERATOR, GROUP, ANY, READ));

    private static Right everybody(Resource resource, String id, Permission... permissions) {
        return new Right(null, resource, id, permissions);
    }

    private static Right may(Role role, Resource resource, String id, Permission... permissions) {
        return new Right(role.id(), resource, id, permissions);
    }

    /** Whether any of the groups may do this, to this or to any (null) of its kind. */
    static boolean allows(Collection<String> groups, Permission permission, Resource resource, String id) {
        return ALL.stream()
                .filter(right -> right.group == null || groups.contains(right.group))
                .filter(right -> right.resource.resourceType() == resource.resourceType())
                .filter(right -> right.id.equals(ANY) || right.id.equals(id))
                .anyMatch(right -> right.includes(permission));
    }

    private boolean includes(Permission permission) {
        for (var granted : permissions) {
            if ((granted.getValue() & permission.getValue()) == permission.getValue()) {
                return true;
            }
        }
        return false;
    }

    int type() {
        return group == null ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT;
    }

    boolean isOf(Authorization found) {
        return found.getAuthorizationType() == type() && (group == null || group.equals(found.getGroupId()));
    }

    boolean covers(Authorization found) {
        return found.getResourceType() == resource.resourceType() && id.equals(found.getResourceId()) && isOf(found);
    }
}
