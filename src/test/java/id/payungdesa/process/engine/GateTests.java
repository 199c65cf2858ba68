package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@RunningApplication
class GateTests {

    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default/";
    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    @LocalServerPort
    int port;

    /** The task of this test is of no diagram of ours. */
    @MockitoBean(name = "taskSteps")
    TaskListener steps;

    @Autowired
    Officials officials;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcTemplate jdbc;

    String deployment;
    String definition;
    String task;
    Official operator;

    @BeforeEach
    void aTaskWaitsForTheVillage() {
        operator = officials.findByLogin("operator.tanjungaru").orElseThrow();
        var village = operator.villageAreas().iterator().next();
        var model = Bpmn.createExecutableProcess("villageProposal")
                .camundaHistoryTimeToLiveString("P3650D")
                .startEvent()
                .userTask("draft")
                .name("Susun usulan")
                .camundaCandidateGroups("village_operator-" + village)
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("gate.bpmn", model)
                .deploy()
                .getId();
        definition = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
        var instance = runtime.startProcessInstanceById(definition);
        task = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    @AfterEach
    void clear() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void onlyWhoHasSomethingToStartSeesTheButton() {
        assertThat(visitor("operator.tanjungaru").get("/api/starts").body()).isEqualTo("[\"villageProposal\"]");
        assertThat(visitor("petugas.dpmpd").get("/api/starts").body()).isEqualTo("[\"regentEndorsement\"]");
        assertThat(visitor("loket.sebatiktimur").get("/api/starts").body())
                .as("no village of the kecamatan is cut off")
                .isEqualTo("[]");
    }

    @Test
    void aDayInTasklistIsNotDenied() {
        var visitor = visitor("operator.tanjungaru");

        assertThat(visitor.get("/camunda/api/engine/engine/").statusCode()).isEqualTo(200);
        assertThat(visitor.get(ENGINE + "filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task")
                        .body())
                .contains("Tugas meja saya", "Kembali ke meja saya");
        assertThat(visitor.get(ENGINE + "task/" + task).body()).contains("Susun usulan");
        assertThat(visitor.get(ENGINE + "task/" + task + "/form").statusCode()).isEqualTo(200);
        assertThat(visitor.get(ENGINE + "process-definition?latest=true&maxResults=15&firstResult=0")
                        .body())
                .contains("villageProposal");
        assertThat(visitor.get(ENGINE + "process-definition/" + definition + "/xml")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(ENGINE + "user/" + operator.id() + "/profile").body())
                .contains(operator.name());
        assertThat(claim(visitor, operator.id().toString())).isEqualTo(204);
        assertThat(visitor.json("POST", ENGINE + "task/" + task + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(claim(visitor, operator.id().toString())).isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo(operator.id().toString());
    }

    @Test
    void seededFiltersListTheTasksOfTheDesk() {
        var visitor = visitor("operator.tanjungaru");
        var filter = idOf(
                visitor.get(ENGINE + "filter?firstResult=0&maxResults=2000&resourceType=Task&name=Tugas%20meja%20saya")
                        .body());

        var list = visitor.json("POST", ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", "{}");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains(task);
        assertThat(visitor("operator.paapi")
                        .json("POST", ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", "{}")
                        .body())
                .isEqualTo("[]");
    }

    /** As Tasklist asks for it: a card reads its deadline from this. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/hal+json, application/json; q=0.5"})
    void theListWritesMomentsWithTheirDate(String accepted) {
        var waiting = tasks.createTaskQuery().taskId(task).singleResult();
        waiting.setDueDate(Date.from(Instant.parse("2026-12-07T15:59:59Z")));
        tasks.saveTask(waiting);
        var visitor = visitor("operator.tanjungaru");
        var filter = idOf(
                visitor.get(ENGINE + "filter?firstResult=0&maxResults=2000&resourceType=Task&name=Tugas%20meja%20saya")
                        .body());

        var list =
                visitor.json("POST", ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", "{}", accepted);

        assertThat(list.body()).contains("\"due\":\"2026-12-07T15:59:59.000+0000\"");
    }

    @Test
    void anotherVillageNeitherSeesNorTakesTheTask() {
        var other = officials.findByLogin("operator.paapi").orElseThrow();
        var visitor = visitor("operator.paapi");

        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(404);
        assertThat(visitor.get(ENGINE + "task?maxResults=15").body()).doesNotContain(task);
        assertThat(claim(visitor, other.id().toString())).isEqualTo(403);
    }

    @Test
    void aTaskIsTakenOnlyForOneself() {
        var head = officials.findByLogin("kades.tanjungaru").orElseThrow();
        var visitor = visitor("operator.tanjungaru");

        assertThat(claim(visitor, head.id().toString())).isEqualTo(403);
        assertThat(visitor.json(
                                "POST",
                                ENGINE + "task/" + task + "/claim",
                                "{\"userId\":\"" + operator.id() + "\",\"userId\":\"" + head.id() + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.json("POST", ENGINE + "task/" + task + "/claim", "not json")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void onlyWhoHoldsATaskGivesItBack() {
        claim(visitor("operator.tanjungaru"), operator.id().toString());

        assertThat(visitor("kades.tanjungaru")
                        .json("POST", ENGINE + "task/" + task + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo(operator.id().toString());
    }

    @Test
    void aForgedUnclaimIsRefused() {
        var visitor = visitor("operator.tanjungaru");
        claim(visitor, operator.id().toString());
        visitor.forget("XSRF-TOKEN");

        assertThat(visitor.json("POST", ENGINE + "task/" + task + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"variables\":{\"approved\":{\"value\":true}}}",
                "{\"variables\":[]}",
                "{\"variables\":{},\"businessKey\":\"x\"}",
                "{\"businessKey\":\"x\"}",
                "{\"variables\":{},\"variables\":{\"a\":{\"value\":1}}}",
                "[]",
                "null",
                "not json"
            })
    void nothingIsSubmittedWithATask(String body) {
        var visitor = visitor("operator.tanjungaru");

        assertThat(visitor.json("POST", ENGINE + "task/" + task + "/submit-form", body)
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.json("POST", ENGINE + "process-definition/" + definition + "/submit-form", body)
                        .statusCode())
                .isEqualTo(400);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void aVeryLargeBodyIsNotRead() {
        var body = "{\"variables\":{}" + " ".repeat(70_000) + "}";

        assertThat(visitor("operator.tanjungaru")
                        .json("POST", ENGINE + "task/" + task + "/submit-form", body)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRefusalReachesTheOfficialAsItStands() {
        var visitor = visitor("operator.tanjungaru");
        claim(visitor, operator.id().toString());
        doThrow(new Refusal("Masih ada 3 baris yang keliru."))
                .doNothing()
                .when(steps)
                .notify(any());

        var answer = visitor.json("POST", ENGINE + "task/" + task + "/submit-form", "{\"variables\":{}}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"message\":\"Masih ada 3 baris yang keliru.\"");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void anEmptySubmissionCompletesTheTaskOnce() {
        var visitor = visitor("operator.tanjungaru");
        claim(visitor, operator.id().toString());
        var submit = ENGINE + "task/" + task + "/submit-form";

        assertThat(visitor.json("POST", submit, "{\"variables\":{}}").statusCode())
                .isEqualTo(204);
        assertThat(visitor.json("POST", submit, "{\"variables\":{}}").body()).contains("task is null");
    }

    @Test
    void onlyTheVillageOperatorStartsAProposal() {
        var start = ENGINE + "process-definition/" + definition + "/submit-form";

        assertThat(visitor("kades.tanjungaru")
                        .json("POST", start, "{\"variables\":{}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("operator.paapi")
                        .json("POST", start, "{\"variables\":{}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, task/{task}/complete",
        "POST, task/{task}/assignee",
        "POST, task/{task}/delegate",
        "POST, task/{task}/resolve",
        "PUT, task/{task}",
        "DELETE, task/{task}",
        "POST, task/{task}/variables",
        "POST, task/{task}/localVariables",
        "GET, task/{task}/variables",
        "GET, task/{task}/form-variables",
        "GET, task/{task}/rendered-form",
        "POST, task/{task}/comment/create",
        "POST, task/{task}/identity-links",
        "POST, task/create",
        "POST, task",
        "POST, task/count",
        "GET, task/count",
        "GET, filter/singleResult",
        "POST, filter/create",
        "GET, process-instance",
        "POST, process-instance",
        "POST, process-definition/{definition}/start",
        "POST, process-definition/key/villageProposal/start",
        "POST, deployment/create",
        "GET, deployment",
        "GET, history/task",
        "POST, history/task",
        "POST, message",
        "POST, signal",
        "POST, external-task/fetchAndLock",
        "GET, user",
        "POST, user/create",
        "GET, group",
        "POST, identity/verify",
        "GET, identity/groups",
        "GET, authorization",
        "POST, authorization/create",
        "GET, authorization/check",
        "POST, condition",
        "GET, version",
        "GET, telemetry/configuration",
        "HEAD, task",
        "TRACE, task",
        "PATCH, task/{task}"
    })
    void whatTasklistDoesNotNeedDoesNotExist(String method, String path) {
        var visitor = visitor("operator.tanjungaru");
        var before = tasks.createTaskQuery().taskId(task).singleResult();

        var status = visitor.json(method, ENGINE + filled(path), "{}").statusCode();

        assertThat(status).isIn(List.of(404, 405, 400));
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().toString())
                .isEqualTo(before.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task/{task}/%63omplete",
                "/camunda/api/engine/engine/default/task/{task}/complete;x=1",
                "/camunda/api/engine/engine/default/task/{task};x=1/complete",
                "/camunda/api/engine/engine/default//task/{task}/complete",
                "/camunda/api/engine/engine/default/./task/{task}/complete",
                "/camunda/api/engine/engine/default/task/{task}/claim/../complete",
                "/camunda/api/engine/engine/default/task/{task}/complete/",
                "/camunda/%61pi/engine/engine/default/task/{task}/complete",
                "/camunda/api/engine/engine/%64efault/task/{task}/complete",
                "/camunda/api/engine/task/{task}/complete",
                "/camunda/api/cockpit/plugin/base/default/process-instance",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/engine-rest/task/{task}/complete"
            })
    void noSpellingLeadsAroundTheGate(String path) {
        var visitor = visitor("operator.tanjungaru");
        claim(visitor, operator.id().toString());

        for (var method : List.of("POST", "GET")) {
            var answer = visitor.json(method, filled(path), "{}");
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void aSearchCarriesNoExpression() {
        var visitor = visitor("operator.tanjungaru");
        var filter = idOf(visitor.get(ENGINE + "filter?firstResult=0&maxResults=2000&resourceType=Task")
                .body());
        var list = ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15";

        assertThat(visitor.json("POST", list, "{\"nameLike\":\"%usul%\"}").statusCode())
                .isEqualTo(200);
        assertThat(visitor.json("POST", list, "{\"assigneeExpression\":\"${1}\"}")
                        .body())
                .contains("EXPRESSION");
        assertThat(visitor.json("POST", list, "{\"orQueries\":[{\"assigneeExpression\":\"${1}\"}]}")
                        .body())
                .contains("EXPRESSION");
        assertThat(visitor.get(ENGINE + "task?assigneeExpression=%24%7B1%7D").body())
                .contains("EXPRESSION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/cockpit/plugin/base/default/incident",
                "/camunda/api/admin/plugin/adminPlugins/default/x"
            })
    void cockpitAndAdminAreForTheSystemOperator(String path) {
        var answer = visitor("camat.sebatiktimur").get(path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).containsAnyOf("Jabatan Anda tidak berwenang membuka halaman ini", "tidak berwenang");
        assertThat(visitor("pengelola").get(path).statusCode()).isNotEqualTo(403);
    }

    @Test
    void theSystemOperatorSeesTheListsOfCockpit() {
        var visitor = visitor("pengelola");

        for (var list : List.of("process-definition/statistics", "incident")) {
            var answer = visitor.get(COCKPIT + list + "?firstResult=0&maxResults=50");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        var instances = visitor.json("POST", COCKPIT + "process-instance?firstResult=0&maxResults=50", "{}");
        assertThat(instances.statusCode()).as(instances.body()).isEqualTo(200);
        assertThat(instances.body()).contains("businessKey");
    }

    @Test
    void theSystemOperatorLooksAndRetriesAndDoesNothingElse() {
        var visitor = visitor("pengelola");

        assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        for (var path : List.of(
                "process-definition/statistics",
                "process-definition?key=villageProposal&sortBy=version&sortOrder=desc",
                "task/report/candidate-group-count",
                "history/process-instance",
                "user")) {
            assertThat(visitor.get(ENGINE + path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(visitor.json("POST", ENGINE + "process-instance/count", "{}").body())
                .contains("\"count\":");
        assertThat(visitor.json("PUT", ENGINE + "job/unknown/retries", "{\"retries\":1}")
                        .statusCode())
                .isNotEqualTo(404);
        for (var path : List.of(
                "deployment/create",
                "task/" + task + "/complete",
                "process-instance/x/modification",
                "authorization/create",
                "user/create",
                "history/cleanup",
                "filter/create")) {
            assertThat(visitor.json("POST", ENGINE + path, "{}").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void aPostTakenAwayIsGoneWithTheNextClick() {
        var visitor = visitor("operator.tanjungaru");
        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(200);

        change("update post set valid = daterange(lower(valid) - 2, lower(valid) - 1) where official_id = ?");
        try {
            assertThat(visitor.get(ENGINE + "task/" + task).body())
                    .contains("Jabatan Anda baru saja berubah. Muat ulang halaman")
                    .doesNotContain(task);
            assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(403);
            assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode())
                    .isEqualTo(403);
        } finally {
            change("update post set valid = daterange(lower(valid) + 2, null) where official_id = ?");
        }
        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(200);
    }

    @Test
    void oneOfTwoPostsTakenAwayIsGoneToo() {
        jdbc.update("insert into post (official_id, role, subdistrict_id, valid)"
                + " select id, 'subdistrict_head', 10, daterange('2026-01-01', null) from official"
                + " where login = 'loket.krayan'");
        var visitor = visitor("loket.krayan");
        tasks.addCandidateGroup(task, "subdistrict_head-10");
        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(200);

        jdbc.update("update post set valid = daterange('2026-01-01', '2026-01-02')"
                + " where role = 'subdistrict_head' and official_id ="
                + " (select id from official where login = 'loket.krayan')");

        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(409);
        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(404);
    }

    @Test
    void anotherPasswordEndsASessionWithItsNextCall() {
        var visitor = visitor("operator.tanjungaru");
        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(200);

        change("update official set password_version = password_version + 1 where id = ?");

        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/tasks/" + task).statusCode()).isEqualTo(401);
    }

    @Test
    void whoHasLostTheirPostReadsItWhenTheyLetATaskGo() {
        var visitor = visitor("operator.tanjungaru");
        assertThat(claim(visitor, operator.id().toString())).isEqualTo(204);

        change("update post set valid = daterange(lower(valid) - 2, lower(valid) - 1) where official_id = ?");
        try {
            var answer = visitor.json("POST", ENGINE + "task/" + task + "/unclaim", "{}");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Jabatan Anda baru saja berubah");
        } finally {
            change("update post set valid = daterange(lower(valid) + 2, null) where official_id = ?");
        }
    }

    @Test
    void whatHappensToOthersIsNobodyElsesInterruption() {
        var visitor = visitor("operator.tanjungaru");
        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(200);

        jdbc.update("update official set name = name where login = 'loket.krayan'");

        assertThat(visitor.get(ENGINE + "task/" + task).statusCode()).isEqualTo(200);
    }

    private void change(String statement) {
        jdbc.update(statement, operator.id().value());
    }

    private int claim(Visitor visitor, String official) {
        return visitor.json("POST", ENGINE + "task/" + task + "/claim", "{\"userId\":\"" + official + "\"}")
                .statusCode();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }

    private String filled(String path) {
        return path.replace("{task}", task).replace("{definition}", definition);
    }

    private static String idOf(String list) {
        try {
            return new ObjectMapper().readTree(list).get(0).get("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
