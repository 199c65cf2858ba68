package id.payungdesa.process;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import id.payungdesa.monitoring.FailedSteps;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Jobs that have used up their tries. A job is one transaction and nothing leaves the system in it, so whoever tries one again
 * does nothing twice.
 */
@Component
class StuckJobs implements FailedSteps {

    private static final int MOST = 100;
    private static final int TRIES = 3;
    private static final Pattern FAILURE = Pattern.compile("(?m)^(?:Caused by: )?(?:\\w+\\.)+(\\w+)(?::.*)?$");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final OnNobodysBehalf onNobodysBehalf;
    private final Cases cases;
    private final Proposals proposals;
    private final Regions regions;
    private final CurrentOfficial current;
    private final Audit audit;
    private final TransactionTemplate transaction;

    StuckJobs(
            RuntimeService runtime,
            ManagementService management,
            RepositoryService repository,
            OnNobodysBehalf onNobodysBehalf,
            Cases cases,
            Proposals proposals,
            Regions regions,
            CurrentOfficial current,
            Audit audit,
            TransactionTemplate transaction) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
        this.onNobodysBehalf = onNobodysBehalf;
        this.cases = cases;
        this.proposals = proposals;
        this.regions = regions;
        this.current = current;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public List<FailedStep> all() {
        return inSystem(() -> runtime
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .orderByIncidentTimestamp()
                .asc()
                .list()
                .stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .limit(MOST)
                .map(this::told)
                .toList());
    }

    @Override
    public void retry(String job) {
        inSystem(() -> {
            var stuck = Optional.ofNullable(management
                            .createJobQuery()
                            .jobId(job)
                            .noRetriesLeft()
                            .singleResult())
                    .orElseThrow(() -> new Refused("Langkah ini tidak lagi berhenti. Muat ulang halaman."));
            management.setJobRetries(job, TRIES);
            village(stuck.getProcessInstanceId())
                    .ifPresentOrElse(
                            village -> audit.record(village.id(), "STEP_RETRIED", job, null, null),
                            () -> audit.recordForRegency("STEP_RETRIED", job, null));
            return true;
        });
    }

    private FailedStep told(Incident incident) {
        return new FailedStep(
                incident.getConfiguration(),
                title(incident),
                village(incident.getProcessInstanceId())
                        .map(village -> "Desa " + village.name())
                        .orElse("Penetapan Bupati"),
                incident.getIncidentTimestamp().toInstant(),
                failure(incident.getConfiguration()));
    }

    /** As the diagram has it, in the release the case began with. */
    private String title(Incident incident) {
        return repository
                .getBpmnModelInstance(incident.getProcessDefinitionId())
                .<FlowElement>getModelElementById(incident.getActivityId())
                .getName();
    }

    private Optional<Village> village(String instance) {
        var key = CaseKey.parse(runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey());
        return key.kind() == CaseKey.Kind.ROUND
                ? Optional.empty()
                : Optional.of(regions.get(proposals.get(cases.proposal(key)).village()));
    }

    /** What it was at bottom, by its name alone. */
    private String failure(String job) {
        var trace = management.getJobExceptionStacktrace(job);
        return trace == null
                ? null
                : FAILURE.matcher(trace)
                        .results()
                        .map(cause -> cause.group(1))
                        .reduce((one, deeper) -> deeper)
                        .orElse(null);
    }

    private <T> T inSystem(Supplier<T> work) {
        if (!current.get().runsSystem()) {
            throw new Refused("Hanya Pengelola Sistem yang menangani langkah yang gagal.");
        }
        return Scope.system(() -> transaction.execute(status -> onNobodysBehalf.does(work)));
    }
}
