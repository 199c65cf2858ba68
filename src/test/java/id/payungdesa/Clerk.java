package id.payungdesa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody at a desk without a screen: asks for exactly what Tasklist and our forms ask for, over HTTP. */
public class Clerk extends Visitor {

    public static final String ENGINE = "/camunda/api/engine/engine/default/";

    public static final String PASSWORD = "payung-desa-2027";

    private final ObjectMapper json = new ObjectMapper();
    private final String login;

    public Clerk(int port, String login) {
        super(port);
        this.login = login;
        loggedIn(login, PASSWORD);
    }

    /** Hires whoever holds this office of a village, unless somebody does. */
    public static String hired(JdbcClient jdbc, String role, int village) {
        return hired(jdbc, role.replace('_', '.') + "." + village, role, village);
    }

    public static String hired(JdbcClient jdbc, String login, String role, int village) {
        jdbc.sql("insert into official (login, name, password_hash) values (?, ?, ?) on conflict do nothing")
                .params(login, "Petugas " + village, "{noop}" + PASSWORD)
                .update();
        jdbc.sql("""
                insert into post (official_id, role, village_id, valid)
                select id, ?, ?, '[2026-01-01,)' from official
                where login = ? and not exists (select from post where official_id = official.id)
                """).params(role, village, login).update();
        return login;
    }

    /** Begins again with a fresh session, as after a night. */
    public void logsInAgain() {
        forget("JSESSIONID");
        loggedIn(login, PASSWORD);
    }

    /** Fills in the start form of a proposal as far as it has to be. */
    public HttpResponse<String> fillsInStart() {
        var form = read(get("/api/starts/villageProposal"));
        var suggested = form.path("view").path("suggested");
        return json(
                "PUT",
                "/api/starts/villageProposal/decision",
                write(Map.of(
                        "version",
                        form.path("decision").path("version").asInt(),
                        "content",
                        Map.ofEntries(
                                Map.entry("year", suggested.path("year").asInt()),
                                Map.entry(
                                        "firstMonth",
                                        suggested.path("firstMonth").asText()),
                                Map.entry("months", 12),
                                Map.entry("instalmentMonths", 12),
                                Map.entry("fundSource", "ADD"),
                                Map.entry("payer", "VILLAGE"),
                                Map.entry("basis", "DRAFT_ORIGINAL"),
                                Map.entry("activityCode", "2.2.90"),
                                Map.entry("accountCode", "5.2.7.90")))));
    }

    public HttpResponse<String> presses(String start) {
        return json("POST", ENGINE + "process-definition/" + start + "/submit-form", "{\"variables\":{}}");
    }

    public String definition(String key) {
        return read(get(ENGINE + "process-definition?latest=true&maxResults=15&firstResult=0&key=" + key))
                .path(0)
                .path("id")
                .asText();
    }

    /** The newest task of this step on the desk. */
    public String task(String step) {
        return read(get(ENGINE + "task?maxResults=15&firstResult=0&sortBy=created&sortOrder=desc&taskDefinitionKey="
                        + step))
                .path(0)
                .path("id")
                .asText();
    }

    public JsonNode form(String task) {
        return read(get("/api/tasks/" + task));
    }

    public HttpResponse<String> claims(String task) {
        var me =
                read(get("/camunda/api/admin/auth/user/default")).path("userId").asText();
        return json("POST", ENGINE + "task/" + task + "/claim", write(Map.of("userId", me)));
    }

    /** Saves upon what the form shows at this moment. */
    public HttpResponse<String> saves(String task, Map<String, ?> content) {
        var form = form(task);
        return saves(
                task,
                form.path("task").path("revision").asInt(),
                form.path("decision").path("version").asInt(),
                content);
    }

    public HttpResponse<String> saves(String task, int revision, int version, Map<String, ?> content) {
        return json(
                "PUT",
                "/api/tasks/" + task + "/decision",
                write(Map.of("revision", revision, "version", version, "content", content)));
    }

    /** Puts to the form whatever papers it requires. */
    public void showsPapers(String task) {
        form(task).path("papers").forEach(paper -> {
            if (paper.path("required").asBoolean()) {
                upload("/api/tasks/" + task + "/papers/" + paper.path("code").asText(), "kertas.pdf", Scans.pdf());
            }
        });
    }

    public HttpResponse<String> completes(String task) {
        return json("POST", ENGINE + "task/" + task + "/submit-form", "{\"variables\":{}}");
    }

    /** The sentence of an answer, ours and the engine's alike. */
    public String sentence(HttpResponse<String> answer) {
        return read(answer).path("message").asText();
    }

    public JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    private String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
