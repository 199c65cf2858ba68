package id.payungdesa.access;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The official at the other end of this request; the login's name is their id, never what they typed. */
@Component
public class CurrentOfficial {

    private final Officials officials;

    CurrentOfficial(Officials officials) {
        this.officials = officials;
    }

    public Official get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is logged in"));
    }

    public Optional<Official> find() {
        return id().flatMap(officials::find);
    }

    public Optional<OfficialId> id() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(login -> !(login instanceof AnonymousAuthenticationToken))
                .map(login -> OfficialId.parse(login.getName()));
    }
}
