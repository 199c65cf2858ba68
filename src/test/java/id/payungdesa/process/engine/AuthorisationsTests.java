package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApplication
class AuthorisationsTests {

    @Autowired
    AuthorizationService service;

    @Autowired
    Authorisations authorisations;

    @Test
    void aSecondStartWritesNothingTwice() {
        var before = service.createAuthorizationQuery().count();

        authorisations.run(null);

        assertThat(service.createAuthorizationQuery().count()).isEqualTo(before);
    }

    @Test
    void whatSomebodySlippedInIsTakenBack() {
        var slipped = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        slipped.setGroupId("village_head");
        slipped.setResource(Resources.PROCESS_DEFINITION);
        slipped.setResourceId(Authorization.ANY);
        slipped.addPermission(ProcessDefinitionPermissions.READ_INSTANCE);
        service.saveAuthorization(slipped);

        authorisations.run(null);

        assertThat(may("village_head", ProcessDefinitionPermissions.READ_INSTANCE, "villageProposal"))
                .isFalse();
    }

    @Test
    void eachProcessIsStartedByItsOwnDesk() {
        var start = ProcessDefinitionPermissions.CREATE_INSTANCE;

        assertThat(may("village_operator", start, "villageProposal")).isTrue();
        assertThat(may("dpmpd_officer", start, "regentEndorsement")).isTrue();
        assertThat(may("village_operator", start, "regentEndorsement")).isFalse();
        assertThat(may("dpmpd_officer", start, "villageProposal")).isFalse();
        assertThat(may("village_operator", start, "contributionPayment")).isFalse();
        assertThat(may("system_operator", start, "villageProposal")).isFalse();
        assertThat(may("auditor", Permissions.READ, "villageProposal")).isTrue();
    }

    private boolean may(String group, Permission permission, String process) {
        return service.isUserAuthorized("0", List.of(group), permission, Resources.PROCESS_DEFINITION, process);
    }
}
