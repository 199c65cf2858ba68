package id.payungdesa.access;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/** The official at the other end of this request; the login's name is their id, never what they typed. */
@Component
public class CurrentOfficial {

    private static final String ASKED = CurrentOfficial.class.getName();

    private final Officials officials;

    CurrentOfficial(Officials officials) {
        this.officials = officials;
    }

    public Official get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is logged in"));
    }

    /** Asked once per request: a post that was taken away is gone with the next click. */
    public Optional<Official> find() {
        var request = RequestContextHolder.getRequestAttributes();
        return id().flatMap(id -> {
            if (request != null
                    && request.getAttribute(ASKED, SCOPE_REQUEST) instanceof Official asked
                    && asked.id().equals(id)) {
                return Optional.of(asked);
            }
            var found = officials.find(id);
            if (request != null) {
                found.ifPresent(official -> request.setAttribute(ASKED, official, SCOPE_REQUEST));
            }
            return found;
        });
    }

    public Optional<OfficialId> id() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(login -> !(login instanceof AnonymousAuthenticationToken))
                .map(login -> OfficialId.parse(login.getName()));
    }
}
