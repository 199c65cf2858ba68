package id.payungdesa.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the login page again with what went wrong, keeping the name that was typed. */
class LoginFailed implements AuthenticationFailureHandler {

    static final String PROBLEM = LoginFailed.class.getName() + ".problem";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (why instanceof TooManyAttempts pause) {
            response.setStatus(429);
            response.setHeader("Retry-After", Long.toString(pause.seconds()));
            request.setAttribute(PROBLEM, pause.getMessage());
        } else {
            response.setStatus(401);
            request.setAttribute(PROBLEM, "Nama pengguna atau kata sandi tidak cocok. Periksa lagi, lalu coba masuk.");
        }
        request.getRequestDispatcher("/login/ulang").forward(request, response);
    }
}
