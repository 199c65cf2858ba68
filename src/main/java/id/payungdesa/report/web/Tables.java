package id.payungdesa.report.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.report.Table;
import id.payungdesa.report.TableFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets every table in a page's model be sorted, searched and downloaded by that page's address. */
@Configuration(proxyBeanMethods = false)
class Tables implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView shown) {
        if (shown == null || shown.getModel().values().stream().noneMatch(Table.class::isInstance)) {
            return;
        }
        var asked = asked(request);
        shown.getModel()
                .replaceAll((name, value) -> value instanceof Table<?> table
                        ? new ShownTable(table, request.getRequestURI(), asked)
                        : value);
        shown.getModel().values().stream()
                .filter(ShownTable.class::isInstance)
                .map(ShownTable.class::cast)
                .forEach(table -> table.asFile().ifPresent(format -> shown.setView(file(table.chosen(), format))));
    }

    private static MultiValueMap<String, String> asked(HttpServletRequest request) {
        var asked = new LinkedMultiValueMap<String, String>();
        request.getParameterMap().forEach((name, values) -> asked.put(name, Arrays.asList(values)));
        return asked;
    }

    private static View file(Table<?> table, TableFile format) {
        return (model, request, response) -> {
            var name = "%s-%s%s"
                    .formatted(table.name(), LocalDate.ofInstant(table.asOf(), Indonesian.WITA), format.suffix());
            response.setContentType(format.contentType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            format.write(table, response.getOutputStream());
        };
    }
}
