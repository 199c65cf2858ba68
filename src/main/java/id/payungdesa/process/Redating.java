package id.payungdesa.process;

import id.payungdesa.common.CalendarChanged;
import id.payungdesa.common.Holidays;
import id.payungdesa.database.Scope;
import id.payungdesa.proposal.OpenSteps;
import id.payungdesa.review.EvaluationTime;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Dates open evaluations, tasks and timers anew after the calendar has changed. Each moves in a transaction of its own, as
 * officials are at work meanwhile, and none of them moves into the past.
 */
@Component
class Redating {

    private static final Logger log = LoggerFactory.getLogger(Redating.class);
    private static final int TOGETHER = 500;

    private final Holidays holidays;
    private final EvaluationTime evaluations;
    private final OpenSteps steps;
    private final DueDates dueDates;
    private final Map<String, Deadline> deadlines;
    private final ManagementService management;
    private final OnNobodysBehalf onNobodysBehalf;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Redating(
            Holidays holidays,
            EvaluationTime evaluations,
            OpenSteps steps,
            DueDates dueDates,
            Map<String, Deadline> deadlines,
            ManagementService management,
            OnNobodysBehalf onNobodysBehalf,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.holidays = holidays;
        this.evaluations = evaluations;
        this.steps = steps;
        this.dueDates = dueDates;
        this.deadlines = deadlines;
        this.management = management;
        this.onNobodysBehalf = onNobodysBehalf;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Only when the change is there for everybody: a deadline that somebody reckons meanwhile comes out right by itself. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void on(CalendarChanged change) {
        catchUp();
    }

    /** Does what is left to do; whatever could not be moved is tried again with the next round. */
    void catchUp() {
        Scope.system(() -> onNobodysBehalf.does(() -> {
            holidays.undated().ifPresent(this::catchUpWith);
            return null;
        }));
    }

    private void catchUpWith(int change) {
        var lawful = succeeds("evaluations", evaluations::redate);
        var failed = moveTasks() + moveTimers();
        if (lawful && failed == 0) {
            holidays.dated(change);
        }
    }

    private long moveTasks() {
        return steps.dueAfter(clock.instant()).stream()
                .filter(step -> !succeeds("task " + step.taskId(), () -> move(step)))
                .count();
    }

    private void move(OpenSteps.Due step) {
        var due = notPast(dueDates.of(step.name(), CaseKey.parse(step.subject()), step.openedAt()));
        if (due.equals(step.dueAt())) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            steps.redate(step.taskId(), due);
            // The engine would count this as a change of the task, and refuse whoever has its form open.
            jdbc.sql("update act_ru_task set due_date_ = :due where id_ = :task")
                    .param("due", Timestamp.from(due))
                    .param("task", step.taskId())
                    .update();
        });
    }

    private long moveTimers() {
        var failed = 0L;
        var timers = timersBehind("");
        while (!timers.isEmpty()) {
            failed += timers.stream()
                    .filter(timer -> !succeeds("timer " + timer.id(), () -> move(timer)))
                    .count();
            timers = timersBehind(timers.get(timers.size() - 1).id());
        }
        return failed;
    }

    /** A timer of a deadline that is still to come, and the case it counts for. */
    private record Timer(String id, Timestamp due, String activity, String subject) {}

    /** Some at a time, by id: meanwhile others fire or go with their tasks, so places in a list would not hold. */
    private List<Timer> timersBehind(String id) {
        return jdbc.sql("""
                select job.id_ as id, job.duedate_ as due, definition.act_id_ as activity, process.business_key_ as subject
                from act_ru_job job
                join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                join act_ru_execution process on process.id_ = job.process_instance_id_
                where job.type_ = 'timer' and job.duedate_ > :now and definition.act_id_ = any (:activities) and job.id_ > :id
                order by job.id_
                limit :most
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("activities", deadlines.keySet().toArray(String[]::new))
                .param("id", id)
                .param("most", TOGETHER)
                .query(Timer.class)
                .list();
    }

    private void move(Timer timer) {
        var due = notPast(deadlines.get(timer.activity()).of(CaseKey.parse(timer.subject())));
        if (!due.equals(timer.due().toInstant())) {
            management.setJobDuedate(timer.id(), Date.from(due));
        }
    }

    private Instant notPast(Instant due) {
        var now = clock.instant();
        return due.isBefore(now) ? now : due;
    }

    private static boolean succeeds(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            log.warn("The deadline of {} could not be moved yet", what, e);
            return false;
        }
    }
}
