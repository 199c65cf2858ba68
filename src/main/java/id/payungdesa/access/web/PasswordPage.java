package id.payungdesa.access.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Passwords;
import id.payungdesa.common.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody changes their password, and where whoever has an initial one is sent until it is changed. */
@Controller
@RequestMapping("/sandi")
class PasswordPage {

    private final CurrentOfficial current;
    private final Passwords passwords;
    private final UserDetailsService logins;

    PasswordPage(CurrentOfficial current, Passwords passwords, UserDetailsService logins) {
        this.current = current;
        this.passwords = passwords;
        this.logins = logins;
    }

    @GetMapping
    String show(Authentication login, Model model) {
        return show(login, null, model);
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again,
            Authentication login,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            passwords.change(old, fresh, again);
        } catch (Refused refused) {
            return show(login, refused.getMessage(), model);
        }
        comeIn(logins.loadUserByUsername(current.get().login()), login, request, response);
        model.addAttribute("done", true);
        return show(login, null, model);
    }

    private String show(Authentication login, String problem, Model model) {
        model.addAttribute("official", current.get());
        model.addAttribute("initial", InitialPassword.has(login) && !model.containsAttribute("done"));
        model.addAttribute("problem", problem);
        model.addAttribute("shortest", Passwords.SHORTEST);
        return "access/password";
    }

    /** A new session, as after a login: those with the old password have ended. */
    private static void comeIn(
            UserDetails again, Authentication login, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        var fresh = UsernamePasswordAuthenticationToken.authenticated(again, null, again.getAuthorities());
        fresh.setDetails(login.getDetails());
        var context = new SecurityContextImpl(fresh);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
