package id.payungdesa.endorsement;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.PaperDate;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.database.Savepoint;
import id.payungdesa.proposal.Cards;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps {@link Round}s: who is in, which desks have signed, and the decree that ends them. */
@Component
@Transactional
public class Rounds {

    private final JdbcClient jdbc;
    private final RoundSheets sheets;
    private final Savepoint savepoint;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;

    Rounds(
            JdbcClient jdbc,
            RoundSheets sheets,
            Savepoint savepoint,
            Audit audit,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.sheets = sheets;
        this.savepoint = savepoint;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** A proposal that waits for the Bupati and is in no round; it may have been in one before. */
    public record Ready(
            long id,
            String village,
            String subdistrict,
            int people,
            Rupiah amount,
            Instant since,
            Optional<String> takenOutOf) {}

    @Transactional(readOnly = true)
    public List<Ready> ready() {
        return jdbc.sql("""
                select proposal.id, village.name as village, subdistrict.name as subdistrict, proposal.stage_since,
                    before.title || ': ' || before.reason as before, participant.people, participant.amount
                from proposal
                join village on village.id = proposal.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                join lateral (
                    select count(*) as people, sum(monthly * months) as amount
                    from (
                        select monthly, months from candidate
                        where proposal_id = proposal.id and not excluded
                        order by position limit proposal.target
                    ) candidate
                ) participant on people > 0
                left join lateral (
                    select round.title, reason from round_proposal join round on round.id = round_proposal.round_id
                    where proposal_id = proposal.id and fate is not null
                    order by taken_out_at desc limit 1
                ) before on true
                where proposal.stage = 'READY'
                    and not exists (
                        select from round_proposal where round_proposal.proposal_id = proposal.id and fate is null)
                order by subdistrict.name, village.name
                """)
                .query((row, n) -> new Ready(
                        row.getLong("id"),
                        row.getString("village"),
                        row.getString("subdistrict"),
                        row.getInt("people"),
                        Rupiah.of(row.getLong("amount")),
                        row.getTimestamp("stage_since").toInstant(),
                        Optional.ofNullable(row.getString("before"))))
                .list();
    }

    /** Opens a round of proposals that are ready; each village enters with the people and the money it then has. */
    public RoundId open(Opening opening) {
        var years = jdbc.sql("select budget_year from proposal where id = any (:proposals) order by id for update")
                .param("proposals", opening.proposals().toArray(Long[]::new))
                .query(Integer.class)
                .set();
        if (years.size() != 1) {
            throw new Refused("Satu gelombang hanya untuk satu tahun anggaran. Pilih desa dari tahun yang sama.");
        }
        var round = new RoundId(jdbc.sql("""
                with opened as (
                    insert into round (title, budget_year, opened_by, opened_at)
                    values (:title, :year, :official, :now)
                    returning id
                )
                insert into round_pass (round_id, pass, sent_by, sent_at)
                select id, 1, :official, :now from opened
                returning round_id
                """)
                .param("title", opening.title())
                .param("year", years.iterator().next())
                .param("official", current.get().id().value())
                .param("now", now())
                .query(Long.class)
                .single());
        int entered;
        try {
            entered = savepoint.around(() -> jdbc.sql("""
                    insert into round_proposal (round_id, proposal_id, village_id, revision, people, amount)
                    select :round, proposal.id, proposal.village_id, proposal.revision, count(candidate.id),
                        sum(candidate.monthly * candidate.months)
                    from proposal
                    join participation candidate on candidate.proposal_id = proposal.id and candidate.standing = 'PARTICIPANT'
                    where proposal.id = any (:proposals) and proposal.stage = 'READY'
                    group by proposal.id
                    """)
                    .param("round", round.value())
                    .param("proposals", opening.proposals().toArray(Long[]::new))
                    .update());
        } catch (DuplicateKeyException e) {
            throw new Refused("Salah satu desa baru saja masuk gelombang lain. Muat ulang daftar, lalu pilih lagi.");
        }
        if (entered != opening.proposals().size()) {
            throw new Refused("Salah satu desa tidak lagi menunggu penetapan. Muat ulang daftar, lalu pilih lagi.");
        }
        audit.recordForRegency("ROUND_OPENED", "round " + round, opening);
        return round;
    }

    /** How many are ready and in no round yet. */
    @Transactional(readOnly = true)
    public int waiting() {
        return jdbc.sql("""
                select count(*) from proposal
                where stage = 'READY' and not exists (
                    select from round_proposal where round_proposal.proposal_id = proposal.id and fate is null)
                """).query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    public Round get(RoundId id) {
        return sheets.get(id);
    }

    /** The one line that a task list shows of a round. */
    @Transactional(readOnly = true)
    public Cards.Card card(RoundId id) {
        return sheets.card(id);
    }

    String title(RoundId id) {
        return jdbc.sql("select title from round where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /** Whoever changes a round waits for whoever is changing it right now. */
    void lock(RoundId id) {
        jdbc.sql("select id from round where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** The decree names the villages for good. */
    void requireUndecreed(RoundId id, String consequence) {
        if (exists("select from decree where round_id = :id", id)) {
            throw new Refused("Bupati sudah menandatangani keputusan, jadi %s.".formatted(consequence));
        }
    }

    void requireVillages(RoundId id, String wayOut) {
        if (!exists("select from round_proposal where round_id = :id and fate is null", id)) {
            throw new Refused("Semua desa dikeluarkan dari gelombang ini. Pilih %s.".formatted(wayOut));
        }
    }

    private boolean exists(String query, RoundId id) {
        return jdbc.sql("select exists (" + query + ")")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** A desk puts its initials; nobody signs at two desks, nor a round they sent there. */
    public void initial(RoundId id, String step, Object decision) {
        lock(id);
        requireVillages(id, "Kembalikan gelombang");
        putInitials(id, step, decision);
    }

    private void putInitials(RoundId id, String step, Object decision) {
        int put;
        try {
            put = savepoint.around(() -> jdbc.sql("""
                    insert into round_signature (round_id, pass, step, official_id, recorded_by, at)
                    select round_id, pass, :step, :official, :recorder, :now from round_pass
                    where round_id = :round and returned_at is null
                    """)
                    .param("round", id.value())
                    .param("step", step)
                    .param("official", current.decider().id().value())
                    .param("recorder", current.recorder().map(OfficialId::value).orElse(null), Types.BIGINT)
                    .param("now", now())
                    .update());
        } catch (DataIntegrityViolationException e) {
            throw new Refused(
                    current.signer().isPresent()
                            ? "Pemegang jabatan ini atau Anda sudah membuka atau memaraf gelombang ini."
                                    + " Minta petugas lain mencatat tanda tangannya."
                            : "Anda sudah membuka atau memaraf gelombang ini. Tahap ini harus dilakukan petugas lain.");
        }
        if (put == 0) {
            throw new Refused(
                    "Gelombang ini sudah dikembalikan ke DPMPD. Paraf menunggu sampai gelombang diajukan lagi.");
        }
        audit.recordForRegency(step, "round " + id, decision);
    }

    public void sign(RoundId id, Decree decree) {
        lock(id);
        requireVillages(id, "Kembalikan gelombang");
        PaperDate.require(decree.date(), BudgetYear.current(clock).preparedFrom(), clock);
        try {
            savepoint.around(() -> jdbc.sql("""
                    insert into decree (round_id, pass, number, decreed_on, signed_by, recorded_by, signed_at)
                    select round_id, pass, :number, :date, :official, :recorder, :now from round_pass
                    where round_id = :round and returned_at is null
                    """)
                    .param("round", id.value())
                    .param("number", decree.number())
                    .param("date", Date.valueOf(decree.date()))
                    .param("official", current.decider().id().value())
                    .param("recorder", current.recorder().map(OfficialId::value).orElse(null), Types.BIGINT)
                    .param("now", now())
                    .update());
        } catch (DuplicateKeyException e) {
            throw new Refused("Nomor Keputusan Bupati ini sudah dipakai. Periksa nomornya.");
        }
        putInitials(id, "signDecree", decree);
    }

    /** The decree takes effect: every village's people are frozen, its proposal endorsed, and a notice told of it. */
    public DecreePublished publish(RoundId id) {
        jdbc.sql("""
                insert into endorsed_worker (candidate_id, proposal_id, village_id, round_id, standing)
                select candidate.id, candidate.proposal_id, candidate.village_id, round_proposal.round_id, candidate.standing
                from round_proposal
                join participation candidate on candidate.proposal_id = round_proposal.proposal_id
                where round_proposal.round_id = :round and fate is null and candidate.standing <> 'OUT'
                """).param("round", id.value()).update();
        jdbc.sql("""
                with endorsed as (
                    update proposal set stage = 'ENDORSED', stage_since = :now
                    where id in (select proposal_id from round_proposal where round_id = :round and fate is null)
                        and stage = 'READY'
                    returning id, village_id
                )
                insert into stage_entered select id, village_id, 'ENDORSED', :now from endorsed
                """).param("round", id.value()).param("now", now()).update();
        var notices = jdbc.sql("""
                select proposal_id, village_id from round_proposal
                where round_id = :round and fate is null
                order by village_id
                """)
                .param("round", id.value())
                .query((row, n) -> Map.entry(row.getLong("proposal_id"), row.getInt("village_id")))
                .list();
        return new DecreePublished(id, notices);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
