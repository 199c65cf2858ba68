package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Weakness;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class VaultKeySafeguardTests {

    @ParameterizedTest
    @CsvSource({
        "'', PAYUNG_VAULT_KEY is missing",
        "kunci rahasia, PAYUNG_VAULT_KEY is not Base64",
        "3q2+7w==, 'PAYUNG_VAULT_KEY has 4 bytes, not 32'",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, PAYUNG_VAULT_KEY is one byte repeated",
        "//////////////////////////////////////////8=, PAYUNG_VAULT_KEY is one byte repeated",
        "cGF5dW5nLWRlc2EtdGVzdC1rZXktb2YtMzItYnl0ZXM=, 'PAYUNG_VAULT_KEY is a text, not random'",
    })
    void aWeakKeyIsRefused(String key, String told) {
        assertThat(weaknesses(key)).isEqualTo(told);
    }

    @Test
    void aRandomKeyIsAccepted() {
        var key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (i * 37);
        }

        assertThat(weaknesses(Base64.getEncoder().encodeToString(key))).isEmpty();
    }

    private static String weaknesses(String key) {
        return new VaultKeySafeguard()
                .weaknesses(new MockEnvironment().withProperty("payung.vault.key", key))
                .map(Weakness::toString)
                .findFirst()
                .orElse("");
    }
}
