package id.payungdesa.process.engine;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.stereotype.Component;

/**
 * The webapps look up the engine by {@link java.util.ServiceLoader} up to four times in a request, each time through every jar
 * of the application. What is in the jars does not change, so the files that name services are looked for once.
 */
@Component
class ServicesFoundOnce implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setResourceLoader(
                new DefaultResourceLoader(new Remembering(getClass().getClassLoader())));
    }

    static final class Remembering extends ClassLoader {

        private static final String SERVICES = "META-INF/services/";

        private final Map<String, List<URL>> known = new ConcurrentHashMap<>();

        Remembering(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.startsWith(SERVICES)) {
                return super.getResources(name);
            }
            var found = known.get(name);
            if (found == null) {
                found = List.copyOf(Collections.list(super.getResources(name)));
                known.put(name, found);
            }
            return Collections.enumeration(found);
        }
    }
}
