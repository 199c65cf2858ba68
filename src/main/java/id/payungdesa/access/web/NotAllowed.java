package id.payungdesa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says no: in JSON to a script, with the error page to a person. */
class NotAllowed implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var login = SecurityContextHolder.getContext().getAuthentication();
        var initial = InitialPassword.has(login);
        if (initial && Answers.forMachines(request)) {
            Answers.message(response, 403, "Ganti dahulu kata sandi awal Anda.");
        } else if (initial) {
            response.sendRedirect(request.getContextPath() + InitialPassword.PAGE);
        } else if (login == null && Answers.forMachines(request)) {
            LoginNeeded.ended(response);
        } else if (Answers.forMachines(request)) {
            Answers.message(response, 403, "Anda tidak berwenang untuk tindakan ini.");
        } else if (path.equals("/login") || path.equals("/logout")) {
            // Only a forgotten token brings anybody here: the page was open longer than the session.
            response.sendRedirect(request.getContextPath() + "/login?berakhir");
        } else if (login == null) {
            // The browser forgot the session and the token with it.
            LoginNeeded.notTaken(request, response);
        } else {
            response.sendError(403);
        }
    }
}
