package id.payungdesa.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import id.payungdesa.access.Level;
import id.payungdesa.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes down every row that the application writes while one village makes its proposal, and writes the same rows for all
 * villages that have none: each with ids, desks, people and names of its own. What the engine writes need not be known here.
 */
class Copies {

    private static final String ENGINE = "engine";
    private static final Set<String> WRITTEN_OTHERWISE = Set.of(
            "flyway_schema_history",
            "act_ge_property",
            "chain_head",
            "audit_entry",
            "official",
            "post",
            "start_decision");
    private static final Set<String> OFFICIALS_OF_THE_ENGINE =
            Set.of("assignee_", "user_id_", "owner_", "start_user_id_");

    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(id -> id);

    private final JdbcClient owner;
    private final long since;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Map<String, String>> referenced = new HashMap<>();
    private final Map<String, List<String>> ids = new HashMap<>();
    private Map<String, String> original = Map.of();

    /** A value as text, with its column. */
    record Value(String column, String type, String text) {}

    record Row(String table, List<Value> values) {

        String text(String column) {
            return values.stream()
                    .filter(value -> value.column().equals(column))
                    .map(Value::text)
                    .findFirst()
                    .orElse(null);
        }

        String id() {
            return Objects.requireNonNullElse(text(table.startsWith("act_") ? "id_" : "id"), "");
        }
    }

    Copies(JdbcClient owner) {
        this.owner = owner;
        this.since = owner.sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
    }

    /** Reads what was written since this began. */
    void takeDown(int village) {
        owner.sql("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
                """).query(String.class).list().stream()
                .filter(table -> !WRITTEN_OTHERWISE.contains(table))
                .forEach(this::takeDown);
        references();
        rows.sort(Comparator.comparing(Row::id, BY_AGE));
        rows.forEach(row -> {
            if (!row.id().isEmpty()) {
                known(row.table().startsWith("act_") ? ENGINE : row.table()).add(row.id());
            }
            // The engine keeps no trace of a task that is done; the step does.
            if (row.text("task_id") != null) {
                known(ENGINE).add(row.text("task_id"));
            }
        });
        ids.replaceAll(
                (table, found) -> found.stream().distinct().sorted(BY_AGE).toList());
        original = owner.sql(TARGETS + "and village.id = :village")
                .param("village", village)
                .query((row, number) -> IntStream.rangeClosed(
                                1, row.getMetaData().getColumnCount())
                        .boxed()
                        .collect(toMap(column -> label(row, column), column -> text(row, column))))
                .single();
    }

    private static final String TARGETS = """
            select row_number() over (order by village.id) - 1 as n, village.id as village, village.name as village_name,
                subdistrict.id as subdistrict, subdistrict.name as subdistrict_name,
                operator.official_id as operator, head.official_id as head
            from village
            join subdistrict on subdistrict.id = village.subdistrict
            join post operator on operator.role = 'village_operator' and operator.village_id = village.id
            join post head on head.role = 'village_head' and head.village_id = village.id
            where village.kind = 'VILLAGE'
            """;

    private List<String> known(String table) {
        return ids.computeIfAbsent(table, first -> new ArrayList<>());
    }

    /** Gives every village without a proposal its copy; returns how many there were. */
    int spread() {
        owner.sql("drop table if exists target").update();
        owner.sql("create temp table target as " + TARGETS
                        + "and not exists (select from proposal where village_id = village.id)")
                .update();
        var targets =
                owner.sql("select count(*) from target").query(Integer.class).single();
        var first = firstIds(targets);
        var tables = rows.stream().collect(groupingBy(Row::table, LinkedHashMap::new, Collectors.toList()));
        tables.keySet().forEach(table -> owner.sql("alter table " + table + " disable trigger user")
                .update());
        inOrder(tables.keySet()).forEach(table -> tables.get(table)
                .forEach(row -> owner.sql(insert(row, first)).update()));
        tables.keySet().forEach(table -> owner.sql("alter table " + table + " enable trigger user")
                .update());
        ids.keySet().stream().filter(table -> !table.equals(ENGINE)).forEach(table -> owner.sql(
                        "select setval(pg_get_serial_sequence('%1$s', 'id'), (select max(id) from %1$s))"
                                .formatted(table))
                .query(Long.class)
                .single());
        chains();
        oneInTwentyIsLate();
        return targets;
    }

    private Map<String, Long> firstIds(int targets) {
        var first = new HashMap<String, Long>();
        ids.forEach((table, found) -> first.put(
                table,
                table.equals(ENGINE)
                        ? owner.sql("""
                                update act_ge_property set value_ = (value_::bigint + :taken)::text, rev_ = rev_ + 1
                                where name_ = 'next.dbid' returning value_::bigint - :taken
                                """)
                                .param("taken", (long) targets * found.size())
                                .query(Long.class)
                                .single()
                        : owner.sql("select max(id) + 1 from " + table)
                                .query(Long.class)
                                .single()));
        return first;
    }

    private String insert(Row row, Map<String, Long> first) {
        return "insert into %s (%s) overriding system value select %s from target"
                .formatted(
                        row.table(),
                        row.values().stream().map(Value::column).collect(Collectors.joining(", ")),
                        row.values().stream()
                                .map(value -> expression(row, value, first))
                                .collect(Collectors.joining(", ")));
    }

    private String expression(Row row, Value value, Map<String, Long> first) {
        var text = value.text();
        if (text == null) {
            return "null";
        }
        var literal = "'%s'::%s".formatted(text.replace("'", "''"), value.type());
        var table = value.column().equals("id")
                ? row.table()
                : referenced.getOrDefault(row.table(), Map.of()).get(value.column());
        if (ids.getOrDefault(table, List.of()).contains(text)) {
            return id(table, text, first);
        }
        if (value.column().equals("village_id")) {
            return "target.village";
        }
        if ("official".equals(table) || OFFICIALS_OF_THE_ENGINE.contains(value.column())) {
            return official(text, literal, value.type());
        }
        if (value.column().equals("area")) {
            return Role.of(row.text("role")).level() == Level.VILLAGE ? "target.village" : "target.subdistrict";
        }
        return switch (value.type()) {
            case "timestamptz", "timestamp" -> literal + " - target.n * interval '1 second'";
            case "bytea" ->
                value.column().equals("nik_hash")
                        ? "sha256(" + literal + " || convert_to(target.village::text, 'UTF8'))"
                        : literal;
            case "text", "varchar" -> text(row, text, literal, first);
            default -> literal;
        };
    }

    private String text(Row row, String text, String literal, Map<String, Long> first) {
        if (ids.get(ENGINE).contains(text)) {
            return id(ENGINE, text, first) + "::text";
        }
        if (text.equals("proposal-" + ids.get("proposal").get(0))) {
            return "'proposal-' || " + id("proposal", ids.get("proposal").get(0), first);
        }
        if (text.matches("[a-z_]+-" + original.get("village"))) {
            return literal.replaceFirst("[0-9]+'", "'") + " || target.village";
        }
        if (text.matches("[a-z_]+-" + original.get("subdistrict"))) {
            return literal.replaceFirst("[0-9]+'", "'") + " || target.subdistrict";
        }
        return text.contains(original.get("village_name"))
                ? "replace(replace(%s, '%s', target.village_name), '%s', target.subdistrict_name)"
                        .formatted(literal, original.get("village_name"), original.get("subdistrict_name"))
                : literal;
    }

    private String id(String table, String id, Map<String, Long> first) {
        return "(%d + target.n * %d + %d)"
                .formatted(
                        first.get(table), ids.get(table).size(), ids.get(table).indexOf(id));
    }

    private String official(String id, String literal, String type) {
        for (var desk : List.of("operator", "head")) {
            if (original.get(desk).equals(id)) {
                return "target." + desk + "::" + type;
            }
        }
        return literal;
    }

    /** Whoever is referred to comes first. */
    private List<String> inOrder(Set<String> tables) {
        var left = new ArrayList<>(tables);
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var free = left.stream()
                    .filter(table -> referenced.getOrDefault(table, Map.of()).values().stream()
                            .noneMatch(other -> !other.equals(table) && left.contains(other)))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("Refer to each other: " + left);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }

    /** Each decision once more, in the chain of each village, by the only way in. */
    private void chains() {
        owner.sql("""
                select at, official_id, on_behalf_of, action, subject, revision, body from audit_entry
                where chain = :village order by seq
                """)
                .param("village", Integer.valueOf(original.get("village")))
                .query((entry, number) -> {
                    var by = original.get("operator").equals(entry.getString("official_id")) ? "operator" : "head";
                    return owner.sql("""
                            select count(audit_append(target.village, :at::timestamptz - target.n * interval '1 second', target.%s,
                                null, :action, proposal.id::text, :revision::int, :body::jsonb))
                            from target join proposal on proposal.village_id = target.village
                            """.formatted(by))
                            .param("at", entry.getString("at"))
                            .param("action", entry.getString("action"))
                            .param("revision", entry.getString("revision"))
                            .param("body", entry.getString("body"))
                            .query(Long.class)
                            .single();
                })
                .list();
    }

    private void oneInTwentyIsLate() {
        owner.sql("""
                with late as (
                    update step set due_at = due_at - interval '10 days'
                    where closed_at is null and village_id in (select village from target where n % 20 = 7)
                    returning task_id
                )
                update act_ru_task set due_date_ = due_date_ - interval '10 days' where id_ in (select task_id from late)
                """).update();
    }

    private void takeDown(String table) {
        var written = owner.sql("""
                select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
                where table_schema = 'public' and table_name = :table and is_generated = 'NEVER'
                """).param("table", table).query(String.class).single();
        owner.sql("select %s from %s where xmin::text::bigint >= :since".formatted(written, table))
                .param("since", since)
                .query((row, number) -> new Row(
                        table,
                        IntStream.rangeClosed(1, row.getMetaData().getColumnCount())
                                .mapToObj(column -> new Value(label(row, column), type(row, column), text(row, column)))
                                .toList()))
                .list()
                .forEach(rows::add);
    }

    /** Which column names the {@code id} of which table. */
    private void references() {
        owner.sql("""
                select constrained.conrelid::regclass::text as referring, mine.attname as "column", constrained.confrelid::regclass::text as referred
                from pg_constraint constrained
                cross join lateral unnest(conkey, confkey) as pair (mine, theirs)
                join pg_attribute mine on mine.attrelid = conrelid and mine.attnum = pair.mine
                join pg_attribute theirs on theirs.attrelid = confrelid and theirs.attnum = pair.theirs
                where contype = 'f' and theirs.attname in ('id', 'id_')
                """)
                .query((row, number) -> referenced
                        .computeIfAbsent(row.getString("referring"), table -> new HashMap<>())
                        .put(row.getString("column"), row.getString("referred")))
                .list();
    }

    private static String label(ResultSet row, int column) {
        return read(() -> row.getMetaData().getColumnLabel(column));
    }

    private static String type(ResultSet row, int column) {
        return read(() -> row.getMetaData().getColumnTypeName(column));
    }

    private static String text(ResultSet row, int column) {
        return read(() -> row.getString(column));
    }

    private interface Reading {

        String now() throws SQLException;
    }

    private static String read(Reading reading) {
        try {
            return reading.now();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
