package id.payungdesa.enrolment;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.database.Savepoint;
import id.payungdesa.region.VillageId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what becomes of the places of persons the insurer refused; each new attempt is a registration that adds to the first. */
@Component
@Transactional
public class Replacements {

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;

    Replacements(JdbcClient jdbc, Savepoint savepoint, Audit audit, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** The last attempt: the first registration itself, or the latest that adds to it. */
    @Transactional(readOnly = true)
    public RegistrationId latest(RegistrationId first) {
        return new RegistrationId(jdbc.sql("select max(id) from registration where id = :first or adds_to = :first")
                .param("first", first.value())
                .query(Long.class)
                .single());
    }

    /** Whether the last attempt left places about which nobody has decided. */
    @Transactional(readOnly = true)
    public boolean wanted(RegistrationId first) {
        return jdbc.sql("""
                        select exists (
                            select from enrolled_worker
                            where registration_id = (select max(id) from registration where id = :first or adds_to = :first)
                                and refusal is not null
                                and not exists (
                                    select from replacement
                                    where replacement.registration_id = enrolled_worker.registration_id
                                        and replacement.refused_id = enrolled_worker.candidate_id))
                        """).param("first", first.value()).query(Boolean.class).single();
    }

    /** Whether people were chosen whom the insurer has not answered about. */
    @Transactional(readOnly = true)
    public boolean chosen(RegistrationId first) {
        return jdbc.sql("select answered_at is null from registration where id = :id")
                .param("id", latest(first).value())
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Vacancies vacancies(RegistrationId first) {
        var counts =
                jdbc.sql("""
                select (select count(*) from endorsed_worker
                        where proposal_id = registration.proposal_id and standing = 'PARTICIPANT') as places,
                    (select count(*) from registration attempt
                        join enrolled_worker on enrolled_worker.registration_id = attempt.id
                        where attempt.proposal_id = registration.proposal_id and refusal is null) as filled
                from registration where id = :id
                """).param("id", first.value()).query(Counts.class).single();
        return new Vacancies(refused(latest(first)), reserve(first), counts.filled(), counts.places());
    }

    record Counts(int places, int filled) {}

    private List<Vacancies.RefusedPerson> refused(RegistrationId attempt) {
        return jdbc.sql("""
                select candidate.id, candidate.position, worker.name, worker.nik_mask, enrolled_worker.note
                from enrolled_worker
                join candidate on candidate.id = enrolled_worker.candidate_id
                join worker on worker.id = candidate.worker_id
                where enrolled_worker.registration_id = :attempt and enrolled_worker.refusal is not null
                    and not exists (
                        select from replacement
                        where replacement.registration_id = :attempt and replacement.refused_id = candidate.id)
                order by candidate.position
                """)
                .param("attempt", attempt.value())
                .query((row, n) -> new Vacancies.RefusedPerson(
                        row.getLong("id"),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("nik_mask"),
                        row.getString("note")))
                .list();
    }

    private List<Vacancies.ReservePerson> reserve(RegistrationId first) {
        return jdbc.sql("""
                select candidate.id, candidate.position, worker.name, worker.nik_mask, occupation.name as work,
                    candidate.monthly * candidate.months as amount
                from registration
                join endorsed_worker on endorsed_worker.proposal_id = registration.proposal_id
                join candidate on candidate.id = endorsed_worker.candidate_id
                join worker on worker.id = candidate.worker_id
                join occupation on occupation.code = candidate.occupation
                where registration.id = :first and endorsed_worker.standing = 'RESERVE'
                    and not exists (select from entrant where entrant.candidate_id = candidate.id)
                order by candidate.position
                """)
                .param("first", first.value())
                .query((row, n) -> new Vacancies.ReservePerson(
                        row.getLong("id"),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("nik_mask"),
                        row.getString("work"),
                        Rupiah.of(row.getLong("amount"))))
                .list();
    }

    /** The refused in their order give way to the chosen in theirs; whoever was chosen is asked for in an attempt of its own. */
    public void decide(RegistrationId first, Replacement decision) {
        var vacancies = vacancies(first);
        var chosen = chosen(vacancies, decision);
        var attempt = latest(first);
        var stepsIn = chosen.iterator();
        try {
            savepoint.around(() -> {
                vacancies.refused().forEach(person -> write(attempt, person.id(), stepsIn, decision));
                return chosen.isEmpty() ? 0 : open(first, chosen);
            });
        } catch (DataIntegrityViolationException e) {
            throw new Refused("Peserta atau iurannya menjadi lebih banyak daripada yang ditetapkan Bupati."
                    + " Pilih pengganti lain atau lebih sedikit.");
        }
        audit.record(village(first), "WORKERS_REPLACED", "registration " + attempt, null, decision);
    }

    private static List<Long> chosen(Vacancies vacancies, Replacement decision) {
        var reserve =
                vacancies.reserve().stream().map(Vacancies.ReservePerson::id).toList();
        var wanted = new HashSet<>(decision.replacements());
        if (!reserve.containsAll(wanted)) {
            throw new Refused(
                    "Salah satu pengganti tidak ada lagi di daftar cadangan. Muat ulang halaman, lalu pilih lagi.");
        }
        var places = vacancies.refused().size();
        if (wanted.size() > places) {
            throw new Refused("Pilih paling banyak " + places + " pengganti, sebanyak peserta yang ditolak.");
        }
        if (wanted.size() < places && !decision.hasReason()) {
            throw new Refused("Tulis alasan melanjutkan dengan peserta lebih sedikit.");
        }
        return wanted.stream().sorted(Comparator.comparing(reserve::indexOf)).toList();
    }

    private void write(RegistrationId attempt, long refused, Iterator<Long> stepsIn, Replacement decision) {
        jdbc.sql("""
                insert into replacement (registration_id, refused_id, replaced_by, proposal_id, village_id, reason, decided_by,
                    decided_at)
                select id, :refused, :by, proposal_id, village_id, :reason, :official, :now from registration where id = :attempt
                """)
                .param("attempt", attempt.value())
                .param("refused", refused)
                .param("by", stepsIn.hasNext() ? stepsIn.next() : null, Types.BIGINT)
                .param("reason", decision.hasReason() ? decision.reason().strip() : null, Types.VARCHAR)
                .param("official", current.get().id().value())
                .param("now", now())
                .update();
    }

    private int open(RegistrationId first, List<Long> chosen) {
        return jdbc.sql("""
                with attempt as (
                    insert into registration (proposal_id, village_id, opened_at, adds_to)
                    select proposal_id, village_id, :now, id from registration where id = :first
                    returning id, proposal_id, village_id
                )
                insert into entrant (registration_id, candidate_id, proposal_id, village_id)
                select attempt.id, person, attempt.proposal_id, attempt.village_id
                from attempt, unnest(:chosen) as person
                """)
                .param("now", now())
                .param("first", first.value())
                .param("chosen", chosen.toArray(Long[]::new))
                .update();
    }

    /** Lets go of the refused, so that they may be proposed again once the insurer would take them. */
    void release(long proposal) {
        jdbc.sql("""
                delete from reservation using enrolled_worker
                where enrolled_worker.candidate_id = reservation.candidate_id and reservation.proposal_id = :proposal
                    and enrolled_worker.refusal is not null
                """).param("proposal", proposal).update();
    }

    private VillageId village(RegistrationId id) {
        return new VillageId(jdbc.sql("select village_id from registration where id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
