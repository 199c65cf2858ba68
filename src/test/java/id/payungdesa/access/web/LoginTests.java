package id.payungdesa.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.Officials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApplication
class LoginTests {

    @LocalServerPort
    int port;

    @Autowired
    Officials officials;

    Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(port);
    }

    @Test
    void oneLoginOpensTasklist() {
        var answer = visitor.login("operator.tanjungaru", DemoAccounts.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/camunda/app/tasklist/default/");
        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        var id = officials.findByLogin("operator.tanjungaru").orElseThrow().id();
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"" + id + "\"")
                .contains("\"authorizedApps\":[")
                .contains("tasklist")
                .doesNotContain("cockpit", "admin\"");
    }
}
