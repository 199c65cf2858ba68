package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.camunda.bpm.engine.rest.spi.ProcessEngineProvider;
import org.junit.jupiter.api.Test;

/** The files that name services are looked for once, everything else as ever. */
class ServicesFoundOnceTests {

    private final List<String> asked = new ArrayList<>();

    private final ClassLoader jars = new ClassLoader(getClass().getClassLoader()) {
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            asked.add(name);
            return super.getResources(name);
        }
    };

    private final ClassLoader remembering = new ServicesFoundOnce.Remembering(jars);

    @Test
    void aServiceIsFoundTwiceAndLookedForOnce() {
        assertThat(ServiceLoader.load(ProcessEngineProvider.class, remembering)).isNotEmpty();
        assertThat(ServiceLoader.load(ProcessEngineProvider.class, remembering)).isNotEmpty();
        assertThat(asked).containsExactly("META-INF/services/" + ProcessEngineProvider.class.getName());
    }

    @Test
    void otherFilesAreLookedForEachTime() throws IOException {
        var first = Collections.list(remembering.getResources("application.yaml"));
        assertThat(Collections.list(remembering.getResources("application.yaml")))
                .isEqualTo(first)
                .isNotEmpty();
        assertThat(asked).hasSize(2);
    }
}
