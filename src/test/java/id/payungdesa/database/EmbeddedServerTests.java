package id.payungdesa.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedServerTests {

    @TempDir
    Path home;

    /** The whole life of a folder: a first run, a second one beside it, the first killed, its server adopted, a quiet start. */
    @Test
    void aServerThatOutlivedItsApplicationIsAdoptedWithWhatItHolds() throws Exception {
        var first = firstApplication();
        long pid;
        try (var said = first.inputReader()) {
            var url = said.lines()
                    .filter(line -> line.startsWith("jdbc:"))
                    .findFirst()
                    .orElseThrow();
            refusesASecond();
            JdbcClient.create(new DriverManagerDataSource(url, "payung_owner", ""))
                    .sql("create table left_behind as select 7 as kept")
                    .update();
            pid = Postmaster.of(home.resolve("pg")).orElseThrow().pid();

            first.destroyForcibly().waitFor();

            try (var second = new EmbeddedServer(home)) {
                assertThat(second.url("payung")).isEqualTo(url);
                assertThat(leftBehind(second)).isEqualTo(7);
                assertThat(mayPassRowLevelSecurity(second)).isFalse();
                refusesASecond();
            }
        } finally {
            first.destroyForcibly();
        }

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                .as("stopped with its application")
                .isEmpty();
        try (var third = new EmbeddedServer(home)) {
            assertThat(leftBehind(third)).isEqualTo(7);
        }
    }

    private void refusesASecond() {
        assertThatExceptionOfType(EmbeddedServerFailed.class)
                .isThrownBy(() -> new EmbeddedServer(home))
                .withMessage("another Payung Desa runs from " + home);
    }

    private static int leftBehind(EmbeddedServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url("payung"), "payung_owner", ""))
                .sql("select kept from left_behind")
                .query(Integer.class)
                .single();
    }

    private static boolean mayPassRowLevelSecurity(EmbeddedServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url("payung"), "payung_app", ""))
                .sql("select bool_or(rolsuper or rolbypassrls) from pg_roles where rolname like 'payung%'")
                .query(Boolean.class)
                .single();
    }

    private Process firstApplication() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstApplication.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** An application of its own that runs until it is killed. */
    static final class FirstApplication {

        private FirstApplication() {}

        @SuppressWarnings("try")
        public static void main(String[] arguments) throws Exception {
            try (var server = new EmbeddedServer(Path.of(arguments[0]))) {
                System.out.println(server.url("payung"));
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void theServerOfAnotherFolderIsNotOurs() throws IOException {
        var theirs = Path.of(JdbcClient.create(new DriverManagerDataSource(TestDatabase.spare(), "postgres", ""))
                .sql("show data_directory")
                .query(String.class)
                .single());
        Files.copy(theirs.resolve("postmaster.pid"), home.resolve("postmaster.pid"));

        assertThat(Postmaster.of(theirs)).get().satisfies(postmaster -> assertThat(postmaster.isOurs())
                .isTrue());
        assertThat(Postmaster.of(home)).get().satisfies(copy -> assertThat(copy.isOurs())
                .isFalse());
    }

    @Test
    void aServerThatIsDeadIsNotAdopted() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor(5, TimeUnit.SECONDS);
        Files.writeString(home.resolve("postmaster.pid"), dead.pid() + "\n" + home + "\n0\n5432\n");

        assertThat(Postmaster.of(home)).get().satisfies(postmaster -> assertThat(postmaster.isOurs())
                .isFalse());
    }

    /** After a crash of the machine the number may be somebody else's by now. */
    @Test
    void aLivingProcessThatIsNoServerIsNotAdopted() throws IOException {
        Files.writeString(
                home.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + home + "\n0\n1\n");

        assertThat(Postmaster.of(home)).get().satisfies(postmaster -> assertThat(postmaster.isOurs())
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123\n/data\n", "not a number\n/data\n0\n5432\n", "123\n/data\n0\n\n"})
    void aNoteThatIsHalfWrittenTellsOfNobody(String note) throws IOException {
        Files.writeString(home.resolve("postmaster.pid"), note);

        assertThat(Postmaster.of(home)).isEmpty();
    }

    @Test
    void withoutANoteThereIsNobody() throws IOException {
        assertThat(Postmaster.of(home)).isEmpty();
    }

    @Test
    void theReaderIsToldWhatToDoInstead() {
        var told = new ExternalDatabaseHint()
                .analyze(new EmbeddedServerFailed("another Payung Desa runs from data", null));

        assertThat(told.getDescription())
                .isEqualTo("The embedded PostgreSQL did not start: another Payung Desa runs from data");
        assertThat(told.getAction()).contains("SPRING_DATASOURCE_URL");
    }
}
