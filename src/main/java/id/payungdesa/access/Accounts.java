package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens accounts and fills posts. */
@Component
class Accounts {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    boolean none() {
        return jdbc.sql("select not exists (select from official)")
                .query(Boolean.class)
                .single();
    }

    String hash(String password) {
        return passwords.encode(password);
    }

    /** Does nothing when the login is taken, so that a second node or a second start changes nobody. */
    @Transactional
    public void open(String login, String name, String passwordHash, List<Post> posts) {
        create(login, name, passwordHash, false).ifPresent(id -> posts.forEach(post -> fill(post, id)));
    }

    /** The same with a password that is to be changed before anything else. */
    @Transactional
    public void openToChange(String login, String name, String passwordHash, List<Post> posts) {
        create(login, name, passwordHash, true).ifPresent(id -> posts.forEach(post -> fill(post, id)));
    }

    /** Nobody when the login is taken. */
    Optional<Long> create(String login, String name, String passwordHash, boolean initial) {
        return jdbc.sql("""
                insert into official (login, name, password_hash, password_is_initial)
                values (:login, :name, :hash, :initial)
                on conflict (login) do nothing
                returning id
                """)
                .param("login", login)
                .param("name", name)
                .param("hash", passwordHash)
                .param("initial", initial)
                .query(Long.class)
                .optional();
    }

    private void fill(Post post, long official) {
        jdbc.sql("""
                insert into post (official_id, role, village_id, subdistrict_id, regency_id, valid)
                values (:official, :role, :village, :subdistrict, :regency, daterange(:from, null))
                """)
                .param("official", official)
                .param("role", post.role().id())
                .param("village", post.level() == Level.VILLAGE ? post.area() : null)
                .param("subdistrict", post.level() == Level.SUBDISTRICT ? post.area() : null)
                .param("regency", post.level() == Level.REGENCY ? post.area() : null)
                .param("from", Indonesian.today(clock))
                .update();
    }
}
