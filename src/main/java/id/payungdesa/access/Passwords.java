package id.payungdesa.access;

import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes passwords: everybody their own, and the system operator somebody's who has forgotten it, to a new initial one. */
@Component
public class Passwords {

    public static final int SHORTEST = 12;
    /** What is hashed of it; the rest would not count. */
    private static final int MOST_BYTES = 72;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final CurrentOfficial current;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    Passwords(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            CurrentOfficial current,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.current = current;
        this.transaction = transaction;
        this.events = events;
    }

    /** Sets one's own password. */
    public void change(String old, String fresh, String again) {
        var me = current.get();
        Refused.unless(encoder.matches(old, hash(me.id())), "Kata sandi sekarang tidak cocok. Ketik lagi.");
        Refused.unless(fresh.equals(again), "Kata sandi baru dan ulangannya tidak sama. Ketik keduanya lagi.");
        Refused.unless(
                fresh.length() >= SHORTEST,
                "Kata sandi baru terlalu pendek. Pakai paling sedikit %d karakter, misalnya beberapa kata."
                        .formatted(SHORTEST));
        Refused.unless(
                fresh.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
                "Kata sandi baru terlalu panjang. Pakai paling banyak %d karakter.".formatted(MOST_BYTES));
        Refused.unless(!fresh.equals(old), "Kata sandi baru sama dengan yang lama. Pilih yang lain.");
        Refused.unless(
                !fresh.toLowerCase(Locale.ROOT).contains(me.login())
                        && !fresh.equals(DemoAccounts.PASSWORD)
                        && fresh.chars().distinct().count() > 4,
                "Kata sandi itu mudah ditebak. Pilih yang lain, tanpa nama pengguna Anda.");
        store(me.id(), encoder.encode(fresh), false);
    }

    /** Gives somebody an initial password, which is told to them on another way and shown to nobody again. */
    public String reset(OfficialId official) {
        Refused.unless(
                !current.get().id().equals(official), "Kata sandi Anda sendiri diganti di halaman Ganti kata sandi.");
        var initial = initial();
        Scope.system(() -> transaction.execute(status -> {
            Refused.unless(store(official, initialHash(initial), true), "Akun ini sudah ditutup.");
            events.publishEvent(new PasswordReset(official));
            return official;
        }));
        return initial;
    }

    /** Some 79 random bits in groups that are easily read out and typed. */
    String initial() {
        return Stream.generate(this::group).limit(4).collect(Collectors.joining("-"));
    }

    /** What is random needs no slow hash, and there may be a thousand of them at once. */
    String initialHash(String initial) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(initial);
    }

    private String group() {
        return random.ints(4, 0, LETTERS.length())
                .mapToObj(place -> LETTERS.substring(place, place + 1))
                .collect(Collectors.joining());
    }

    private String hash(OfficialId official) {
        return jdbc.sql("select password_hash from official where id = :id")
                .param("id", official.value())
                .query(String.class)
                .single();
    }

    private boolean store(OfficialId official, String hash, boolean initial) {
        return jdbc.sql("""
                update official set password_hash = :hash, password_version = password_version + 1, password_is_initial = :initial
                where id = :id and active
                """)
                        .param("hash", hash)
                        .param("initial", initial)
                        .param("id", official.value())
                        .update()
                == 1;
    }
}
