package id.payungdesa.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Somebody at work, by the calls Tasklist and our forms make: logs in, looks through the list, takes a task, starts. */
public final class Desk {

    static final String ENGINE = "/camunda/api/engine/engine/default/";

    private static final String HAL = "application/hal+json, application/json; q=0.5";
    private static final String LIST = "Tugas meja saya";
    private static final int SHOWN_AT_ONCE = 15;
    private static final String NO_VARIABLES = "{\"variables\":{}}";
    private static final int MOST_TOGETHER = 25;
    private static final int SENT_AT_ONCE = 5;
    private static final Pattern CHOICE = Pattern.compile("(?<=name=\"pilih\" value=\")[0-9]+:[0-9]+(?=\")");
    private static final Pattern REFUSAL = Pattern.compile("role=\"alert\"[^>]*>([^<]+)<");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Browser browser;
    private final String login;
    private final Meter meter;
    private final String me;
    private final String list;
    private final Set<String> forms = new HashSet<>();

    /** Logs in. */
    public Desk(URI application, String login, String password, Meter meter) {
        this.browser = new Browser(application);
        this.login = login;
        this.meter = meter;
        ask("open login page", () -> browser.get("/login"));
        var landed = timed("log in", () -> browser.sendsLogin(login, password));
        if (landed.headers().firstValue("Location").orElse("/login").contains("/login")) {
            throw new TurnedAway(login, "log in", landed.statusCode(), "not let in");
        }
        me = ask("user", () -> browser.get("/camunda/api/admin/auth/user/default"))
                .path("userId")
                .asText();
        list = opensTasklist();
        looks(Map.of());
    }

    /** What Tasklist asks before its list. Answers the list of this desk. */
    private String opensTasklist() {
        ask("start of Tasklist", () -> browser.get("/api/starts"));
        ask("start of Tasklist", () -> browser.get(ENGINE + "user/" + me + "/profile"));
        var filters = ask(
                "filters",
                () -> browser.get(ENGINE + "filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task"));
        return StreamSupport.stream(filters.spliterator(), false)
                .filter(filter -> filter.path("name").asText().equals(LIST))
                .map(filter -> filter.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private List<String> looks(Map<String, ?> search) {
        var body = new HashMap<String, Object>(search);
        body.put("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc")));
        var found = ask(
                "list",
                () -> browser.json(
                        "POST",
                        ENGINE + "filter/" + list + "/list?firstResult=0&maxResults=" + SHOWN_AT_ONCE,
                        write(body),
                        HAL));
        return StreamSupport.stream(found.path("_embedded").path("task").spliterator(), false)
                .map(task -> task.path("id").asText())
                .toList();
    }

    /** The task of this step about this matter, if it lies on this desk: searched for by what stands on its card. */
    public Optional<Work> finds(String step, Matter matter) {
        return looks(Map.of("taskDefinitionKey", step, "descriptionLike", matter.card() + "%")).stream()
                .map(task -> new Work(this, task, step))
                .filter(work -> work.isAbout(matter))
                .findFirst();
    }

    /** Opens the task of this step about this matter and takes it. */
    public Work takes(String step, Matter matter) {
        var work = finds(step, matter)
                .orElseThrow(() -> new TurnedAway(login, step, 404, "no such task on this desk: " + matter.card()));
        return work.isMine() ? work : work.claimed();
    }

    /**
     * Decides from the queue all that may be decided together in this step, as its page does, until nothing such is left.
     * What is written follows from that page and the task. Answers how many.
     */
    int decidesTogether(String step, BiFunction<String, String, Map<String, ?>> content) {
        var done = 0;
        while (true) {
            var chosen = CHOICE.matcher(reads("/antrean?langkah=" + step))
                    .results()
                    .limit(MOST_TOGETHER)
                    .map(MatchResult::group)
                    .toList();
            if (chosen.isEmpty()) {
                return done;
            }
            var page = reads("/antrean/bersama?pilih=" + String.join("&pilih=", chosen));
            decides(chosen, task -> content.apply(page, task));
            done += chosen.size();
        }
    }

    private void decides(List<String> chosen, Function<String, Map<String, ?>> content) {
        for (int first = 0; first < chosen.size(); first += SENT_AT_ONCE) {
            var items = chosen.subList(first, Math.min(chosen.size(), first + SENT_AT_ONCE)).stream()
                    .map(choice -> choice.split(":"))
                    .map(choice -> Map.of(
                            "task", choice[0],
                            "revision", Integer.parseInt(choice[1]),
                            "content", content.apply(choice[0])))
                    .toList();
            for (var result : ask("decide together", () -> browser.json("POST", "/api/decisions", write(items)))) {
                if (!result.path("outcome").asText().startsWith("DONE")) {
                    throw new TurnedAway(
                            login,
                            "decide together",
                            409,
                            result.path("sentence").asText());
                }
            }
        }
    }

    /** What a start form shows. */
    public JsonNode startForm(String process) {
        return ask("start form " + process, () -> browser.get("/api/starts/" + process))
                .path("view");
    }

    /** Fills in a start form by what it shows and starts; answers the business key of what began. */
    public String starts(String process, Function<JsonNode, Map<String, ?>> content) {
        var definition = ask(
                        "processes",
                        () -> browser.get(
                                ENGINE + "process-definition?latest=true&maxResults=15&firstResult=0&key=" + process))
                .path(0)
                .path("id")
                .asText();
        var form = ask("start form " + process, () -> browser.get("/api/starts/" + process));
        var saved = Map.of(
                "version", form.path("decision").path("version").asInt(), "content", content.apply(form.path("view")));
        ask("save start " + process, () -> browser.json("PUT", "/api/starts/" + process + "/decision", write(saved)));
        return ask(
                        "start " + process,
                        () -> browser.json(
                                "POST", ENGINE + "process-definition/" + definition + "/submit-form", NO_VARIABLES))
                .path("businessKey")
                .asText();
    }

    /** A page of ours, as the browser receives it. */
    public String reads(String page) {
        var call = "page " + page.replaceFirst("\\?.*", "");
        return checked(call, timed(call, () -> browser.get(page))).body();
    }

    /** Sends a form of one of our pages, and reads on the page one then lands on what became of it. */
    public void sends(String form, Map<String, String> fields, String landing) {
        checked("send " + landing, timed("send " + landing, () -> browser.form(form, fields)));
        var refusal = REFUSAL.matcher(reads(landing));
        if (refusal.find()) {
            throw new TurnedAway(login, form, 409, refusal.group(1));
        }
    }

    Browser browser() {
        return browser;
    }

    /** The form's file comes once for each step. */
    void opens(String task, String step) {
        ask("task", () -> browser.get(ENGINE + "task/" + task, HAL));
        if (forms.add(step)) {
            ask("form file", () -> browser.get(ENGINE + "task/" + task + "/deployed-form", "*/*"));
        }
    }

    /** What Tasklist asks again then, {@code ahead.js} knows, as the task was read less than half a minute before. */
    void claims(String task, String step) {
        ask(
                "claim " + step,
                () -> browser.json("POST", ENGINE + "task/" + task + "/claim", write(Map.of("userId", me))));
    }

    /** The list comes with what is opened next. */
    void completes(String task, String step) {
        ask("complete " + step, () -> browser.json("POST", ENGINE + "task/" + task + "/submit-form", NO_VARIABLES));
    }

    /** Makes a call, measures it, and takes nothing but a good answer. */
    JsonNode ask(String call, Supplier<HttpResponse<String>> request) {
        var answer = checked(call, timed(call, request));
        return answer.headers().firstValue("Content-Type").orElse("").contains("json")
                ? read(answer.body())
                : MissingNode.getInstance();
    }

    private HttpResponse<String> timed(String call, Supplier<HttpResponse<String>> request) {
        var begin = System.nanoTime();
        var answer = request.get();
        meter.took(call, System.nanoTime() - begin);
        return answer;
    }

    private HttpResponse<String> checked(String call, HttpResponse<String> answer) {
        if (answer.statusCode() >= 400) {
            throw new TurnedAway(login, call, answer.statusCode(), sentence(answer.body()));
        }
        return answer;
    }

    private static String sentence(String body) {
        try {
            return JSON.readTree(body).path("message").asText(body);
        } catch (JsonProcessingException page) {
            return body;
        }
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + body, e);
        }
    }

    static String write(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
