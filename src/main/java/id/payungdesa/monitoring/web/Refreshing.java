package id.payungdesa.monitoring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sends only what stands inside the frame to a page of Pemantauan that looks whether something has changed. */
@Configuration(proxyBeanMethods = false)
class Refreshing implements WebMvcConfigurer, HandlerInterceptor {

    static final String ASKED = "X-Pantau";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/pantau", "/pantau/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView shown) {
        response.addHeader(HttpHeaders.VARY, ASKED);
        if (request.getHeader(ASKED) != null && shown != null && shown.getViewName() != null) {
            shown.setViewName(shown.getViewName() + " :: content");
        }
    }
}
