package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyTests {

    private static final String GIVEN = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String EXTERNAL = "jdbc:postgresql://db/payung";

    @TempDir
    Path home;

    private final VaultKey keys = new VaultKey();

    @Test
    void theFirstStartMakesAKeyThatOnlyItsOwnerMayRead() throws IOException {
        keys.seal("", "", home.resolve("data"));

        var file = home.resolve("data/vault.key");
        assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside).as("no half of it is left").containsExactly(file);
        }
    }

    @Test
    void theNextStartOpensWhatTheFirstOneSealed() {
        var sealed = keys.seal("", "", home).seal("rahasia");

        assertThat(keys.seal("", "", home).open(sealed)).isEqualTo("rahasia");
    }

    @Test
    void aKeyThatIsGivenIsTakenAndNoFileMade() {
        var sealed = keys.seal(GIVEN + "\n", EXTERNAL, home).seal("rahasia");

        assertThat(keys.seal(GIVEN, "", home).open(sealed)).isEqualTo("rahasia");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void onADatabaseOfItsOwnThereIsNoStartWithoutAKey() {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.seal(" ", EXTERNAL, home))
                .withMessageContaining("PAYUNG_VAULT_KEY is missing");
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "cGVuZGVr", "*"})
    void aKeyThatIsNoneIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.seal(key, EXTERNAL, home));
    }

    @Test
    void aDamagedKeyFileIsRefusedAndNotReplaced() throws IOException {
        Files.writeString(home.resolve("vault.key"), "");

        assertThatIllegalArgumentException().isThrownBy(() -> keys.seal("", "", home));
        assertThat(home.resolve("vault.key")).isEmptyFile();
    }
}
