package id.payungdesa.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers where stories have stepped: what was committed, in diagrams as they are drawn today. */
@TestComponent
class Footprints extends AbstractProcessEnginePlugin {

    private final Map<Footprint, String> firstLeftBy = new ConcurrentHashMap<>();
    private final Map<String, Boolean> drawnToday = new ConcurrentHashMap<>();
    private volatile String story = "";

    void begin(String story) {
        this.story = story;
    }

    /** All footprints since this was last asked, each with the story that left it first. */
    List<String> take() {
        var lines = firstLeftBy.entrySet().stream()
                .map(footprint -> footprint.getKey() + "\t" + footprint.getValue())
                .sorted()
                .toList();
        firstLeftBy.clear();
        return lines;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var listeners = engine.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            engine.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                watch(process);
            }
        });
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        var table = (DmnDecisionTableEvaluationListener) evaluation -> evaluation
                .getMatchingRules()
                .forEach(rule -> step(new Footprint(
                        Footprint.Kind.RULE, evaluation.getDecisionTable().getKey(), rule.getId())));
        engine.getDmnEngineConfiguration().getDecisionTableEvaluationListeners().add(table);
    }

    private void watch(ScopeImpl scope) {
        for (var activity : scope.getActivities()) {
            var id = activity.getId();
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, on(Footprint.Kind.STARTED, id));
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, on(Footprint.Kind.PASSED, id));
            for (var flow : activity.getOutgoingTransitions()) {
                ((org.camunda.bpm.engine.impl.pvm.process.TransitionImpl) flow)
                        .addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, on(Footprint.Kind.TAKEN, flow.getId()));
            }
            watch(activity);
        }
    }

    private ExecutionListener on(Footprint.Kind kind, String id) {
        return execution -> {
            var process = ((ExecutionEntity) execution).getProcessDefinition();
            if (!(isCutShort(kind, execution)) && isDrawnToday(process)) {
                step(new Footprint(kind, process.getKey(), id));
            }
        };
    }

    private static boolean isCutShort(Footprint.Kind kind, DelegateExecution execution) {
        return kind == Footprint.Kind.PASSED && execution.isCanceled();
    }

    private boolean isDrawnToday(ProcessDefinitionEntity process) {
        return drawnToday.computeIfAbsent(process.getId(), id -> {
            var deployed = Context.getCommandContext()
                    .getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(process.getDeploymentId(), process.getResourceName());
            try {
                return Arrays.equals(
                        deployed.getBytes(), Files.readAllBytes(Path.of("processes", process.getResourceName())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void step(Footprint footprint) {
        if (firstLeftBy.containsKey(footprint)) {
            return;
        }
        var by = story;
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            firstLeftBy.putIfAbsent(footprint, by);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                firstLeftBy.putIfAbsent(footprint, by);
            }
        });
    }
}
