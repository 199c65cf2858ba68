package id.payungdesa.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds whose password to check; from then on the official's id is their name. */
@Component
class Logins implements UserDetailsService {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

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
        return jdbc.sql("select id, password_hash from official where login = :login and active")
                .param("login", login)
                .query((row, number) -> User.withUsername(row.getString("id"))
                        .password(row.getString("password_hash"))
                        .authorities("OFFICIAL")
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such login"));
    }
}
