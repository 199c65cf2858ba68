package id.payungdesa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Clerk;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.monitoring.StageSums;
import id.payungdesa.region.Regions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What an official waits for, in a regency and in the nation: the application as a first run starts it, on its own durable
 * server. Writes {@code target/bench/growth.md}.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "payung.data=target/bench/growth-data",
            "payung.sandbox.enabled=false",
            "payung.dispatcher.scheduled=false",
            "payung.demo-life=false"
        })
class GrowthBench {

    private static final List<Integer> SIZES = Stream.of(
                    System.getProperty("bench.sizes", "232,2320,23200,75266").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int PEOPLE = Integer.getInteger("bench.people", 5);
    private static final int TIMES = 200;
    private static final int OF_SLOW_ONES = 50;
    private static final long LONGEST = Integer.getInteger("bench.seconds", 60) * 1_000_000_000L;
    private static final String TEMPLATE = "Lubakan";
    private static final String ALL_DESKS = "filter/%s/list?firstResult=0&maxResults=15";

    @LocalServerPort
    int port;

    @Autowired
    FlywayConnectionDetails database;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Regions regions;

    @Autowired
    StageSums sums;

    @Autowired
    Officials officials;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    private final Map<String, Map<Integer, Samples>> measured = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Double>> touched = new LinkedHashMap<>();
    private SingleConnectionDataSource connection;
    private JdbcClient owner;
    private Nation nation;
    private int hired;

    @BeforeEach
    void seeEveryVillage() {
        connection = new SingleConnectionDataSource(
                database.getJdbcUrl(), database.getUsername(), database.getPassword(), true);
        owner = JdbcClient.create(connection);
        owner.sql("select set_config('app.villages', '*', false)")
                .query(String.class)
                .single();
        nation = new Nation(owner);
    }

    @AfterEach
    void leave() {
        connection.destroy();
    }

    @Test
    void whatAnOfficialWaitsForHardlyGrowsFromARegencyToTheNation() throws IOException {
        var copies = aVillageHandsIn();
        for (var size : SIZES) {
            grows(copies, size);
            if (size.equals(SIZES.get(0))) {
                measure(size, 30);
                measured.clear();
                touched.clear();
            }
            measure(size, TIMES);
            write();
        }
        if (Boolean.getBoolean("bench.explain")) {
            new Plans(database.getJdbcUrl(), pool).during(() -> measure(-1, 3));
        }
    }

    /** One village by the real path, with its list, up to the desks of the kecamatan. */
    private Copies aVillageHandsIn() {
        nation.growsTo(0);
        var village = owner.sql("select id from village where name = :name")
                .param("name", TEMPLATE)
                .query(Integer.class)
                .single();
        var copies = new Copies(owner);
        var operator = new Clerk(port, "village.operator." + village);
        operator.fillsInStart();
        succeeds(operator.presses(operator.definition("villageProposal")));
        var draft = operator.task("draftProposal");
        succeeds(operator.claims(draft));
        var proposal =
                owner.sql("select max(id) from proposal").query(Long.class).single();
        succeeds(operator.send(operator.request("/api/proposals/" + proposal + "/roster/paste")
                .header("Content-Type", "text/plain")
                .header("X-APP-XSRF", operator.cookie("APP-XSRF"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(list()))));
        operator.showsPapers(draft);
        succeeds(operator.saves(draft, Map.of("note", "Mohon diperiksa")));
        succeeds(operator.completes(draft));
        var head = new Clerk(port, "village.head." + village);
        var sign = head.task("signProposal");
        succeeds(head.claims(sign));
        succeeds(head.saves(sign, Map.of("outcome", "SIGN")));
        succeeds(head.completes(sign));
        copies.takeDown(village);
        return copies;
    }

    private static String list() {
        var people = new StringBuilder("NIK\tNama Lengkap\tTanggal Lahir\tL/P\tPekerjaan\tPenghasilan\n");
        for (int n = 1; n <= PEOPLE; n++) {
            var born = LocalDate.of(1971, 1, 1).plusDays(n);
            people.append("650399%02d%02d%02d0001\tSanusi %s bin Tahir\t%s\tL\tNelayan\t900000\n"
                    .formatted(
                            born.getDayOfMonth(),
                            born.getMonthValue(),
                            born.getYear() % 100,
                            id.payungdesa.common.Terbilang.of(n),
                            born));
        }
        return people.toString();
    }

    private void grows(Copies copies, int size) {
        var began = System.nanoTime();
        nation.growsTo(size);
        var copied = copies.spread();
        sums.count();
        owner.sql("vacuum analyze").update();
        regions.refresh();
        System.out.printf(
                "%d villages, %d copied in %d s; %d open tasks%n",
                nation.villages(),
                copied,
                (System.nanoTime() - began) / 1_000_000_000,
                owner.sql("select count(*) from act_ru_task").query(Long.class).single());
    }

    private void measure(int size, int times) {
        lists(size, times, 15, "15 groups", "subdistrict_counter");
        lists(
                size,
                times,
                300,
                "300 groups",
                "subdistrict_counter",
                "community_officer",
                "evaluation_officer",
                "subdistrict_head",
                "village_treasurer",
                "village_secretary");
        overview(size, Math.min(times, OF_SLOW_ONES));
        starts(size, times);
        // A regency has no more files than it takes, so few of them are left for the second way.
        completesAtTheEngine(size, Math.max(3, Math.min(times, size / 12)));
        completes(size, times);
        memory(size);
    }

    /** An official of several kecamatan who asks for what lies on the desk, at the engine and as Tasklist asks. */
    private void lists(int size, int times, int groups, String title, String... roles) {
        var login = hires(groups, roles);
        var official = officials.findByLogin(login).orElseThrow();
        assertThat(official.groups())
                .as("groups")
                .hasSizeGreaterThan(groups * 9 / 10)
                .hasSizeLessThanOrEqualTo(groups);
        identity.setAuthentication(official.id().toString(), official.groups());
        try {
            var atDesk = atDesk(official);
            assertThat(atDesk.listPage(0, 20)).hasSize(20);
            take(size, times, "engine: page of 20, " + title, () -> atDesk(official)
                    .listPage(0, 20));
            take(size, times, "engine: count, " + title, () -> atDesk(official).count());
        } finally {
            identity.clearAuthentication();
        }
        var clerk = new Clerk(port, login);
        var filter = filters.createTaskFilterQuery()
                .filterName("Tugas meja saya")
                .singleResult()
                .getId();
        assertThat(list(clerk, filter).body()).contains("\"count\":" + count(official));
        take(size, times, "HTTP: filter/list of 15 with count, " + title, () -> list(clerk, filter));
        identity.setAuthentication(official.id().toString(), official.groups());
        try {
            take(size, times, "engine: filter/count, " + title, () -> filters.count(filter));
        } finally {
            identity.clearAuthentication();
        }
        if (roles.length > 1) {
            return;
        }
        var open = tasksOf(login, times);
        take(size, times, "HTTP: open a form, " + title, each(open, task -> succeeds(clerk.get("/api/tasks/" + task))));
    }

    private TaskQuery atDesk(Official official) {
        return tasks.createTaskQuery()
                .taskCandidateGroupIn(official.groups())
                .includeAssignedTasks()
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc();
    }

    private long count(Official official) {
        return owner.sql("select count(*) from step where closed_at is null and role || '-' || area = any (:groups)")
                .param("groups", official.groups().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static HttpResponse<String> list(Clerk clerk, String filter) {
        return succeeds(clerk.send(clerk.request(Clerk.ENGINE + ALL_DESKS.formatted(filter))
                .header("Content-Type", "application/json")
                .header("Accept", "application/hal+json, application/json; q=0.5")
                .header("X-XSRF-TOKEN", clerk.cookie("XSRF-TOKEN"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))));
    }

    private void overview(int size, int times) {
        var dpmpd = new Clerk(port, "petugas.dpmpd");
        var page = new HttpResponse<?>[1];
        take(size, times, "HTTP: /pantau of the regency", () -> page[0] = succeeds(dpmpd.get("/pantau?tahun=2027")));
        System.out.printf("/pantau: %d characters%n", page[0].body().toString().length());
        var camat = new Clerk(port, hires(15, "subdistrict_head"));
        take(size, times, "HTTP: /pantau of 14 kecamatan", () -> succeeds(camat.get("/pantau?tahun=2027")));
    }

    /** A proposal for the year before, so that the overview of this one stays what it is. */
    private void starts(int size, int times) {
        var logins = owner.sql("""
                select login from official join post on post.official_id = official.id
                where role = 'village_operator' and login like 'village.operator.%' order by md5(login || :size) limit :times
                """)
                .param("size", size)
                .param("times", times)
                .query(String.class)
                .list()
                .iterator();
        take(size, times, "HTTP: start a proposal", () -> {
            if (!logins.hasNext()) {
                return null;
            }
            var clerk = new Clerk(port, logins.next());
            succeeds(clerk.json("PUT", "/api/starts/villageProposal/decision", """
                    {"version": %d, "content": {"year": 2026, "firstMonth": "2026-12", "months": 1, "instalmentMonths": 1,
                        "fundSource": "ADD", "payer": "VILLAGE", "basis": "DRAFT_ORIGINAL", "activityCode": "2.2.90",
                        "accountCode": "5.2.7.90"}}
                    """.formatted(
                            clerk.read(clerk.get("/api/starts/villageProposal"))
                                    .path("decision")
                                    .path("version")
                                    .asInt())));
            var definition = clerk.definition("villageProposal");
            return timed(() -> succeeds(clerk.presses(definition)));
        });
    }

    /** A reminder that fires in this moment changes the task, and the form is opened anew as its sentence says. */
    private double saves(Clerk clerk, String task) {
        while (true) {
            var form = clerk.form(task);
            var answer = new AtomicReference<HttpResponse<String>>();
            var took = timed(() -> answer.updateAndGet(none -> clerk.saves(
                    task,
                    form.path("task").path("revision").asInt(),
                    form.path("decision").path("version").asInt(),
                    receipt(task))));
            if (form.path("task").isMissingNode()) {
                throw new AssertionError("No form: " + form);
            }
            if (answer.get().statusCode() != 409) {
                succeeds(answer.get());
                return took;
            }
        }
    }

    /** The counter takes a file in: takes the task, saves the receipt, completes; and the proposal moves on. */
    private void completes(int size, int times) {
        var claim = new ArrayList<Double>();
        var save = new ArrayList<Double>();
        var submit = new ArrayList<Double>();
        var whole = new ArrayList<Double>();
        takesIn(times, (counter, task) -> {
            var official = counter.official();
            claim.add(timed(() -> succeeds(counter.clerk()
                    .json(
                            "POST",
                            Clerk.ENGINE + "task/" + task + "/claim",
                            "{\"userId\":\"" + official.id() + "\"}"))));
            save.add(saves(counter.clerk(), task));
            submit.add(timed(() -> succeeds(counter.clerk().completes(task))));
            whole.add(claim.get(claim.size() - 1) + save.get(save.size() - 1) + submit.get(submit.size() - 1));
        });
        put(size, "HTTP: claim", claim);
        put(size, "HTTP: save", save);
        put(size, "HTTP: complete", submit);
        put(size, "HTTP: claim, save and complete", whole);
    }

    /** The same without a browser in between: what the engine and our rules take, with the official's rights and scope. */
    private void completesAtTheEngine(int size, int times) {
        var submit = new ArrayList<Double>();
        takesIn(times, (counter, task) -> {
            succeeds(counter.clerk().claims(task));
            saves(counter.clerk(), task);
            var id = counter.official().id().toString();
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(id, null, List.of()));
            identity.setAuthentication(id, counter.official().groups());
            try {
                submit.add(timed(() -> {
                    tasks.complete(task);
                    return null;
                }));
            } finally {
                identity.clearAuthentication();
                SecurityContextHolder.clearContext();
            }
        });
        put(size, "engine: complete", submit);
    }

    record Counter(Official official, Clerk clerk) {}

    private void takesIn(int times, BiConsumer<Counter, String> deed) {
        var all = tasksOf("%", times);
        var counters = new TreeMap<String, Counter>();
        for (var task : all) {
            var login = owner.sql("""
                    select login from step join post on post.role = step.role and post.area = step.area
                    join official on official.id = post.official_id where task_id = :task and login not like 'rangkap.%' limit 1
                    """).param("task", task).query(String.class).single();
            deed.accept(
                    counters.computeIfAbsent(
                            login,
                            name -> new Counter(officials.findByLogin(name).orElseThrow(), new Clerk(port, name))),
                    task);
        }
        movedOn(all);
    }

    private static Map<String, Object> receipt(String task) {
        return Map.of(
                "receivedOn",
                LocalDate.now().minusDays(1).toString(),
                "receivedAt",
                "09:00",
                "receiptNumber",
                "TT-" + task,
                "documents",
                List.of("COVER_LETTER", "BUDGET_BREAKDOWN", "WORK_PLAN", "VILLAGE_AUTHORITY", "COUNCIL_MINUTES"));
    }

    /** Copies are as good as the original: each is closed, and the evaluation lies before the next desk. */
    private void movedOn(List<String> completed) {
        var next = owner.sql("""
                select count(distinct next.proposal_id)
                from step done
                join step next on next.proposal_id = done.proposal_id and next.step = 'prepareEvaluation' and next.closed_at is null
                join act_ru_task on act_ru_task.id_ = next.task_id
                where done.task_id = any (:tasks) and done.closed_by is not null
                """)
                .param("tasks", completed.toArray(String[]::new))
                .query(Long.class)
                .single();
        assertThat(next).as("proposals that moved on").isEqualTo(completed.size());
    }

    /** All of it, and what of it are objects of the engine, and villages we keep. */
    private void memory(int size) {
        put(size, "heap after GC, MB", List.of((double) Heap.megabytesAfterCollection()));
        put(size, "of that objects of the engine's classes, MB", List.of(Heap.megabytesOf("org.camunda.")));
        put(size, "of that objects of our classes, MB", List.of(Heap.megabytesOf("id.payungdesa.")));
    }

    private String hires(int groups, String... roles) {
        var desks = new ArrayList<String>();
        for (int kind = 0; kind < roles.length; kind++) {
            desks.add(
                    roles[kind].startsWith("village")
                            ? "select %d, '%s', id, null::int, id::bigint from village where kind = 'VILLAGE'"
                                    .formatted(kind, roles[kind])
                            : """
                    select %d, '%s', null::int, subdistrict, abs(count(*) - 11) * 100000 + subdistrict
                    from village where kind = 'VILLAGE' group by subdistrict
                    """.formatted(kind, roles[kind]));
        }
        return nation.hires("rangkap." + ++hired, groups, String.join(" union all ", desks));
    }

    /** Files to be taken in at the desks of these officials, spread over their kecamatan. */
    private List<String> tasksOf(String login, int times) {
        return owner.sql("""
                select distinct task_id, md5(task_id) from step
                join post on post.role = step.role and post.area = step.area
                join official on official.id = post.official_id
                where closed_at is null and step = 'receiveFile' and login like :login and step.village_id <> (
                    select id from village where name = :template)
                order by md5(task_id) limit :times
                """)
                .param("login", login)
                .param("template", TEMPLATE)
                .param("times", times)
                .query((row, number) -> row.getString("task_id"))
                .list();
    }

    private void take(int size, int times, String what, Supplier<?> deed) {
        var samples = new ArrayList<Double>();
        var before = pages();
        var began = System.nanoTime();
        int n = 0;
        for (; n < times && (n < 2 || System.nanoTime() - began < LONGEST); n++) {
            var result = new Object[1];
            var took = timed(() -> result[0] = deed.get());
            samples.add(result[0] instanceof Double inner ? inner : took);
        }
        put(size, what, samples.subList(n / 10, n));
        touched.computeIfAbsent(what, title -> new TreeMap<>()).put(size, (double) (pages() - before) / n);
    }

    /** Pages of the database read so far, from memory or disk; a busy machine does not change them. */
    private long pages() {
        return owner.sql("select blks_hit + blks_read from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    private static Supplier<?> each(List<String> tasks, java.util.function.Function<String, ?> deed) {
        var next = new int[1];
        return () -> deed.apply(tasks.get(next[0]++ % tasks.size()));
    }

    private static double timed(Supplier<?> deed) {
        var began = System.nanoTime();
        deed.get();
        return (System.nanoTime() - began) / 1_000_000.0;
    }

    private static HttpResponse<String> succeeds(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.uri() + " "
                        + answer.body().substring(0, Math.min(400, answer.body().length())))
                .isBetween(200, 299);
        return answer;
    }

    private void put(int size, String what, List<Double> samples) {
        measured.computeIfAbsent(what, title -> new TreeMap<>()).put(size, new Samples(samples));
        System.out.printf("%6d %-55s %s%n", size, what, new Samples(samples));
    }

    private void write() throws IOException {
        var table = new StringBuilder("| p50 / p99 ms, %d repetitions | %s | exponent |%n|---|%s---|%n"
                .formatted(TIMES, sizes(), "---|".repeat(SIZES.size())));
        measured.forEach((what, bySize) -> table.append(row(
                what, bySize, Samples::toString, bySize.size() < 2 ? "" : "%.3f".formatted(Samples.exponent(bySize)))));
        table.append(
                "%n| quickest twentieth, ms | %s | |%n|---|%s---|%n".formatted(sizes(), "---|".repeat(SIZES.size())));
        measured.forEach(
                (what, bySize) -> table.append(row(what, bySize, samples -> Samples.shown(samples.p05()), "")));
        table.append("%n| pages of the database touched per call | %s | |%n|---|%s---|%n"
                .formatted(sizes(), "---|".repeat(SIZES.size())));
        touched.forEach((what, bySize) -> table.append(row(what, bySize, "%.0f"::formatted, "")));
        System.out.println(table);
        Files.createDirectories(Path.of("target/bench"));
        Files.writeString(Path.of("target/bench/growth.md"), table);
    }

    private static String sizes() {
        return SIZES.stream().map("%,d"::formatted).collect(Collectors.joining(" | "));
    }

    private static <T> String row(
            String what, Map<Integer, T> bySize, java.util.function.Function<T, String> shown, String last) {
        return "| %s | %s | %s |%n"
                .formatted(
                        what,
                        SIZES.stream()
                                .map(size -> bySize.containsKey(size) ? shown.apply(bySize.get(size)) : "")
                                .collect(Collectors.joining(" | ")),
                        last);
    }
}
