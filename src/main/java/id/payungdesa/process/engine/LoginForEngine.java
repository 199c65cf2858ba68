package id.payungdesa.process.engine;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/** Hands the official of our one login to the webapps, with the groups of this very moment. */
class LoginForEngine extends ContainerBasedAuthenticationFilter {

    private final CurrentOfficial current;

    LoginForEngine(CurrentOfficial current) {
        this.current = current;
    }

    /** The usual one makes its provider from a class name; ours needs the officials. */
    @Override
    public void init(FilterConfig config) {
        authenticationProvider = new Provider(current);
    }

    /** The webapps ask who is there under a path that the usual one overlooks. */
    @Override
    protected String extractEngineName(HttpServletRequest request) {
        return getRequestUri(request).equals("/api/admin/auth/user/default")
                ? "default"
                : super.extractEngineName(request);
    }

    private static class Provider extends ContainerBasedAuthenticationProvider {

        private final CurrentOfficial current;

        Provider(CurrentOfficial current) {
            this.current = current;
        }

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return current.find()
                    .filter(official -> !official.posts().isEmpty())
                    .map(official -> authenticated(official, request, engine))
                    .orElseGet(AuthenticationResult::unsuccessful);
        }

        private static AuthenticationResult authenticated(
                Official official, HttpServletRequest request, ProcessEngine engine) {
            forgetFormerPosts(official, request, engine);
            var result = AuthenticationResult.successful(official.id().toString());
            result.setGroups(official.groups());
            return result;
        }

        /** The webapps keep the groups of the first request; without this a post taken away would live on. */
        private static void forgetFormerPosts(Official official, HttpServletRequest request, ProcessEngine engine) {
            var kept = AuthenticationUtil.getAuthsFromSession(request.getSession());
            var before = kept.getAuthentications().stream()
                    .filter(login -> login.getProcessEngineName().equals(engine.getName()))
                    .findFirst();
            if (before.isPresent()
                    && !new HashSet<>(before.get().getGroupIds()).equals(new HashSet<>(official.groups()))) {
                kept.removeByEngineName(engine.getName());
            }
        }
    }
}
