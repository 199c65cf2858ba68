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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what in the engine beyond their own tasks, written anew at each start of the newest release; nobody gets rights on instances. */
@Component
class Authorisations implements ApplicationRunner {

    private static final List<Right> RIGHTS = List.of(
            everybody(APPLICATION, "tasklist", ACCESS),
            everybody(FILTER, ANY, READ),
            everybody(PROCESS_DEFINITION, ANY, READ),
            everybody(DECISION_DEFINITION, "fundSourceRule", Permissions.CREATE_INSTANCE),
            may(Role.VILLAGE_OPERATOR, PROCESS_DEFINITION, "villageProposal", READ, CREATE_INSTANCE),
            may(Role.VILLAGE_OPERATOR, PROCESS_INSTANCE, ANY, CREATE),
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

    /** Rights on these are all ours to give; what is not in the list above is taken back. */
    private static final Set<Resource> WHOLLY_OURS =
            Set.of(APPLICATION, AUTHORIZATION, DEPLOYMENT, PROCESS_DEFINITION, PROCESS_INSTANCE, USER, GROUP);

    private final AuthorizationService authorisations;
    private final JdbcClient jdbc;
    private final Deployment deployment;

    Authorisations(AuthorizationService authorisations, JdbcClient jdbc, Deployment deployment) {
        this.authorisations = authorisations;
        this.jdbc = jdbc;
        this.deployment = deployment;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (deployment.isSuperseded()) {
            return;
        }
        // Two nodes may start together.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('payung authorisations'))")
                .query((row, number) -> true)
                .list();
        RIGHTS.forEach(this::grant);
        WHOLLY_OURS.forEach(this::takeBackOthers);
    }

    private void grant(Right right) {
        var granted = find(right).orElseGet(() -> create(right));
        granted.setPermissions(right.permissions());
        authorisations.saveAuthorization(granted);
    }

    private Optional<Authorization> find(Right right) {
        return authorisations
                .createAuthorizationQuery()
                .resourceType(right.resource())
                .resourceId(right.id())
                .list()
                .stream()
                .filter(right::isOf)
                .findFirst();
    }

    private Authorization create(Right right) {
        var created = authorisations.createNewAuthorization(right.type());
        if (right.group() != null) {
            created.setGroupId(right.group());
        }
        created.setResource(right.resource());
        created.setResourceId(right.id());
        return created;
    }

    private void takeBackOthers(Resource resource) {
        authorisations.createAuthorizationQuery().resourceType(resource).list().stream()
                .filter(found -> RIGHTS.stream().noneMatch(right -> right.covers(found)))
                .forEach(found -> authorisations.deleteAuthorization(found.getId()));
    }

    private static Right everybody(Resource resource, String id, Permission... permissions) {
        return new Right(null, resource, id, permissions);
    }

    private static Right may(Role role, Resource resource, String id, Permission... permissions) {
        return new Right(role.id(), resource, id, permissions);
    }

    /** A right of one group, or of everybody where no group is named. */
    private record Right(String group, Resource resource, String id, Permission... permissions) {

        int type() {
            return group == null ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT;
        }

        boolean isOf(Authorization found) {
            return found.getAuthorizationType() == type() && (group == null || group.equals(found.getGroupId()));
        }

        boolean covers(Authorization found) {
            return found.getResourceType() == resource.resourceType()
                    && id.equals(found.getResourceId())
                    && isOf(found);
        }
    }
}
