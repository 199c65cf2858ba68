package id.payungdesa.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the vault's key comes from: the environment ({@code PAYUNG_VAULT_KEY}, 32 bytes in Base64), or, with the embedded
 * database only, a file beside it that is made at the first start. Without a key there is no start.
 */
@Configuration(proxyBeanMethods = false)
class VaultKey {

    @Bean
    Seal seal(
            @Value("${payung.vault.key:}") String key,
            @Value("${spring.datasource.url:}") String externalDatabase,
            @Value("${payung.data:data}") Path home) {
        if (!key.isBlank()) {
            return new Seal(Base64.getDecoder().decode(key.strip()));
        }
        if (!externalDatabase.isBlank()) {
            throw new IllegalStateException("PAYUNG_VAULT_KEY is missing: 32 random bytes in Base64"
                    + " (openssl rand -base64 32). Keep it apart from the database and its backups.");
        }
        return new Seal(ofFile(home.resolve("vault.key")));
    }

    private static byte[] ofFile(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file.toAbsolutePath());
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody else can read it at any moment, and a crash leaves no half of it: without the key the vault is lost. */
    private static void make(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        var half = Files.createTempFile(file.getParent(), "vault", ".key");
        Files.writeString(half, Base64.getEncoder().encodeToString(key), StandardOpenOption.SYNC);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
