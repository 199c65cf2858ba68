package id.payungdesa.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes nothing before the line is sealed and the password right; its certificate is its own. */
final class SealedServer implements AutoCloseable {

    static final String USER = "payung";
    static final String PASSWORD = "kata sandi server surel";
    private static final String KEYS = "of the test";

    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final Path authority;
    private final String security;
    private final SMTPServer server;

    private SealedServer(String security, String name, Path folder) {
        this.security = security;
        try {
            var keys = keys(name, folder);
            authority = Files.writeString(folder.resolve(security + "-" + name.hashCode() + ".pem"), pem(keys));
            server = security.equals("TLS") ? sealedFromTheStart(context(keys)) : sealedOnDemand(context(keys));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        server.start();
    }

    static SealedServer startTls(Path folder) {
        return new SealedServer("STARTTLS", "ip:127.0.0.1", folder);
    }

    static SealedServer tls(Path folder) {
        return new SealedServer("TLS", "ip:127.0.0.1", folder);
    }

    /** Whose certificate is that of another machine. */
    static SealedServer inAnothersName(Path folder) {
        return new SealedServer("STARTTLS", "dns:surel.contoh.go.id", folder);
    }

    /** How the application reaches it when everything is right. */
    Map<String, Object> settings() {
        return Map.of(
                "payung.mail.host",
                "127.0.0.1",
                "payung.mail.port",
                server.getPortAllocated(),
                "payung.mail.security",
                security,
                "payung.mail.user",
                USER,
                "payung.mail.password",
                PASSWORD,
                "payung.mail.authority",
                authority.toString(),
                "payung.mail.from",
                "payung@contoh.go.id",
                "payung.mail.site",
                Mailboxes.SITE);
    }

    /** The address of every letter taken. */
    List<String> delivered() {
        return delivered;
    }

    private SMTPServer sealedOnDemand(SSLContext context) {
        return polite().enableTLS().requireTLS().startTlsSocketFactory(context).build();
    }

    private SMTPServer sealedFromTheStart(SSLContext context) {
        return polite().serverSocketFactory(context).build();
    }

    private SMTPServer.Builder polite() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .simpleMessageListener(new SimpleMessageListener() {
                    @Override
                    public boolean accept(String from, String to) {
                        return true;
                    }

                    @Override
                    public void deliver(String from, String to, java.io.InputStream data) throws IOException {
                        data.readAllBytes();
                        delivered.add(to);
                    }
                });
    }

    private static KeyStore keys(String name, Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("keys-" + name.hashCode() + ".p12");
        if (!Files.exists(file)) {
            var made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=surel",
                            "-ext",
                            "san=" + name,
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            KEYS)
                    .redirectErrorStream(true)
                    .start();
            var told = new String(made.getInputStream().readAllBytes());
            if (made.waitFor() != 0) {
                throw new IllegalStateException(told);
            }
        }
        return KeyStore.getInstance(file.toFile(), KEYS.toCharArray());
    }

    private static String pem(KeyStore keys) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, KEYS.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop();
    }
}
