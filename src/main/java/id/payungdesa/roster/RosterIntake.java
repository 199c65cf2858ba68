package id.payungdesa.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.tariff.Bracket;
import id.payungdesa.tariff.Brackets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes rows into a village's list: good ones at once, refused ones set aside with the reason until they are mended. */
@Component
@Transactional
public class RosterIntake {

    private static final int FEWEST_RESERVE = 20;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Vault vault;
    private final KnownPeople known;
    private final Occupations occupations;
    private final Brackets brackets;
    private final Clock clock;

    RosterIntake(
            JdbcClient jdbc,
            ObjectMapper json,
            Vault vault,
            KnownPeople known,
            Occupations occupations,
            Brackets brackets,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.known = known;
        this.occupations = occupations;
        this.brackets = brackets;
        this.clock = clock;
    }

    /** What became of the rows that were handed in; those that stand on the list exactly so were handed in twice. */
    public record Outcome(int accepted, int warned, int refused, int already) {

        public Outcome(int accepted, int warned, int refused) {
            this(accepted, warned, refused, 0);
        }
    }

    public Outcome take(WorkerList list, List<RosterRow> rows) {
        var today = LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
        var table = brackets.all(today);
        var check = new RosterCheck(today, list.period(), occupations.known(), income -> bracket(table, income.amount())
                .baseIncome());
        var compared = known.compare(list, check.check(rows));
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
        store(list, good, table);
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

    /** Whoever stands behind the target is reserve, but a list is no register of the whole village. */
    private static void requirePlaces(WorkerList list, int people) {
        int reserve = Math.max(list.target(), FEWEST_RESERVE);
        int places = list.target() + reserve;
        if (people > places) {
            throw new Refused("Daftar akan berisi %d orang, padahal tempatnya %d: %d peserta dan %d cadangan. "
                            .formatted(people, places, list.target(), reserve)
                    + "Kurangi %d orang, lalu coba lagi.".formatted(people - places));
        }
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

    private static Map<RosterColumn, String> typed(Map<RosterColumn, String> cells) {
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

    private static Bracket bracket(List<Bracket> table, long income) {
        return table.stream()
                .filter(bracket -> bracket.incomeFrom().amount() <= income)
                .reduce((lower, higher) -> higher)
                .orElseThrow();
    }

    private void store(WorkerList list, List<CheckedRow> rows, List<Bracket> table) {
        var entries = new ArrayList<Entry>();
        for (var row : rows) {
            var person = row.person().orElseThrow();
            var bracket = bracket(table, person.monthlyIncome().amount());
            entries.add(new Entry(
                    vault.hashHex(person.nik()),
                    person.nik().masked(),
                    vault.sealHex(person),
                    person.name(),
                    person.birthDate().toString(),
                    person.sex().letter(),
                    person.occupation(),
                    person.monthlyIncome().amount(),
                    bracket.baseIncome().amount(),
                    bracket.monthly().amount(),
                    row.months(),
                    row.sentences(Severity.NOTE),
                    row.sentences(Severity.WARNING),
                    row.verdict() == Verdict.ACCEPTED));
        }
        var lines = text(entries);
        keepAsHandedOver(list, lines);
        try {
            insert(list, lines);
        } catch (DuplicateKeyException e) {
            throw new Refused(
                    "Daftar ini sedang diisi dari tab atau perangkat lain. Muat ulang halaman, lalu periksa lagi.");
        }
    }

    /** Whoever stands on a list that is closed stays there as written, and gets a new row for this one. */
    private void keepAsHandedOver(WorkerList list, String entries) {
        jdbc.sql("""
                update worker set current = false
                where village_id = :village and current
                    and nik_hash in (select decode(hash, 'hex') from jsonb_to_recordset(cast(:entries as jsonb)) as e (hash text))
                    and exists (
                        select from candidate join proposal on proposal.id = candidate.proposal_id
                        where candidate.worker_id = worker.id and proposal.stage not in ('DRAFT', 'CORRECTION'))
                """)
                .param("village", list.village().value())
                .param("entries", entries)
                .update();
    }

    private void insert(WorkerList list, String entries) {
        jdbc.sql("""
                with entry as (
                    select *
                    from rows from (jsonb_to_recordset(cast(:entries as jsonb)) as (hash text, mask text, secrets text, name text,
                        birth date, sex text, occupation text, income bigint, base bigint, monthly bigint, months int,
                        notes text[], warnings text[], confirmed boolean)) with ordinality
                ), person as (
                    insert into worker (village_id, nik_hash, nik_mask, secrets, name, birth_date, sex, entered_at)
                    select :village, decode(hash, 'hex'), mask, decode(secrets, 'hex'), name, birth, sex, clock_timestamp()
                    from entry
                    order by hash
                    on conflict (village_id, nik_hash) where current do update
                    set secrets = excluded.secrets, name = excluded.name, birth_date = excluded.birth_date, sex = excluded.sex
                    returning id, nik_hash
                )
                insert into candidate (proposal_id, village_id, worker_id, position, occupation, income, base_income, monthly,
                    months, notes, warnings, confirmed, entered_in)
                select :proposal, :village, person.id,
                    (select coalesce(max(position), 0) from candidate where proposal_id = :proposal) + entry.ordinality,
                    entry.occupation, entry.income, entry.base, entry.monthly, entry.months, entry.notes, entry.warnings,
                    entry.confirmed, :revision
                from entry join person on person.nik_hash = decode(entry.hash, 'hex')
                order by entry.ordinality
                """)
                .param("entries", entries)
                .param("village", list.village().value())
                .param("proposal", list.proposal())
                .param("revision", list.revision())
                .update();
    }

    record Entry(
            String hash,
            String mask,
            String secrets,
            String name,
            String birth,
            String sex,
            String occupation,
            long income,
            long base,
            long monthly,
            int months,
            List<String> notes,
            List<String> warnings,
            boolean confirmed) {

        @Override
        public String toString() {
            return "Entry[" + mask + "]";
        }
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
        var reasons = row.remarks().stream()
                .filter(remark -> remark.severity() == Severity.REFUSAL)
                .map(remark -> new RefusedRow.Reason(remark.column(), remark.sentence()))
                .toList();
        return new Aside(
                row.row().number(),
                HexFormat.of().formatHex(vault.sealCells(row.row().cells())),
                reasons);
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
