package id.payungdesa.monitoring.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the library that draws diagrams; its version is in the address, so a browser fetches it once. */
@Configuration(proxyBeanMethods = false)
class BpmnJs implements WebMvcConfigurer {

    private static final String VERSION = version();
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    /** Where its files are asked for. */
    static final String ADDRESS = "/bpmn-js/" + VERSION + "/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ADDRESS + "**")
                .addResourceLocations("classpath:META-INF/resources/webjars/bpmn-js/%s/dist/".formatted(VERSION))
                .setCacheControl(CacheControl.maxAge(FOR_GOOD).immutable().cachePrivate());
    }

    private static String version() {
        var about = new Properties();
        try (var file =
                new ClassPathResource("META-INF/maven/org.webjars.npm/bpmn-js/pom.properties").getInputStream()) {
            about.load(file);
            return about.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
