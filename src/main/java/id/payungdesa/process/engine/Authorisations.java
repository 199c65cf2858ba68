package id.payungdesa.process.engine;

import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the rights of {@link Right#ALL} for the queries in which the engine joins its own table, anew at each start of the
 * newest release.
 */
@Component
class Authorisations implements ApplicationRunner {

    /** Rights on these are all ours to give; what is not in the list is taken back. */
    private static final Set<Resource> WHOLLY_OURS = Set.of(
            APPLICATION, AUTHORIZATION, DEPLOYMENT, FILTER, PROCESS_DEFINITION, PROCESS_INSTANCE, TASK, USER, GROUP);

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
        Right.ALL.forEach(this::grant);
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
                .filter(found -> Right.ALL.stream().noneMatch(right -> right.covers(found)))
                .forEach(found -> authorisations.deleteAuthorization(found.getId()));
    }
}
