package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.common.WeakSettings;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Guard G6: an installation with a database of its own is told by name what is weak, all at once. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @Test
    void everyWeakSettingIsToldInOneMessageWithWhatToSet(CapturedOutput output) {
        assertThatExceptionOfType(WeakSettings.class)
                .isThrownBy(() -> start(
                        "spring.datasource.url=" + TestDatabase.spare(),
                        "spring.datasource.username=payung_app",
                        "payung.demo-accounts=true",
                        "payung.first-administrator.login=pengelola",
                        "payung.first-administrator.password=pendek",
                        "server.servlet.session.cookie.secure=false"))
                .withMessageStartingWith("Refusing to start");

        var told = output.toString();
        assertThat(told)
                .contains("APPLICATION FAILED TO START")
                .doesNotContain("\tat ")
                .doesNotContain("pendek");
        assertThat(Stream.of(
                        "SPRING_FLYWAY_USER",
                        "fsync",
                        "PAYUNG_DEMO_ACCOUNTS",
                        "PAYUNG_FIRST_ADMINISTRATOR_PASSWORD",
                        "server.servlet.session.cookie.secure",
                        "PAYUNG_VAULT_KEY",
                        "PAYUNG_INSURER_URL",
                        "PAYUNG_INSURER_API_KEY",
                        "PAYUNG_PUBLIC_URL"))
                .allSatisfy(name -> assertThat(told).contains("  - " + name + " ", "  - " + name + ": "));
    }

    private static void start(String... settings) {
        SpringApplication.run(
                PayungDesa.class,
                Arrays.stream(settings).map(setting -> "--" + setting).toArray(String[]::new));
    }
}
