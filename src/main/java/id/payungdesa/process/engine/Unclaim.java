package id.payungdesa.process.engine;

import id.payungdesa.access.CurrentOfficial;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a task back: the engine asks for a right that nobody here has, so we do it, for whoever holds the task. */
class Unclaim extends OncePerRequestFilter {

    private static final Pattern PATH = Pattern.compile("/camunda/api/engine/engine/default/task/([\\w-]+)/unclaim");

    private final CurrentOfficial current;
    private final ObjectProvider<ProcessEngine> engine;

    Unclaim(CurrentOfficial current, ObjectProvider<ProcessEngine> engine) {
        this.current = current;
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = PATH.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!"POST".equals(request.getMethod()) || !path.matches()) {
            chain.doFilter(request, response);
        } else if (!carriesToken(request)) {
            Denial.FORGED.answer(response);
        } else {
            giveBack(path.group(1), response);
        }
    }

    private void giveBack(String task, HttpServletResponse response) throws IOException {
        try {
            if (givenBack(task, current.get().id().toString())) {
                response.setStatus(204);
            } else {
                Denial.NOT_HELD.answer(response);
            }
        } catch (RuntimeException failure) {
            var spoken = Refusals.spoken(failure).orElseThrow(() -> failure);
            var said = (ExceptionDto) spoken.getEntity();
            Denial.answer(response, spoken.getStatus(), said.getType(), said.getMessage());
        }
    }

    /** The webapps look for their token only after us. */
    private static boolean carriesToken(HttpServletRequest request) {
        var session = request.getSession(false);
        var token = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        return token != null && token.equals(request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME));
    }

    private boolean givenBack(String task, String official) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    var found = context.getTaskManager().findTaskById(task);
                    if (found == null || !official.equals(found.getAssignee())) {
                        return false;
                    }
                    engine.getObject().getTaskService().setAssignee(task, null);
                    return true;
                }));
    }
}
