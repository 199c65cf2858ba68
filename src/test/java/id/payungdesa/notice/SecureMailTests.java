package id.payungdesa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Modules;
import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.database.Scope;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real line: sealed, to a server that asks who we are. */
class SecureMailTests {

    private static final int VILLAGE = 21;
    private static final String FIRST = "satu@contoh.go.id";
    private static final String SECOND = "dua@contoh.go.id";

    @TempDir
    static Path folder;

    private static DataSource database;

    private Modules modules;

    @BeforeAll
    static void prepare() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void twoMailsWait() {
        modules = new Modules(database, Map.of("payung.mail.host", "127.0.0.1"));
        modules.owner().sql("delete from mail; delete from message").update();
        told(".satu", FIRST);
        told(".dua", SECOND);
    }

    @AfterEach
    void stop() {
        modules.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void mailLeavesOverASealedLineWithALogin(String security) {
        try (var server = security.equals("TLS") ? SealedServer.tls(folder) : SealedServer.startTls(folder)) {
            sends(server.settings());

            assertThat(server.delivered()).containsExactly(FIRST, SECOND);
        }
        assertThat(mails()).containsExactly("SENT 1 –", "SENT 1 –");
    }

    @Test
    void withAWrongPasswordEverythingWaitsAndTheOperatorSeesWhy() {
        waitsUntilSetRight(
                "payung.mail.password", "salah", "Server surel menolak nama pengguna atau kata sandi aplikasi.");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() {
        waitsUntilSetRight("payung.mail.authority", "", "Sertifikat server surel tidak dapat dipercaya.");
    }

    @Test
    void theCertificateOfAnotherMachineIsNotTrusted() {
        try (var other = SealedServer.inAnothersName(folder)) {
            sends(other.settings());

            assertThat(other.delivered()).isEmpty();
        }
        assertThat(mails()).containsExactly("QUEUED 0 Sertifikat server surel tidak dapat dipercaya.", "QUEUED 0 –");
    }

    @Test
    void nothingIsSaidToAServerThatSealsNoLine() {
        try (var open = new PickyServer()) {
            var settings = new HashMap<String, Object>(Map.of(
                    "payung.mail.host",
                    "127.0.0.1",
                    "payung.mail.port",
                    open.port(),
                    "payung.mail.security",
                    "STARTTLS"));
            settings.put("payung.mail.from", "payung@contoh.go.id");
            sends(settings);

            assertThat(open.delivered()).isEmpty();
        }
        assertThat(mails())
                .first()
                .asString()
                .startsWith("QUEUED 0 Server surel tidak terjangkau: STARTTLS is required");
    }

    private void waitsUntilSetRight(String setting, String wrong, String why) {
        try (var server = SealedServer.startTls(folder)) {
            var settings = new HashMap<>(server.settings());
            settings.put(setting, wrong);
            for (var again = 0; again < 10; again++) {
                sends(settings);
                fiveMinutesPass();
            }

            assertThat(server.delivered()).isEmpty();
            assertThat(mails()).allMatch(mail -> mail.startsWith("QUEUED 0 "));
            var operator = modules.official(Role.SYSTEM_OPERATOR, 1);
            assertThat(modules.as(operator, () -> modules.get(Mails.class).unsent()))
                    .isNotEmpty()
                    .allMatch(mail -> !mail.failed() && mail.error().equals(why));
            sends(server.settings());
            assertThat(server.delivered()).containsExactlyInAnyOrder(FIRST, SECOND);
        }
    }

    private void fiveMinutesPass() {
        modules.owner()
                .sql("update mail set next_at = next_at - interval '5 minutes'")
                .update();
    }

    private static void sends(Map<String, Object> settings) {
        try (var node = new Modules(database, settings)) {
            node.get(Postman.class).run();
        }
    }

    private void told(String name, String address) {
        Official official = modules.official(Role.VILLAGE_HEAD, VILLAGE, name);
        modules.does(official, () -> modules.get(Addresses.class).change(official.id(), Address.parse(address, "")));
        Scope.system(() -> modules.get(MessagesToPeople.class)
                .add(List.of(new Happened(
                        official.id(),
                        "TASK/1",
                        Kind.TASK,
                        Optional.of("Tanjung Aru"),
                        "signProposal",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Manner.NOW))));
    }

    private List<String> mails() {
        return modules.owner()
                .sql("select concat_ws(' ', state, attempts, coalesce(last_error, '–')) from mail order by id")
                .query(String.class)
                .list();
    }
}
