package id.payungdesa.process.engine;

import id.payungdesa.database.Scope;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** How the engine runs here: lean history, the same listeners on every user task, jobs in the system's scope. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ProcessEnginePlugin leanEngine() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                QueryProperties.findOnce();
                engine.setCustomHistoryLevels(new ArrayList<>(List.of(new LeanHistory())));
                // A removal time in every row is one more question at every step; the end of the case tells it as well.
                engine.setHistoryRemovalTimeStrategy("none");
                engine.setHistoryCleanupStrategy("endTimeBased");
                engine.setCustomSessionFactories(new ArrayList<>(LeanSessions.factories()));
                engine.setResourceAuthorizationProvider(new NoTaskAuthorizations());
                engine.setCmmnEnabled(false);
                engine.setStandaloneTasksEnabled(false);
                // There is one regency in one database: no tenants, and no look for them in each question.
                engine.setTenantCheckEnabled(false);
                engine.setMetricsEnabled(false);
                engine.setTaskMetricsEnabled(false);
                engine.setCorrelationHandler(new WaitingCasesOnly());
                // Nobody revokes here (Authorisations takes back what is not in the list), so no call need ask.
                engine.setAuthorizationCheckRevokes("never");
            }
        };
    }

    /** No diagram of ours begins with a message, so the engine need not look for one at each that comes. */
    private static final class WaitingCasesOnly extends DefaultCorrelationHandler {

        @Override
        public List<CorrelationHandlerResult> correlateStartMessages(
                CommandContext context, String message, CorrelationSet asked) {
            return List.of();
        }
    }

    /** Every user task opens a step of ours and, when completed, applies the decision saved for it. */
    @Bean
    ProcessEnginePlugin stepsOfUserTasks(@Qualifier("taskSteps") ObjectProvider<TaskListener> listener) {
        var steps = SingletonSupplier.of(listener::getObject);
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                var listeners = engine.getCustomPostBPMNParseListeners();
                if (listeners == null) {
                    listeners = new ArrayList<>();
                    engine.setCustomPostBPMNParseListeners(listeners);
                }
                listeners.add(new AbstractBpmnParseListener() {
                    @Override
                    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                        task.addBuiltInTaskListener(
                                TaskListener.EVENTNAME_CREATE, t -> steps.get().notify(t));
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, t -> steps.get()
                                .notify(t));
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, t -> steps.get()
                                .notify(t));
                        task.addBuiltInTaskListener(
                                TaskListener.EVENTNAME_DELETE, t -> steps.get().notify(t));
                    }
                });
            }
        };
    }

    @Bean
    ProcessEnginePlugin jobsInSystemScope() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                var before = new ArrayList<>(List.<CommandInterceptor>of(new JobsInSystemScope()));
                if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
                    before.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
                }
                engine.setCustomPreCommandInterceptorsTxRequired(before);
            }
        };
    }

    static class JobsInSystemScope extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            return command instanceof ExecuteJobsCmd
                    ? Scope.system(() -> next.execute(command))
                    : next.execute(command);
        }
    }
}
