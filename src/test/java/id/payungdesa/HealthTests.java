package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** What the proxy and the container learn, and that nobody learns more. */
@RunningApplication
class HealthTests {

    @LocalManagementPort
    int management;

    @LocalServerPort
    int people;

    @Autowired
    ApplicationContext application;

    @Autowired
    Environment settings;

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/health"})
    void healthIsToldWithoutALogin(String path) {
        var told = ask(path);

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("\"status\":\"UP\"").doesNotContain("details", "PostgreSQL");
    }

    @Test
    void whoRefusesNewWorkIsNotReady() {
        AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(ask("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(ask("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/metrics",
                "/actuator/beans",
                "/actuator/shutdown",
                "/login",
                "/camunda/app/welcome/default/",
                "/api/officials"
            })
    void nothingElseIsThere(String path) {
        assertThat(ask(path).statusCode()).isIn(302, 401, 403, 404);
    }

    @Test
    void peopleDoNotMeetIt() {
        assertThat(new Visitor(people).get("/actuator/health").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
    }

    @Test
    void itIsForThisMachineAloneUnlessSomebodySaysOtherwise() {
        assertThat(settings.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        assertThat(settings.getProperty("server.shutdown")).isEqualTo("graceful");
    }

    private HttpResponse<String> ask(String path) {
        return new Visitor(management).json("GET", path, null);
    }
}
