package id.payungdesa.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.springframework.core.io.ClassPathResource;

/** An engine with the clerks who drive it: they look for the open task or job and carry it out. */
record Engine(
        String name,
        String database,
        HikariDataSource pool,
        ProcessEngine engine,
        String process,
        Map<String, Object> variables,
        Clerks clerks)
        implements Contender {

    /** As whom tasks are done; jobs are nobody's. */
    interface Clerks {

        <T> T atDesk(Callable<T> deed);
    }

    static final class Nobody implements JavaDelegate, ExecutionListener {

        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateExecution execution) {}
    }

    /** Nothing but what the engine comes with, at the history level of the comparison. */
    static Engine stock(DurableServer server, String name, String database, boolean uuids) {
        var pool = Contender.pool(server.create(database).replaceFirst("\\?.*", ""), DurableServer.OWNER);
        var configuration = (StandaloneProcessEngineConfiguration)
                ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(database);
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of("simpleStep", new Nobody()));
        if (uuids) {
            configuration.setIdGenerator(new StrongUuidGenerator());
        }
        var variables = Map.<String, Object>of(
                "village", 17, "workers", 100, "amount", 1_680_000L, "source", "ADD", "since", new Date(0));
        return new Engine(
                        name,
                        database,
                        pool,
                        configuration.buildProcessEngine(),
                        "simpleProcess",
                        variables,
                        new Unchecked())
                .deployed();
    }

    /** Nobody is told to the engine, so it asks nobody's rights. */
    static final class Unchecked implements Clerks {

        @Override
        public <T> T atDesk(Callable<T> deed) {
            try {
                return deed.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The same diagram everywhere, under the name that tells the contenders of one database apart. */
    Engine deployed() {
        engine.getRepositoryService()
                .createDeployment()
                .addString(process + ".bpmn", diagram().replace("\"simpleProcess\"", "\"" + process + "\""))
                .deploy();
        return this;
    }

    private static String diagram() {
        try {
            return new ClassPathResource("bench/simpleProcess.bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void carry(long number) {
        var instance = clerks.atDesk(() -> engine.getRuntimeService()
                .startProcessInstanceByKey(process, String.valueOf(number), variables)
                .getId());
        doTask(instance);
        doTask(instance);
        doJob(instance);
        doJob(instance);
    }

    private void doTask(String instance) {
        var tasks = engine.getTaskService();
        var task = clerks.atDesk(() -> tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
        clerks.atDesk(() -> {
            tasks.complete(task);
            return task;
        });
    }

    private void doJob(String instance) {
        var management = engine.getManagementService();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    @Override
    public long carried() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .completed()
                .count();
    }
}
