package id.payungdesa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Once it is known who is at work, the log says so by id: a login is made of a name. */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class OfficialLog extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getName().matches("[0-9]{1,18}")) {
            MDC.put(RequestLog.OFFICIAL, login.getName());
        }
        chain.doFilter(request, response);
    }
}
