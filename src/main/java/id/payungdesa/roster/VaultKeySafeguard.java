package id.payungdesa.roster;

import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The vault is as good as its key: 32 random bytes, and no text that somebody has made up or copied from a test. */
class VaultKeySafeguard implements Safeguard {

    @Override
    public Stream<Weakness> weaknesses(Environment settings) {
        return fault(settings.getProperty("payung.vault.key", "").strip())
                .map(fault -> new Weakness(
                        "PAYUNG_VAULT_KEY",
                        fault,
                        "32 random bytes in Base64 (openssl rand -base64 32), kept apart from the database and its backups."
                                + " If there are people in the vault already, it is the key they were sealed with."))
                .stream();
    }

    private static Optional<String> fault(String key) {
        if (key.isEmpty()) {
            return Optional.of("is missing");
        }
        try {
            return fault(Base64.getDecoder().decode(key));
        } catch (IllegalArgumentException e) {
            return Optional.of("is not Base64");
        }
    }

    private static Optional<String> fault(byte[] key) {
        if (key.length != 32) {
            return Optional.of("has %d bytes, not 32".formatted(key.length));
        }
        if (bytes(key).distinct().count() == 1) {
            return Optional.of("is one byte repeated");
        }
        return bytes(key).allMatch(b -> b >= ' ' && b <= '~') ? Optional.of("is a text, not random") : Optional.empty();
    }

    private static IntStream bytes(byte[] key) {
        return IntStream.range(0, key.length).map(i -> key[i]);
    }
}
