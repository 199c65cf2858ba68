package id.payungdesa.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.common.Refused;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes rows into a village's list: good ones at once, refused ones set aside with the reason until they are mended. */
@Component
@Transactional
public class RosterIntake {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Vault vault;
    private final KnownPeople known;
    private final RosterChecks checks;
    private final ListedRows listed;

    RosterIntake(
            JdbcClient jdbc,
            ObjectMapper json,
            Vault vault,
            KnownPeople known,
            RosterChecks checks,
            ListedRows listed) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.known = known;
        this.checks = checks;
        this.listed = listed;
    }

    /** What became of the rows that were handed in; those that stand on the list exactly so were handed in twice. */
    public record Outcome(int accepted, int warned, int refused, int already) {

        public Outcome(int accepted, int warned, int refused) {
            this(accepted, warned, refused, 0);
        }
    }

    public Outcome take(WorkerList list, List<RosterRow> rows) {
        var byRules = checks.check(list, rows);
        var compared = known.compare(list, byRules.rows());
        var checked = compared.rows();

        var good =
                checked.stream().filter(row -> row.verdict() != Verdict.REFUSED).toList();
        var waiting = refusedBefore(list, checked);
        var bad = checked.stream()
                .filter(row -> row.verdict() == Verdict.REFUSED
                        && !waiting.contains(row.row().cells()))
                .toList();
        OpenList.hold(jdbc, list.proposal());
        requirePlaces(list, compared.listed() + good.size());
        listed.add(list, byRules.only(good));
        setAside(list, bad);
        var warned =
                good.stream().filter(row -> row.verdict() == Verdict.WARNED).count();
        return new Outcome(good.size(), (int) warned, bad.size(), rows.size() - good.size() - bad.size());
    }

    /** A list handed in twice, because the first answer got lost, does not set its bad rows aside twice. */
    private Set<Map<RosterColumn, String>> refusedBefore(WorkerList list, List<CheckedRow> rows) {
        return rows.stream().noneMatch(row -> row.verdict() == Verdict.REFUSED)
                ? Set.of()
                : refused(list.proposal()).stream().map(RefusedRow::cells).collect(Collectors.toSet());
    }

    private static void requirePlaces(WorkerList list, int people) {
        int places = RosterLimits.places(list.target());
        if (people > places) {
            throw new Refused("Daftar akan berisi %d orang, padahal tempatnya %d: %d peserta dan %d cadangan. "
                            .formatted(people, places, list.target(), RosterLimits.reserve(list.target()))
                    + "Kurangi %d orang, lalu coba lagi.".formatted(people - places));
        }
    }

    /** What became of one person who was typed in: on the list, perhaps with a warning, or why not. */
    public record Typed(boolean warned, List<RefusedRow.Reason> reasons) {}

    /** Takes one person who was typed in; who is refused is not set aside, as everything still stands in the fields. */
    public Typed takeTyped(WorkerList list, Map<RosterColumn, String> cells) {
        var row = new RosterRow(1, typed(cells));
        var byRules = checks.check(list, List.of(row)).rows();
        if (known.compare(list, byRules).rows().isEmpty()) {
            return new Typed(false, List.of()); // the answer to the first time was lost
        }
        var checked = known.compareNew(list, byRules.get(0));
        if (checked.verdict() != Verdict.REFUSED) {
            take(list, List.of(row));
        }
        return new Typed(checked.verdict() == Verdict.WARNED, checked.reasons());
    }

    /** Takes a refused row once more, as mended; it is set aside again if it still will not do. */
    public Outcome takeAgain(WorkerList list, long refusedRow, Map<RosterColumn, String> cells) {
        OpenList.hold(jdbc, list.proposal());
        var number = jdbc.sql("delete from refused_row where id = :id and proposal_id = :proposal returning row_number")
                .param("id", refusedRow)
                .param("proposal", list.proposal())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new Refused("Baris ini sudah tidak ada di daftar. Muat ulang halaman."));
        return take(list, List.of(new RosterRow(number, typed(cells))));
    }

    static Map<RosterColumn, String> typed(Map<RosterColumn, String> cells) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, cell -> Cell.text(cell.getValue()).text()));
    }

    public void drop(WorkerList list, long refusedRow) {
        OpenList.hold(jdbc, list.proposal());
        jdbc.sql("delete from refused_row where id = :id and proposal_id = :proposal")
                .param("id", refusedRow)
                .param("proposal", list.proposal())
                .update();
    }

    @Transactional(readOnly = true)
    public List<RefusedRow> refused(long proposal) {
        return jdbc.sql("select * from refused_row where proposal_id = :proposal order by row_number, id")
                .param("proposal", proposal)
                .query((row, n) -> new RefusedRow(
                        row.getLong("id"),
                        row.getInt("row_number"),
                        vault.openCells(row.getBytes("cells")),
                        reasons(row.getString("reasons"))))
                .list();
    }

    /** Whom a refused row names that stands on the list already, by the refused row. */
    @Transactional(readOnly = true)
    public Map<Long, Long> listedAlready(long proposal, List<RefusedRow> rows) {
        return known.listedAlready(proposal, rows);
    }

    private void setAside(WorkerList list, List<CheckedRow> rows) {
        jdbc.sql("""
                insert into refused_row (proposal_id, village_id, row_number, cells, reasons)
                select :proposal, :village, number, decode(cells, 'hex'), reasons
                from jsonb_to_recordset(cast(:rows as jsonb)) as e (number int, cells text, reasons jsonb)
                """)
                .param("proposal", list.proposal())
                .param("village", list.village().value())
                .param("rows", text(rows.stream().map(this::aside).toList()))
                .update();
    }

    private Aside aside(CheckedRow row) {
        return new Aside(
                row.row().number(),
                HexFormat.of().formatHex(vault.sealCells(row.row().cells())),
                row.reasons());
    }

    record Aside(int number, String cells, List<RefusedRow.Reason> reasons) {}

    private List<RefusedRow.Reason> reasons(String text) {
        try {
            return List.of(json.readValue(text, RefusedRow.Reason[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
