package id.payungdesa.access.web;

import java.util.Locale;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a password, unless too many were tried. */
class PasswordCheck extends DaoAuthenticationProvider {

    private final LoginThrottle throttle;
    private final LoginCounts counts;

    PasswordCheck(UserDetailsService logins, PasswordEncoder passwords, LoginThrottle throttle, LoginCounts counts) {
        super(logins);
        setPasswordEncoder(passwords);
        this.throttle = throttle;
        this.counts = counts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var pause = throttle.count(login, address);
        if (!pause.isZero()) {
            counts.paused.increment();
            throw new TooManyAttempts(pause);
        }
        var done = checked(attempt);
        throttle.succeeded(login, address);
        counts.succeeded.increment();
        return done;
    }

    private Authentication checked(Authentication attempt) {
        try {
            return super.authenticate(attempt);
        } catch (AuthenticationException refusal) {
            counts.refused.increment();
            throw refusal;
        }
    }
}
