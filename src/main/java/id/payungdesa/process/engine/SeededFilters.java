package id.payungdesa.process.engine;

import id.payungdesa.proposal.Cards;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** The lists every official finds in Tasklist: one per question asked at a desk, the nearest deadline first. */
@Component
class SeededFilters implements ApplicationRunner {

    private final ProcessEngine engine;
    private final Deployment deployment;

    SeededFilters(ProcessEngine engine, Deployment deployment) {
        this.engine = engine;
        this.deployment = deployment;
    }

    /** A node of the release before leaves them as the newer one has written them. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!deployment.isSuperseded()) {
            seed();
        }
    }

    /** Writes what is missing or has changed; nodes that start together take turns on the engine's deployment lock. */
    void seed() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLock();
            seedAll();
            return null;
        });
    }

    private void seedAll() {
        offer(1, "Tugas meja saya", "Semua tugas meja Anda, juga yang sudah diambil", atMyDesk());
        offer(
                2,
                "Sedang saya kerjakan",
                "Tugas yang sudah Anda ambil",
                tasks().taskAssigneeExpression("${currentUser()}"));
        offer(
                3,
                "Lewat batas waktu",
                "Tugas meja Anda yang terlambat",
                atMyDesk().dueBeforeExpression("${now()}"));
        offer(
                4,
                "Jatuh tempo minggu ini",
                "Tugas meja Anda yang harus selesai dalam tujuh hari",
                atMyDesk().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(7).toDate()}"));
        offer(
                5,
                "Kembali ke meja saya",
                "Tugas yang dikembalikan, atau datang lagi setelah diperbaiki",
                atMyDesk().taskDescriptionLike("% · " + Cards.BACK + "%"));
    }

    private TaskQuery tasks() {
        return engine.getTaskService().createTaskQuery();
    }

    private TaskQuery atMyDesk() {
        return tasks().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    private void offer(int place, String name, String description, TaskQuery query) {
        var filter = named(name);
        filter.setQuery(query.orderByDueDate().asc().orderByTaskCreateTime().asc());
        filter.setProperties(Map.of("description", description, "priority", place, "refresh", true));
        engine.getFilterService().saveFilter(filter);
    }

    private Filter named(String name) {
        var found = engine.getFilterService()
                .createTaskFilterQuery()
                .filterName(name)
                .singleResult();
        return found == null ? engine.getFilterService().newTaskFilter(name) : found;
    }
}
