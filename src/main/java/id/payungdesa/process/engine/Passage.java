package id.payungdesa.process.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One thing the webapps may ask of their REST, written by method and by the exact path. */
record Passage(String method, Pattern path, Body body) {

    /** What may be in the request, and whether it only reads. */
    enum Body {
        AS_IT_IS,
        READ,
        LIST,
        NO_VARIABLES,
        ONESELF,
        SEARCH
    }

    private static final String API = "/camunda/api/";
    static final String COCKPIT = API + "cockpit/";
    private static final String ENGINE = API + "engine/engine/default/";
    private static final String ID = "[\\w-]+";
    private static final String TASK = "[\\w-]*\\d[\\w-]*";
    private static final String DEFINITION = "[\\w.:-]+";
    private static final String WORDS = "[\\w.:-]+(/[\\w.:-]+)*/?";

    /** What Tasklist needs from morning to evening. */
    private static final List<Passage> OF_OFFICIALS = List.of(
            get(API + "engine/engine/"),
            get(API + "admin/auth/user/default"),
            get(API + "tasklist/plugin/" + ID + "/static/" + WORDS),
            list(ENGINE + "filter"),
            post(ENGINE + "filter/" + ID + "/list", Body.SEARCH),
            list(ENGINE + "task"),
            read(ENGINE + "task/" + TASK + "(/form|/deployed-form)?"),
            post(ENGINE + "task/" + TASK + "/claim", Body.ONESELF),
            post(ENGINE + "task/" + TASK + "/unclaim", Body.AS_IT_IS),
            post(ENGINE + "task/" + TASK + "/submit-form", Body.NO_VARIABLES),
            list(ENGINE + "process-definition(/count)?"),
            read(ENGINE + "process-definition/" + DEFINITION + "/(xml|startForm|deployed-start-form)"),
            post(ENGINE + "process-definition/" + DEFINITION + "/submit-form", Body.NO_VARIABLES),
            get(ENGINE + "user/" + ID + "/profile"));

    /** What Cockpit and Admin need to look, and the one thing to do there: try a failed job again. */
    private static final List<Passage> OF_OPERATORS = List.of(
            list(ENGINE + WORDS),
            list(API + "(cockpit|admin)/plugin/" + WORDS),
            new Passage("OPTIONS", Pattern.compile(ENGINE + "(user|group|tenant|authorization)/?"), Body.AS_IT_IS),
            post(COCKPIT + "plugin/base/default/" + WORDS, Body.SEARCH),
            post(
                    ENGINE
                            + "(process-instance|process-definition|incident|job|job-definition|external-task|task)(/count)?",
                    Body.SEARCH),
            post(
                    ENGINE
                            + "history/(process-instance|activity-instance|task|incident|job-log|decision-instance)(/count)?",
                    Body.SEARCH),
            new Passage("PUT", Pattern.compile(ENGINE + "job/" + ID + "/retries"), Body.AS_IT_IS),
            new Passage("PUT", Pattern.compile(ENGINE + "incident/" + ID + "/annotation"), Body.AS_IT_IS));

    static Optional<Passage> forOfficials(String method, String path) {
        return find(OF_OFFICIALS, method, path);
    }

    static Optional<Passage> forOperators(String method, String path) {
        return find(OF_OPERATORS, method, path);
    }

    private static Optional<Passage> find(List<Passage> passages, String method, String path) {
        return dots(path)
                ? Optional.empty()
                : passages.stream()
                        .filter(passage -> passage.method.equals(method)
                                && passage.path.matcher(path).matches())
                        .findFirst();
    }

    private static boolean dots(String path) {
        return Stream.of(path.split("/")).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static Passage get(String path) {
        return new Passage("GET", Pattern.compile(path), Body.AS_IT_IS);
    }

    private static Passage read(String path) {
        return new Passage("GET", Pattern.compile(path), Body.READ);
    }

    private static Passage list(String path) {
        return new Passage("GET", Pattern.compile(path), Body.LIST);
    }

    private static Passage post(String path, Body body) {
        return new Passage("POST", Pattern.compile(path), body);
    }
}
