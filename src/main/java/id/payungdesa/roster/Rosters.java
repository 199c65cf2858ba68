package id.payungdesa.roster;

import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a proposal's list of {@link Candidate}s and reserves its people for the months of cover. */
@Component
@Transactional
public class Rosters {

    private final JdbcClient jdbc;

    Rosters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Candidate> candidates(long proposal) {
        return jdbc.sql("""
                select candidate.*, worker.name, worker.nik_mask, worker.birth_date, worker.sex, occupation.name as work
                from candidate
                join worker on worker.id = candidate.worker_id
                join occupation on occupation.code = candidate.occupation
                where candidate.proposal_id = :proposal
                order by candidate.position
                """)
                .param("proposal", proposal)
                .query((row, n) -> new Candidate(
                        row.getLong("id"),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("nik_mask"),
                        row.getDate("birth_date").toLocalDate(),
                        Sex.parse(row.getString("sex")).orElseThrow(),
                        row.getString("work"),
                        Rupiah.of(row.getLong("income")),
                        Rupiah.of(row.getLong("monthly")),
                        row.getInt("months"),
                        List.of((String[]) row.getArray("notes").getArray()),
                        List.of((String[]) row.getArray("warnings").getArray()),
                        row.getBoolean("confirmed"),
                        row.getBoolean("excluded"),
                        row.getLong("worker_id"),
                        row.getInt("entered_in")))
                .list();
    }

    @Transactional(readOnly = true)
    public Totals totals(WorkerList list) {
        return jdbc.sql("""
                select least(count(*), :target) as people, greatest(count(*) - :target, 0) as reserve,
                    count(*) filter (where not confirmed) as unconfirmed,
                    (select count(*) from refused_row where proposal_id = :proposal) as refused,
                    coalesce(sum(monthly * months) filter (where nth <= :target), 0) as amount
                from (
                    select monthly, months, confirmed, row_number() over (order by position) as nth
                    from candidate where proposal_id = :proposal and not excluded
                ) listed
                """)
                .param("target", list.target())
                .param("proposal", list.proposal())
                .query((row, n) -> new Totals(
                        row.getInt("people"),
                        row.getInt("reserve"),
                        row.getInt("unconfirmed"),
                        row.getInt("refused"),
                        Rupiah.of(row.getLong("amount"))))
                .single();
    }

    /** The village's word that a row with a warning is right. */
    public void confirm(long proposal, long candidate, boolean confirmed) {
        OpenList.hold(jdbc, proposal);
        changed(jdbc.sql("update candidate set confirmed = :confirmed where id = :id and proposal_id = :proposal")
                .param("confirmed", confirmed)
                .param("id", candidate)
                .param("proposal", proposal)
                .update());
    }

    /** A reviewer's refusal takes a person out of the count; the place goes to the next in the list. */
    public void exclude(long proposal, long candidate, boolean excluded) {
        jdbc.sql(
                        "update candidate set excluded = :excluded where id = :id and proposal_id = :proposal and excluded <> :excluded")
                .param("excluded", excluded)
                .param("id", candidate)
                .param("proposal", proposal)
                .update();
    }

    /** One hash over the whole list in its order: what the village head signs. */
    @Transactional(readOnly = true)
    public byte[] fingerprint(long proposal) {
        return jdbc.sql("""
                select sha256(convert_to(string_agg(concat_ws('|', candidate.position, encode(worker.nik_hash, 'hex'), worker.name,
                    worker.birth_date, worker.sex, candidate.occupation, candidate.income, candidate.base_income,
                    candidate.monthly, candidate.months), E'\\n'
                    order by candidate.position), 'UTF8'))
                from candidate join worker on worker.id = candidate.worker_id
                where candidate.proposal_id = :proposal
                """).param("proposal", proposal).query(byte[].class).single();
    }

    /**
     * Reserves everybody on the list, in one order for all villages so that none waits for another in a circle. Who is
     * reserved elsewhere by now is left out of the count; answers how many.
     */
    public int reserve(WorkerList list) {
        jdbc.sql("""
                insert into reservation (nik_hash, cover, proposal_id, village_id, candidate_id)
                select worker.nik_hash, daterange(:first, :end), candidate.proposal_id, candidate.village_id, candidate.id
                from candidate
                join worker on worker.id = candidate.worker_id
                where candidate.proposal_id = :proposal and not candidate.excluded
                order by worker.nik_hash
                on conflict do nothing
                """)
                .param("proposal", list.proposal())
                .param("first", list.period().firstDay())
                .param("end", list.period().end())
                .update();
        return jdbc.sql("""
                update candidate set excluded = true
                where proposal_id = :proposal and not excluded
                    and not exists (select from reservation where reservation.candidate_id = candidate.id)
                """).param("proposal", list.proposal()).update();
    }

    /** Lets go of whoever was left out, so that another village may propose them. */
    public void releaseExcluded(long proposal) {
        jdbc.sql("""
                delete from reservation using candidate
                where candidate.id = reservation.candidate_id and candidate.proposal_id = :proposal and candidate.excluded
                """).param("proposal", proposal).update();
    }

    /** Lets go of everybody on the list. */
    public void release(long proposal) {
        jdbc.sql("delete from reservation where proposal_id = :proposal")
                .param("proposal", proposal)
                .update();
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Refused("Baris ini sudah tidak ada di daftar. Muat ulang halaman.");
        }
    }
}
