package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Guard G3, CVE-2026-77226. */
@RunningApplication
class SetupBarrierTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/x/../setup/default/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda/api;x/admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/%2573etup/default/user/create",
                "/camunda/api/admin/SETUP/default/user/create",
                "/camunda/api/admin/%2e/setup/default/user/create"
            })
    void nobodyMakesHimselfAdministrator(String path) {
        var user = "{\"profile\":{\"id\":\"eve\",\"firstName\":\"E\",\"lastName\":\"E\"},"
                + "\"credentials\":{\"password\":\"Eve-2027-eve\"}}";

        assertThat(new Visitor(port).json("POST", path, user).statusCode()).isEqualTo(404);
    }
}
