package id.payungdesa.dossier.web;

import id.payungdesa.dossier.Transparency;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How far the programme is, for anybody: without a login, without a cookie, and kept by caches for a while. */
@Controller
@RequestMapping("/transparansi")
class TransparencyPage {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Transparency transparency;

    TransparencyPage(Transparency transparency) {
        this.transparency = transparency;
    }

    @Configuration(proxyBeanMethods = false)
    static class Open {

        /** Whoever reads here is nobody to us, logged in or not. */
        @Bean
        @Order(12)
        SecurityFilterChain transparencyPages(HttpSecurity http) throws Exception {
            return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/transparansi/**"))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(csrf -> csrf.disable())
                    .requestCache(cache -> cache.disable())
                    .headers(
                            headers -> headers.cacheControl(cache -> cache.disable())
                                    .frameOptions(FrameOptionsConfig::deny)
                                    .contentSecurityPolicy(
                                            policy -> policy.policyDirectives(
                                                    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")))
                    .build();
        }
    }

    @GetMapping
    String show(Model model, HttpServletResponse response) {
        var published = transparency.published();
        if (published.isEmpty()) {
            response.setStatus(404);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return "dossier/closed";
        }
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(KEPT).cachePublic().getHeaderValue());
        model.addAttribute("published", published.get());
        model.addAttribute("subdistricts", published.get().subdistricts());
        model.addAttribute("villages", published.get().villages());
        return "dossier/public";
    }

    /** The style of our pages, which otherwise only those see who are logged in. */
    @GetMapping("/pages.css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(new ClassPathResource("static/pages/pages.css"));
    }
}
