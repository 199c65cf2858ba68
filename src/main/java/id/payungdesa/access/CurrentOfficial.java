package id.payungdesa.access;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import java.util.Optional;
import java.util.function.Supplier;
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
    private static final ThreadLocal<Official> SIGNED_ON_PAPER = new ThreadLocal<>();

    private final Officials officials;

    CurrentOfficial(Officials officials) {
        this.officials = officials;
    }

    public Official get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is logged in"));
    }

    /** Does something as the decision of somebody who signed it on paper: whoever is logged in only records it. */
    public void record(Official signer, Runnable decision) {
        record(signer, () -> {
            decision.run();
            return null;
        });
    }

    /** The same, with what comes of it. */
    public <T> T record(Official signer, Supplier<T> decision) {
        SIGNED_ON_PAPER.set(signer);
        try {
            return decision.get();
        } finally {
            SIGNED_ON_PAPER.remove();
        }
    }

    /** Who signed on paper what is being recorded now. */
    public Optional<Official> signer() {
        return Optional.ofNullable(SIGNED_ON_PAPER.get());
    }

    /** Whose decision this is: who signed on paper, else whoever is logged in. */
    public Official decider() {
        return signer().orElseGet(this::get);
    }

    /** Who records what somebody else signed on paper. */
    public Optional<OfficialId> recorder() {
        return signer().flatMap(signer -> id());
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
            var found = asLoggedIn(id);
            if (request != null) {
                found.ifPresent(official -> request.setAttribute(ASKED, official, SCOPE_REQUEST));
            }
            return found;
        });
    }

    private Optional<Official> asLoggedIn(OfficialId id) {
        return authentication().getPrincipal() instanceof Login login
                ? officials.find(id, login.passwordVersion())
                : officials.find(id);
    }

    public Optional<OfficialId> id() {
        return Optional.ofNullable(authentication())
                .filter(Authentication::isAuthenticated)
                .filter(login -> !(login instanceof AnonymousAuthenticationToken))
                .map(login -> OfficialId.parse(login.getName()));
    }

    private static Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
