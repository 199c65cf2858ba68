package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeededFiltersTests {

    private static EmbeddedPostgres postgres;
    private static ProcessEngine engine;

    private final Deployment deployment = mock(Deployment.class);

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(postgres.getPostgresDatabase());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setProcessEngineName("seededFilters");
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        postgres.close();
    }

    @BeforeEach
    void seed() {
        filters().seed();
    }

    private SeededFilters filters() {
        return new SeededFilters(engine, deployment);
    }

    @AfterEach
    void clear() {
        engine.getIdentityService().clearAuthentication();
        engine.getTaskService().createTaskQuery().list().forEach(task -> engine.getTaskService()
                .deleteTask(task.getId(), true));
    }

    @Test
    void aNodeOfTheReleaseBeforeLeavesThemAsTheNewOneHasThem() {
        var mine = engine.getFilterService()
                .createFilterQuery()
                .filterName("Tugas meja saya")
                .singleResult();
        mine.setName("Meja saya");
        engine.getFilterService().saveFilter(mine);
        given(deployment.isSuperseded()).willReturn(true);

        filters().run(null);

        assertThat(engine.getFilterService().createFilterQuery().count()).isEqualTo(5);
        mine.setName("Tugas meja saya");
        engine.getFilterService().saveFilter(mine);
    }

    @Test
    void seedingTwiceLeavesEachListOnceForEverybody() {
        filters().seed();
        login("anybody", "somewhere");

        assertThat(engine.getFilterService()
                        .createFilterQuery()
                        .orderByFilterId()
                        .asc()
                        .list())
                .extracting("name")
                .containsExactlyInAnyOrder(
                        "Tugas meja saya",
                        "Sedang saya kerjakan",
                        "Lewat batas waktu",
                        "Jatuh tempo minggu ini",
                        "Kembali ke meja saya");
    }

    @Test
    void aTaskStaysOnTheDeskWhenSomebodyTookIt() {
        task("free", "desk", 3, null);
        task("mine", "desk", 2, "siti");
        task("a colleague's", "desk", 1, "budi");
        task("of another desk", "elsewhere", 1, null);
        login("siti", "desk");

        assertThat(tasks("Tugas meja saya")).containsExactly("a colleague's", "mine", "free");
        assertThat(tasks("Sedang saya kerjakan")).containsExactly("mine");
    }

    @Test
    void aTaskToBeRecordedLiesOnBothDesksAndOnceOnEach() {
        task("signed on paper", "subdistrict_head-5", 3, null);
        var task = engine.getTaskService().createTaskQuery().singleResult();
        engine.getTaskService().addCandidateGroup(task.getId(), "subdistrict_counter-5");

        login("siti", "subdistrict_counter-5");
        assertThat(tasks("Tugas meja saya")).containsExactly("signed on paper");
        engine.getIdentityService().setAuthentication("both", List.of("subdistrict_head-5", "subdistrict_counter-5"));
        assertThat(tasks("Tugas meja saya")).containsExactly("signed on paper");
    }

    @Test
    void deadlinesPassedAndNearHaveListsOfTheirOwn() {
        task("late", "desk", -1, null);
        task("near", "desk", 6, null);
        task("far", "desk", 8, null);
        task("without deadline", "desk", null, null);
        login("siti", "desk");

        assertThat(tasks("Lewat batas waktu")).containsExactly("late");
        assertThat(tasks("Jatuh tempo minggu ini")).containsExactly("near");
        assertThat(tasks("Tugas meja saya")).containsExactly("late", "near", "far", "without deadline");
    }

    @Test
    void whatCameBackHasAListOfItsOwn() {
        task("Desa Kembalilah · 20 orang", "desk", 2, null);
        task("Desa Atap · 20 orang · Kembali", "desk", 1, null);
        task("Desa Duyan · Kembali · Kurang bayar: Rp1", "desk", 3, null);
        engine.getTaskService().createTaskQuery().list().forEach(task -> {
            task.setDescription(task.getName());
            engine.getTaskService().saveTask(task);
        });
        login("siti", "desk");

        assertThat(tasks("Kembali ke meja saya"))
                .containsExactly("Desa Atap · 20 orang · Kembali", "Desa Duyan · Kembali · Kurang bayar: Rp1");
    }

    private static void task(String name, String group, Integer days, String assignee) {
        var task = engine.getTaskService().newTask();
        task.setName(name);
        task.setAssignee(assignee);
        if (days != null) {
            task.setDueDate(Date.from(Instant.now().plus(Duration.ofDays(days))));
        }
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), group);
    }

    private static void login(String user, String group) {
        engine.getIdentityService().setAuthentication(user, List.of(group));
    }

    private static List<String> tasks(String name) {
        var filter = engine.getFilterService()
                .createTaskFilterQuery()
                .filterName(name)
                .singleResult();
        return engine.getFilterService().<Task>list(filter.getId()).stream()
                .map(Task::getName)
                .toList();
    }
}
