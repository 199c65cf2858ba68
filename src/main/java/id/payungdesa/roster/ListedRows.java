package id.payungdesa.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.common.Refused;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes accepted rows to a list and their people to the vault, many in one statement. */
@Component
@Transactional
class ListedRows {

    private static final String PERSONS = """
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
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Vault vault;

    ListedRows(JdbcClient jdbc, ObjectMapper json, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
    }

    /** One row as the tables keep it. */
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

    /** Where on a list a row stands, and since which revision. */
    record Place(long id, int position, int enteredIn, boolean excluded) {}

    Entry entry(CheckedRow row, RosterChecks.Checked checked) {
        var person = row.person().orElseThrow();
        var bracket = checked.bracket(person);
        return new Entry(
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
                row.verdict() == Verdict.ACCEPTED);
    }

    /** Puts the rows behind whoever is on the list. */
    void add(WorkerList list, RosterChecks.Checked checked) {
        var entries =
                text(checked.rows().stream().map(row -> entry(row, checked)).toList());
        keepAsHandedOver(list, entries);
        try {
            insert(list, entries);
        } catch (DuplicateKeyException e) {
            throw new Refused(
                    "Daftar ini sedang diisi dari tab atau perangkat lain. Muat ulang halaman, lalu periksa lagi.");
        }
    }

    /** Puts one row exactly there. */
    void put(WorkerList list, Entry entry, Place place) {
        var entries = text(List.of(entry));
        keepAsHandedOver(list, entries);
        try {
            insert(list, entries, place);
        } catch (DuplicateKeyException e) {
            throw new Refused(
                    "Daftar ini sedang diubah dari tab atau perangkat lain. Muat ulang halaman, lalu coba lagi.");
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
        jdbc.sql(PERSONS + """
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

    private void insert(WorkerList list, String entry, Place place) {
        jdbc.sql(PERSONS + """
                insert into candidate (id, proposal_id, village_id, worker_id, position, occupation, income, base_income,
                    monthly, months, notes, warnings, confirmed, entered_in, excluded)
                overriding system value
                select :id, :proposal, :village, person.id, :position, entry.occupation, entry.income, entry.base,
                    entry.monthly, entry.months, entry.notes, entry.warnings, entry.confirmed, :revision, :excluded
                from entry join person on person.nik_hash = decode(entry.hash, 'hex')
                """)
                .param("entries", entry)
                .param("village", list.village().value())
                .param("proposal", list.proposal())
                .param("id", place.id())
                .param("position", place.position())
                .param("revision", place.enteredIn())
                .param("excluded", place.excluded())
                .update();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
