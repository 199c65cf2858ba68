package id.payungdesa.access.web;

import id.payungdesa.access.Logins;
import org.springframework.security.core.Authentication;

/** Whoever came in with a password that somebody else has made goes nowhere before it is changed. */
final class InitialPassword {

    static final String PAGE = "/sandi";

    private InitialPassword() {}

    static boolean has(Authentication login) {
        return login != null && login.getAuthorities().containsAll(Logins.WITH_INITIAL_PASSWORD);
    }
}
