package id.payungdesa.process.engine;

import java.io.IOException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Deploys diagrams, tables and forms together under relative names, when anything among them has changed. */
@Component
@Order(0)
class Deployment implements ApplicationRunner {

    private static final String NAME = "payung-desa";

    private final RepositoryService repository;

    Deployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var fingerprint = new Fingerprint();
        // Duplicate filtering per file would put a changed form into a deployment its definition never looks at.
        var deployment = repository.createDeployment().name(NAME).enableDuplicateFiltering(false);
        for (var folder : new String[] {"processes", "forms"}) {
            for (var resource : files(folder)) {
                var content = resource.getContentAsByteArray();
                var name = (folder.equals("forms") ? "forms/" : "") + resource.getFilename();
                deployment.addInputStream(name, new java.io.ByteArrayInputStream(content));
                fingerprint.add(name, content);
            }
        }
        var source = fingerprint.hex();
        var known = repository.createDeploymentQuery().deploymentName(NAME).deploymentSource(source);
        if (known.count() == 0) {
            deployment.source(source).deploy();
        }
    }

    private static Resource[] files(String folder) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.*");
    }
}
