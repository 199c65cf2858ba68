package id.payungdesa.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.common.Refused;
import id.payungdesa.roster.ListedRows.Entry;
import id.payungdesa.roster.ListedRows.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes one row of an open list: other cells, off the list, or back on it exactly as it stood. */
@Component
@Transactional
public class RosterRows {

    private static final String GONE = "Baris ini sudah tidak ada di daftar. Muat ulang halaman.";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Seal seal;
    private final Vault vault;
    private final RosterChecks checks;
    private final KnownPeople known;
    private final ListedRows listed;

    RosterRows(
            JdbcClient jdbc,
            ObjectMapper json,
            Seal seal,
            Vault vault,
            RosterChecks checks,
            KnownPeople known,
            ListedRows listed) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = seal;
        this.vault = vault;
        this.checks = checks;
        this.known = known;
        this.listed = listed;
    }

    /** What became of an edited row: the one before it, if it changed at all, or why it could not be taken. */
    public record Edit(Optional<Former> former, List<RefusedRow.Reason> reasons, boolean warned) {}

    record Kept(Entry entry, Place place, String work, boolean reserved) {

        @Override
        public String toString() {
            return "Kept[" + place.id() + "]";
        }
    }

    /**
     * Takes the row with other cells, by the rules of an upload. What is left out stays, and so does a cell of the vault that is
     * empty, as nobody sees it to write it again. To whoever reviews, a changed row is a new one: what was said of it is gone.
     */
    public Edit edit(WorkerList list, long candidate, Map<RosterColumn, String> cells) {
        OpenList.hold(jdbc, list.proposal());
        var before = kept(list.proposal(), candidate);
        var typed = RosterIntake.typed(cells);
        var row = new RosterRow(before.place().position(), whole(before, typed));
        var checked = checks.check(list, List.of(row));
        var compared = known.compareChanged(list, checked.rows().get(0), candidate);
        if (compared.verdict() == Verdict.REFUSED) {
            return new Edit(Optional.empty(), compared.reasons(), false);
        }
        var entry = listed.entry(compared, checked);
        if (isSame(entry, before.entry(), typed)) {
            return new Edit(Optional.empty(), List.of(), false);
        }
        var place = before.place();
        take(list.proposal(), candidate);
        listed.put(list, entry, new Place(place.id(), place.position(), list.revision(), false));
        if (before.reserved() && entry.hash().equals(before.entry().hash())) {
            reserve(list, candidate);
        }
        return new Edit(Optional.of(former(before)), List.of(), compared.verdict() == Verdict.WARNED);
    }

    public Former remove(long proposal, long candidate) {
        OpenList.hold(jdbc, proposal);
        var before = kept(proposal, candidate);
        take(proposal, candidate);
        return former(before);
    }

    /** Puts a former row in the place of what it became. */
    public void bringBack(WorkerList list, byte[] former) {
        OpenList.hold(jdbc, list.proposal());
        var kept = opened(former);
        off(list.proposal(), kept.place().id());
        listed.put(list, kept.entry(), kept.place());
        if (kept.reserved()) {
            reserve(list, kept.place().id());
        }
    }

    private void take(long proposal, long candidate) {
        if (off(proposal, candidate) == 0) {
            throw new Refused(GONE);
        }
    }

    private int off(long proposal, long candidate) {
        jdbc.sql("delete from reservation where candidate_id = :id and proposal_id = :proposal")
                .param("id", candidate)
                .param("proposal", proposal)
                .update();
        return jdbc.sql("delete from candidate where id = :id and proposal_id = :proposal")
                .param("id", candidate)
                .param("proposal", proposal)
                .update();
    }

    /** Whom another village has reserved meanwhile is left to it; handing over will tell. */
    private void reserve(WorkerList list, long candidate) {
        jdbc.sql("""
                insert into reservation (nik_hash, cover, proposal_id, village_id, candidate_id)
                select worker.nik_hash, daterange(:first, :end), candidate.proposal_id, candidate.village_id, candidate.id
                from candidate join worker on worker.id = candidate.worker_id
                where candidate.id = :id
                on conflict do nothing
                """)
                .param("first", list.period().firstDay())
                .param("end", list.period().end())
                .param("id", candidate)
                .update();
    }

    private Map<RosterColumn, String> whole(Kept before, Map<RosterColumn, String> typed) {
        var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
        cells.put(RosterColumn.NAME, before.entry().name());
        cells.put(RosterColumn.BIRTH_DATE, before.entry().birth());
        cells.put(RosterColumn.SEX, before.entry().sex());
        cells.put(RosterColumn.OCCUPATION, before.work());
        cells.put(RosterColumn.INCOME, String.valueOf(before.entry().income()));
        vault.open(List.of(before.place().id())).forEach(person -> {
            cells.put(RosterColumn.NIK, person.nik());
            person.familyCard().ifPresent(text -> cells.put(RosterColumn.FAMILY_CARD, text));
            person.birthPlace().ifPresent(text -> cells.put(RosterColumn.BIRTH_PLACE, text));
            person.motherName().ifPresent(text -> cells.put(RosterColumn.MOTHER, text));
            person.address().ifPresent(text -> cells.put(RosterColumn.ADDRESS, text));
            person.phone().ifPresent(text -> cells.put(RosterColumn.PHONE, text));
        });
        typed.forEach((column, text) -> {
            if (!column.isSealed() || !text.isEmpty()) {
                cells.put(column, text);
            }
        });
        return cells;
    }

    /** Every sealing is another one, so a cell of the vault counts as changed once it is typed. */
    private static boolean isSame(Entry now, Entry before, Map<RosterColumn, String> typed) {
        return typed.entrySet().stream()
                        .noneMatch(cell ->
                                cell.getKey().isSealed() && !cell.getValue().isEmpty())
                && now.name().equals(before.name())
                && now.birth().equals(before.birth())
                && now.sex().equals(before.sex())
                && now.occupation().equals(before.occupation())
                && now.income() == before.income();
    }

    private Kept kept(long proposal, long candidate) {
        return jdbc.sql("""
                select candidate.*, encode(nik_hash, 'hex') as hash, nik_mask, encode(secrets, 'hex') as secrets, worker.name,
                    birth_date,
                    sex, occupation.name as work,
                    exists (select from reservation where candidate_id = candidate.id) as reserved
                from candidate
                join worker on worker.id = candidate.worker_id
                join occupation on occupation.code = candidate.occupation
                where candidate.id = :id and candidate.proposal_id = :proposal
                """)
                .param("id", candidate)
                .param("proposal", proposal)
                .query((row, n) -> new Kept(
                        new Entry(
                                row.getString("hash"),
                                row.getString("nik_mask"),
                                row.getString("secrets"),
                                row.getString("name"),
                                row.getString("birth_date"),
                                row.getString("sex"),
                                row.getString("occupation"),
                                row.getLong("income"),
                                row.getLong("base_income"),
                                row.getLong("monthly"),
                                row.getInt("months"),
                                List.of((String[]) row.getArray("notes").getArray()),
                                List.of((String[]) row.getArray("warnings").getArray()),
                                row.getBoolean("confirmed")),
                        new Place(
                                row.getLong("id"),
                                row.getInt("position"),
                                row.getInt("entered_in"),
                                row.getBoolean("excluded")),
                        row.getString("work"),
                        row.getBoolean("reserved")))
                .optional()
                .orElseThrow(() -> new Refused(GONE));
    }

    private Former former(Kept kept) {
        try {
            return new Former(kept.entry().name(), seal.seal(json.writeValueAsString(kept)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unwritable row", e);
        }
    }

    private Kept opened(byte[] former) {
        try {
            return json.readValue(seal.open(former), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable row", e);
        }
    }
}
