package id.payungdesa.access.web;

import java.util.Locale;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a password, unless too many were tried. */
class PasswordCheck extends DaoAuthenticationProvider {

    private final LoginThrottle throttle;

    PasswordCheck(UserDetailsService logins, PasswordEncoder passwords, LoginThrottle throttle) {
        super(logins);
        setPasswordEncoder(passwords);
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var pause = throttle.count(login, address);
        if (!pause.isZero()) {
            throw new TooManyAttempts(pause);
        }
        var done = super.authenticate(attempt);
        throttle.succeeded(login, address);
        return done;
    }
}
