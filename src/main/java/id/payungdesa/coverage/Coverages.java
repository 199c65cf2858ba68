package id.payungdesa.coverage;

import id.payungdesa.common.Indonesian;
import id.payungdesa.payment.ContributionSettled;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps cover: it begins when the contribution is paid, never before the first month that it pays for. */
@Component
@Transactional
public class Coverages {

    private final JdbcClient jdbc;
    private final Proposals proposals;

    Coverages(JdbcClient jdbc, Proposals proposals) {
        this.jdbc = jdbc;
        this.proposals = proposals;
    }

    /**
     * Covers everybody the bill was for; who turns 65 earlier is covered for fewer months, and who was paid for only
     * when those were over is not covered at all.
     */
    @EventListener
    void on(ContributionSettled settled) {
        jdbc.sql("""
                insert into coverage (worker_id, nik_hash, village_id, candidate_id, bill_id, cover, months)
                select worker_id, nik_hash, village_id, candidate_id, bill_id, daterange(starts, ends), months
                from (
                    select worker.id as worker_id, worker.nik_hash, candidate.village_id, candidate.id as candidate_id,
                        bill.id as bill_id, greatest(bill.first_month, :paid) as starts,
                        (bill.first_month + make_interval(months => least(bill.months, candidate.months)))::date as ends,
                        least(bill.months, candidate.months) as months
                    from bill
                    join billed_worker on billed_worker.bill_id = bill.id
                    join candidate on candidate.id = billed_worker.candidate_id
                    join worker on worker.id = candidate.worker_id
                    where bill.id = :bill
                ) person
                where starts < ends
                """)
                .param("paid", LocalDate.ofInstant(settled.paidAt(), Indonesian.WITA))
                .param("bill", settled.bill())
                .update();
        proposals.reached(settled.proposal(), Stage.COVERED);
    }

    /** How many people of a proposal are covered on a day. */
    @Transactional(readOnly = true)
    public int coveredOn(long proposal, LocalDate day) {
        return jdbc.sql("""
                select count(*) from coverage join candidate on candidate.id = coverage.candidate_id
                where candidate.proposal_id = :proposal and coverage.cover @> :day
                """)
                .param("proposal", proposal)
                .param("day", day)
                .query(Integer.class)
                .single();
    }
}
