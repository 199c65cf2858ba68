package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Clerk;
import id.payungdesa.CountedStatements;
import id.payungdesa.RunningApplication;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** How many statements each call of Tasklist and of our forms sends, from the login to the saved decision. */
@RunningApplication
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=false")
class RequestCostTests {

    private static final String HAL = "application/hal+json, application/json; q=0.5";
    private static final String FILTER = Clerk.ENGINE + "filter?firstResult=0&maxResults=2000&resourceType=Task";

    @LocalServerPort
    int port;

    @Autowired
    HikariDataSource pool;

    private final Map<String, Integer> cost = new LinkedHashMap<>();
    private CountedStatements counted;

    @BeforeEach
    void watch() throws SQLException {
        counted = pool.unwrap(CountedStatements.class);
    }

    @Test
    void noCallAsksTheDatabaseMoreThanItHasTo() {
        // The first round fills what a node keeps; the second one is measured.
        var villages = JdbcClient.create(pool)
                .sql("select id from village where kind = 'VILLAGE' order by id limit 2")
                .query(Integer.class)
                .list();
        villages.forEach(this::drafts);

        cost.forEach((call, statements) -> System.out.printf("%-24s %3d statements%n", call, statements));
        assertThat(cost)
                .allSatisfy(
                        (call, statements) -> assertThat(statements).as(call).isLessThanOrEqualTo(9));
        assertThat(cost.get("list")).as("statements of a desk's list").isLessThanOrEqualTo(3);
        assertThat(cost.get("task")).as("statements of a task").isLessThanOrEqualTo(5);
        assertThat(cost.get("form key")).as("statements of a form's key").isLessThanOrEqualTo(5);
    }

    private void drafts(int village) {
        cost.clear();
        var clerk = new Clerk(port, Clerk.hired(JdbcClient.create(pool), "village_operator", village));
        ask("who am I", () -> clerk.get("/camunda/api/admin/auth/user/default"));
        var filter = clerk.read(ask("filters", () -> clerk.get(FILTER)))
                .path(0)
                .path("id")
                .asText();
        ask("start form", () -> clerk.get("/api/starts/villageProposal"));
        clerk.fillsInStart();
        clerk.presses(clerk.definition("villageProposal"));
        var task = clerk.task("draftProposal");
        ask(
                "list",
                () -> clerk.json(
                        "POST", Clerk.ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", "{}", HAL));
        ask("task", () -> clerk.get(Clerk.ENGINE + "task/" + task, HAL));
        ask("form key", () -> clerk.get(Clerk.ENGINE + "task/" + task + "/form"));
        ask("form", () -> clerk.get(Clerk.ENGINE + "task/" + task + "/deployed-form"));
        ask("claim", () -> clerk.claims(task));
        ask("what the form shows", () -> clerk.get("/api/tasks/" + task));
        ask("save", () -> clerk.saves(task, 2, 0, Map.of("note", "Mohon diperiksa")));
    }

    private HttpResponse<String> ask(String call, Supplier<HttpResponse<String>> request) {
        counted.drain();
        var answer = request.get();
        var sent = counted.drain();
        if (call.matches(System.getProperty("payung.explain", ""))) {
            sent.forEach(sql -> System.out.println("  " + sql.replaceAll("\\s+", " ")));
        }
        cost.put(call, sent.size());
        assertThat(sent)
                .as("who reads every official at " + call)
                .noneMatch(sql -> sql.contains("from official") && !sql.contains("where"));
        assertThat(answer.statusCode()).as(call).isBetween(200, 204);
        return answer;
    }
}
