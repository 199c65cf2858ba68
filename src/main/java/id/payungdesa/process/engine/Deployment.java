package id.payungdesa.process.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys diagrams, tables and forms together under relative names, when anything among them has changed. A node runs the
 * jobs of its own diagrams and of older ones: what a newer node has deployed may call what this one does not have.
 */
@Component
@Order(0)
class Deployment implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Deployment.class);
    private static final String NAME = "payung-desa";

    private final RepositoryService repository;
    private final ManagementService management;
    private boolean superseded;

    Deployment(RepositoryService repository, ManagementService management) {
        this.repository = repository;
        this.management = management;
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
                deployment.addInputStream(name, new ByteArrayInputStream(content));
                fingerprint.add(name, content);
            }
        }
        var source = fingerprint.hex();
        if (!isKnown(source)) {
            deployment.source(source).deploy();
        }
        takeJobs(source);
    }

    /** Whether a newer release has been in use here, so that this node belongs to the one before. */
    boolean isSuperseded() {
        return superseded;
    }

    private boolean isKnown(String source) {
        return repository
                        .createDeploymentQuery()
                        .deploymentName(NAME)
                        .deploymentSource(source)
                        .count()
                > 0;
    }

    private void takeJobs(String source) {
        var all = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list();
        var newer = all.stream()
                .takeWhile(deployment -> !source.equals(deployment.getSource()))
                .count();
        superseded = newer > 0;
        if (superseded) {
            log.warn(
                    "{} newer releases have been in use here: their jobs and rights are left to their own nodes",
                    newer);
        }
        all.stream().skip(newer).forEach(deployment -> management.registerDeploymentForJobExecutor(deployment.getId()));
    }

    private static Resource[] files(String folder) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.*");
    }
}
