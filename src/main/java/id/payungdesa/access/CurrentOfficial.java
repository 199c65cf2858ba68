package id.payungdesa.access;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;
import static org.springframework.web.context.request.RequestAttributes.SCOPE_SESSION;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.KnownVersion;
import id.payungdesa.common.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The official at the other end of this request; the login's name is their id, never what they typed. */
@Component
public class CurrentOfficial {

    private static final String SETTLED = CurrentOfficial.class.getName() + ".settled";
    private static final String REMEMBERED = CurrentOfficial.class.getName() + ".remembered";
    private static final Duration AT_MOST = Duration.ofMinutes(1);
    private static final ThreadLocal<Official> SIGNED_ON_PAPER = new ThreadLocal<>();

    private final Officials officials;
    private final Clock clock;

    CurrentOfficial(Officials officials, Clock clock) {
        this.officials = officials;
        this.clock = clock;
    }

    public Official get() {
        return find().orElseThrow(CurrentOfficial::nobody);
    }

    private static AuthenticationException nobody() {
        return new AuthenticationCredentialsNotFoundException("Nobody is logged in");
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

    /**
     * Settled once per request. A session remembers who it is for until anybody's account or post changes ({@link #confirm}): a
     * post that was taken away is gone with the next click.
     */
    public Optional<Official> find() {
        var request = RequestContextHolder.getRequestAttributes();
        return id().flatMap(id -> {
            if (request != null
                    && request.getAttribute(SETTLED, SCOPE_REQUEST) instanceof Official settled
                    && settled.id().equals(id)) {
                return Optional.of(settled);
            }
            var found = asLoggedIn(id, request);
            if (request != null) {
                found.ifPresent(official -> request.setAttribute(SETTLED, official, SCOPE_REQUEST));
            }
            return found;
        });
    }

    private Optional<Official> asLoggedIn(OfficialId id, RequestAttributes request) {
        if (!(authentication().getPrincipal() instanceof Login login)) {
            return officials.find(id);
        }
        if (request == null) {
            return officials.find(id, login.passwordVersion()).map(Officials.Known::official);
        }
        if (isCall(request)
                && request.getAttribute(REMEMBERED, SCOPE_SESSION) instanceof Remembered remembered
                && remembered.isFor(login, clock.instant())) {
            request.setAttribute(REMEMBERED, remembered, SCOPE_REQUEST);
            return Optional.of(remembered.known().official());
        }
        return read(login, request).map(Officials.Known::official);
    }

    /**
     * To be called as a transaction begins, which has found the version of all officials: who was remembered is asked for again if
     * that has changed, and nothing is done for somebody who has become another.
     */
    void confirm() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null || !(request.getAttribute(REMEMBERED, SCOPE_REQUEST) instanceof Remembered remembered)) {
            return;
        }
        request.removeAttribute(REMEMBERED, SCOPE_REQUEST);
        if (KnownVersion.OFFICIALS
                .ofTransaction()
                .equals(Optional.of(remembered.known().version()))) {
            return;
        }
        var now = read(remembered.login(), request).map(Officials.Known::official);
        if (now.equals(Optional.of(remembered.known().official()))) {
            return;
        }
        // Whatever else this request does, it does not do as who they were.
        request.removeAttribute(SETTLED, SCOPE_REQUEST);
        now.orElseThrow(CurrentOfficial::nobody);
        throw new Refused("Jabatan Anda baru saja berubah. Muat ulang halaman, lalu coba lagi.");
    }

    /** A page is asked for by itself and its people wait for it once; forms and lists call many times. */
    private static boolean isCall(RequestAttributes request) {
        return request instanceof ServletRequestAttributes web
                && web.getRequest().getRequestURI().contains("/api/");
    }

    private Optional<Officials.Known> read(Login login, RequestAttributes request) {
        var now = clock.instant();
        var found = officials.find(OfficialId.parse(login.getUsername()), login.passwordVersion());
        // Whoever holds no post is turned away before any transaction, which alone would find out that they hold one
        // now.
        found.filter(known -> !known.official().posts().isEmpty())
                .ifPresentOrElse(
                        known -> request.setAttribute(REMEMBERED, new Remembered(login, known, now), SCOPE_SESSION),
                        () -> request.removeAttribute(REMEMBERED, SCOPE_SESSION));
        return found;
    }

    /** Whom a session is for; at most for a minute, for requests that begin no transaction, and never beyond a day. */
    private record Remembered(Login login, Officials.Known known, Instant at) {

        boolean isFor(Login other, Instant now) {
            return login.getUsername().equals(other.getUsername())
                    && login.passwordVersion() == other.passwordVersion()
                    && !now.isBefore(at)
                    && now.isBefore(at.plus(AT_MOST))
                    && day(at).equals(day(now));
        }

        private static LocalDate day(Instant instant) {
            return LocalDate.ofInstant(instant, Indonesian.WITA);
        }
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
