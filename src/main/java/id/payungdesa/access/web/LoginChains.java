package id.payungdesa.access.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.PublicPages;
import id.payungdesa.access.Role;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.server.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One login for everything: the engine's webapps, our own REST, and our pages. */
@Configuration(proxyBeanMethods = false)
class LoginChains {

    private static final String EMBLEM = "/camunda/app/tasklist/images/payung.svg";

    static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** The webapps bring their own protection against forged requests and their own content policy. */
    @Bean
    @Order(10)
    SecurityFilterChain webapps(HttpSecurity http, CurrentOfficial current, RequestCache lastPage) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(path(EMBLEM))
                        .permitAll()
                        .requestMatchers(
                                path("/camunda/app/admin/**"),
                                path("/camunda/app/cockpit/**"),
                                path("/camunda/api/admin/plugin/**"),
                                path("/camunda/api/cockpit/**"))
                        .access(holding(Role.SYSTEM_OPERATOR, current))
                        .anyRequest()
                        .access(inOffice(current)))
                .logout(logout -> logout.logoutRequestMatcher(
                                withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/default/logout"))
                        .logoutSuccessHandler((request, response, login) -> response.setStatus(204)))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(new LoginNeeded()).accessDeniedHandler(new NotAllowed()))
                .requestCache(cache -> cache.requestCache(lastPage))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** What the proxy, the container and the operators' tools ask, on a port of their own. */
    @Bean
    @Order(15)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health", "prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain pages(
            HttpSecurity http, CurrentOfficial current, RequestCache lastPage, ObjectProvider<PublicPages> open)
            throws Exception {
        var openPaths = open.stream()
                .flatMap(pages -> pages.patterns().stream())
                .map(LoginChains::path)
                .toArray(RequestMatcher[]::new);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                path("/login"), path("/login/ulang"), path("/access/*"), path("/error"))
                        .permitAll()
                        .requestMatchers(openPaths)
                        .permitAll()
                        .requestMatchers(path(InitialPassword.PAGE))
                        .authenticated()
                        .anyRequest()
                        .access(inOffice(current)))
                .formLogin(form -> form.loginPage("/login")
                        .failureHandler(new LoginFailed())
                        .defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?keluar"))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(new LoginNeeded()).accessDeniedHandler(new NotAllowed()))
                .requestCache(cache -> cache.requestCache(lastPage))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()).csrfTokenRequestHandler(onEveryAnswer()))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /**
     * Else Spring looks up the controller of every request once more before anybody has asked, those of the webapps too, for path
     * patterns of a kind that no chain here uses.
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor withoutLookingAhead() {
        return new WithoutLookingAhead();
    }

    private static class WithoutLookingAhead implements BeanDefinitionRegistryPostProcessor, PriorityOrdered {

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry beans) {
            beans.removeBeanDefinition("mvcHandlerMappingIntrospector");
        }
    }

    @Bean
    AuthenticationProvider passwordCheck(
            UserDetailsService logins, PasswordEncoder passwords, Clock clock, LoginCounts counts) {
        return new PasswordCheck(logins, passwords, new LoginThrottle(clock), counts);
    }

    @Bean
    LoginCounts loginCounts() {
        return new LoginCounts();
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    CookieSameSiteSupplier laxSession() {
        return CookieSameSiteSupplier.ofLax().whenHasName("JSESSIONID");
    }

    /** After a login people land where they wanted to go, if that was a page. */
    @Bean
    RequestCache lastPage() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && !Answers.forMachines(request)
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    private static CookieCsrfTokenRepository tokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        // XSRF-TOKEN belongs to the webapps.
        tokens.setCookieName("APP-XSRF");
        tokens.setHeaderName("X-APP-XSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static CsrfTokenRequestAttributeHandler onEveryAnswer() {
        var handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    private static AuthorizationManager<RequestAuthorizationContext> inOffice(CurrentOfficial current) {
        return (login, request) -> new AuthorizationDecision(
                !InitialPassword.has(login.get()) && !current.get().posts().isEmpty());
    }

    private static AuthorizationManager<RequestAuthorizationContext> holding(Role role, CurrentOfficial current) {
        return (login, request) -> new AuthorizationDecision(
                !InitialPassword.has(login.get()) && current.get().holds(role));
    }

    // A plain string would match no Jersey path.
    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }
}
