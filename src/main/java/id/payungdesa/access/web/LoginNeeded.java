package id.payungdesa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends people to the login page; a form that lost its login hears 401, so that it can keep what was typed. */
class LoginNeeded implements AuthenticationEntryPoint {

    static final String ENDED = "Sesi Anda sudah berakhir. Masuk kembali, lalu lanjutkan.";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (Answers.forMachines(request)) {
            ended(response);
            return;
        }
        if ("POST".equals(request.getMethod())) {
            notTaken(request, response);
            return;
        }
        var ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        response.sendRedirect(request.getContextPath() + (ended ? "/login?berakhir" : "/login"));
    }

    static void ended(HttpServletResponse response) throws IOException {
        Answers.message(response, 401, ENDED);
    }

    /** Whoever sent something hears that it has not arrived. */
    static void notTaken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?belum-terkirim");
    }
}
