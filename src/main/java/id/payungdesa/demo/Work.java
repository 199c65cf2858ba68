package id.payungdesa.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** A task open at a {@link Desk}: its form, its list of people, its papers, and the decision kept while it is written. */
public final class Work {

    private final Desk desk;
    private final String task;
    private final String step;
    private final JsonNode form;
    private int revision;
    private int version;

    /** Opens the task as Tasklist does with {@code ahead.js} before it. */
    Work(Desk desk, String task, String step) {
        this.desk = desk;
        this.task = task;
        this.step = step;
        desk.opens(task, step);
        form = desk.ask("form " + step, () -> desk.browser().get(address()));
        revision = form.path("task").path("revision").asInt();
        version = form.path("decision").path("version").asInt();
    }

    String step() {
        return step;
    }

    /** What the form shows, as it was when it was loaded. */
    public JsonNode view() {
        return form.path("view");
    }

    boolean isAbout(Matter matter) {
        return matter.isOf(form);
    }

    boolean isMine() {
        return form.path("task").path("mine").asBoolean();
    }

    /** What the form showed a moment before still holds; only whose task it is has changed. */
    Work claimed() {
        desk.claims(task, step);
        revision++;
        return this;
    }

    /** The list of people as the form shows it. */
    public JsonNode roster() {
        return desk.ask("roster", () -> desk.browser().get(rosterAddress()));
    }

    /** Verdicts as the form keeps them, by the person instead of by the number on the list. */
    public Map<String, Map<String, String>> verdicts(Map<Integer, Map<String, String>> byNumber) {
        var byPerson = new HashMap<String, Map<String, String>>();
        for (var row : roster().path("rows")) {
            var verdict = byNumber.get(row.path("no").asInt());
            if (verdict != null) {
                byPerson.put(row.path("id").asText(), verdict);
            }
        }
        return byPerson;
    }

    /** Uploads a list; answers all of it, with the rows that could not be taken. */
    public JsonNode uploads(String fileName, byte[] list) {
        return desk.ask("upload roster", () -> desk.browser().upload(rosterAddress() + "/file", fileName, list));
    }

    /** Compares every doubtful row with the identity card and finds it right. */
    public void confirmsDoubtful() {
        for (var row : roster().path("rows")) {
            if (!row.path("warnings").isEmpty() && !row.path("confirmed").asBoolean()) {
                var path = "%s/rows/%d/confirmation"
                        .formatted(rosterAddress(), row.path("id").asLong());
                desk.ask("confirm row", () -> desk.browser().json("PUT", path, "{\"confirmed\":true}"));
            }
        }
    }

    /** Puts to the form whatever papers it still requires. */
    public void showsPapers() {
        for (var paper : form.path("papers")) {
            if (paper.path("required").asBoolean() && paper.path("files").isEmpty()) {
                shows(paper.path("code").asText(), paper.path("name").asText());
            }
        }
    }

    private void shows(String code, String name) {
        var village = view().path("proposal").path("village");
        var place = village.isMissingNode() ? "Kabupaten Nunukan" : "Desa " + village.asText();
        desk.ask("upload paper", () -> desk.browser()
                .upload(address() + "/papers/" + code, name + ".pdf", ScannedPaper.of(name, place, task)));
    }

    /** Keeps the decision as it is on the screen now. */
    public void saves(Map<String, ?> content) {
        var save = Map.of("revision", revision, "version", version, "content", content);
        version = desk.ask("save " + step, () -> desk.browser().json("PUT", address() + "/decision", Desk.write(save)))
                .path("version")
                .asInt();
    }

    /** Presses the button of the form. */
    public void completes() {
        desk.completes(task, step);
    }

    private String address() {
        return "/api/tasks/" + task;
    }

    private String rosterAddress() {
        return "/api/proposals/" + view().path("proposal").path("id").asLong() + "/roster";
    }
}
