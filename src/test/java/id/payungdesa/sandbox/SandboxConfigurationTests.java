package id.payungdesa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SandboxConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(SandboxConfiguration.class);

    @Test
    void thereIsNoSandboxUnlessAskedFor() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Sandbox.class));
    }

    @Test
    void theSandboxRunsWithTheApplicationAndHidesItsDatabase() {
        var database = SandboxBooks.empty().datasource();

        application
                .withPropertyValues(
                        "payung.sandbox.enabled=true",
                        "payung.sandbox.port=0",
                        "payung.sandbox.datasource.url=" + database.url(),
                        "payung.sandbox.datasource.user=" + database.user(),
                        "payung.sandbox.datasource.password=" + database.password())
                .run(context -> {
                    var sandbox = context.getBean(Sandbox.class);
                    assertThat(sandbox.isRunning()).isTrue();
                    assertThat(context).doesNotHaveBean(DataSource.class);

                    context.close();

                    assertThat(sandbox.isRunning()).isFalse();
                });
    }

    @Test
    void withoutBooksItDoesNotStart() {
        application.withPropertyValues("payung.sandbox.enabled=true").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("payung.sandbox.datasource.url"));
    }
}
