package id.payungdesa.access;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds whose password to check; from then on the official's id is their name. */
@Component
public class Logins implements UserDetailsService {

    /** What everybody may do who has a password of their own, and those who have not. */
    public static final List<GrantedAuthority> OFFICIAL = AuthorityUtils.createAuthorityList("OFFICIAL");

    public static final List<GrantedAuthority> WITH_INITIAL_PASSWORD =
            AuthorityUtils.createAuthorityList("INITIAL_PASSWORD");

    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

    private final JdbcClient jdbc;

    Logins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        var login = typed.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(login).matches()) {
            throw new UsernameNotFoundException("No such login");
        }
        return jdbc.sql(
                        "select id, password_hash, password_version, password_is_initial from official where login = :login and active")
                .param("login", login)
                .query((row, number) -> new Login(
                        new OfficialId(row.getLong("id")),
                        row.getString("password_hash"),
                        row.getInt("password_version"),
                        row.getBoolean("password_is_initial") ? WITH_INITIAL_PASSWORD : OFFICIAL))
                .optional()
                .map(UserDetails.class::cast)
                .orElseThrow(() -> new UsernameNotFoundException("No such login"));
    }
}
