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

    /** Covers everybody the bill was for; who turns 65 earlier is covered for fewer months. */
    @EventListener
    void on(ContributionSettled settled) {
        jdbc.sql("""
                insert into coverage (worker_id, village_id, candidate_id, bill_id, cover, months)
                select candidate.worker_id, candidate.village_id, candidate.id, bill.id,
                    daterange(greatest(bill.first_month, :paid),
                        (bill.first_month + make_interval(months => least(bill.months, candidate.months)))::date),
                    least(bill.months, candidate.months)
                from bill
                join enrolled_worker enrolled on enrolled.registration_id = bill.registration_id and enrolled.refusal is null
                join candidate on candidate.id = enrolled.candidate_id
                where bill.id = :bill
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
