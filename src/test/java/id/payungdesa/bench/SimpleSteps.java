package id.payungdesa.bench;

import javax.sql.DataSource;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Puts the simple process into our application: its domain row moves with the engine, in one transaction. */
@TestConfiguration(proxyBeanMethods = false)
class SimpleSteps {

    @Bean
    DomainRow domainRow(DataSource source) {
        return new DomainRow(source);
    }

    @Bean
    Step simpleStep(DomainRow rows) {
        return new Step(rows);
    }

    /** At the tasks of the simple process stands its own listener, not that of our forms. */
    @Bean
    static BeanPostProcessor simpleTasks(ObjectProvider<DomainRow> rows) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("taskSteps") ? new Tasks(rows) : bean;
            }
        };
    }

    /** Begins at the start event and moves on at each job. */
    public static class Step implements JavaDelegate, ExecutionListener {

        private final DomainRow rows;

        Step(DomainRow rows) {
            this.rows = rows;
        }

        @Override
        public void notify(DelegateExecution execution) {
            rows.begin(Long.parseLong(execution.getProcessBusinessKey()));
        }

        @Override
        public void execute(DelegateExecution execution) {
            var order = execution.getCurrentActivityId().equals("order");
            rows.reach(
                    Long.parseLong(execution.getProcessBusinessKey()),
                    order ? "order" : "pay",
                    order ? "approve" : "order");
        }
    }

    static final class Tasks implements TaskListener {

        private final ObjectProvider<DomainRow> rows;

        Tasks(ObjectProvider<DomainRow> rows) {
            this.rows = rows;
        }

        @Override
        public void notify(DelegateTask task) {
            if (task.getEventName().equals(EVENTNAME_COMPLETE)) {
                var propose = task.getTaskDefinitionKey().equals("propose");
                rows.getObject()
                        .reach(
                                Long.parseLong(task.getExecution().getProcessBusinessKey()),
                                propose ? "propose" : "approve",
                                propose ? "begun" : "propose");
            }
        }
    }
}
