package id.payungdesa.letter;

import id.payungdesa.access.Role;
import id.payungdesa.common.Rupiah;
import id.payungdesa.letter.Signatories.Decided;
import id.payungdesa.proposal.Proposals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What goes with the payment request that the village has written in Siskeudes: for whom and how the amount comes about. It
 * names no billing code, as that may have been renewed since.
 */
@Component
class PaymentAnnex implements Content {

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final BudgetWords budget;
    private final Signatories signatories;

    PaymentAnnex(JdbcClient jdbc, Proposals proposals, BudgetWords budget, Signatories signatories) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.budget = budget;
        this.signatories = signatories;
    }

    record Said(
            String number,
            String day,
            int year,
            String period,
            String fundSource,
            String activity,
            String account,
            List<Line> lines,
            String people,
            String amount,
            String amountInWords,
            Signatory requester,
            Signatory verifier,
            Signatory approver) {}

    /** So many people who pay the same. */
    record Line(int people, int months, Rupiah monthly) {

        public Rupiah amount() {
            return monthly.times((long) people * months);
        }
    }

    private record Paid(
            long bill,
            long amount,
            LocalDate firstMonth,
            int months,
            LocalDate sppDate,
            long requestedBy,
            long verifiedBy,
            long approvedBy) {}

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PAYMENT_ANNEX);
    }

    @Override
    public Said of(ReadyLetter letter) {
        var proposal = proposals.get(letter.proposal());
        var paid = paid(letter);
        var line = budget.of(proposal.year(), proposal.line());
        var lines = lines(paid);
        var amount = Rupiah.of(paid.amount());
        var at = paid.sppDate().atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Said(
                letter.number().orElseThrow(),
                letter.day(),
                letter.year(),
                Words.period(YearMonth.from(paid.firstMonth()), paid.months()),
                line.fundSource(),
                line.activity(),
                line.account(),
                lines,
                Words.counted(lines.stream().mapToInt(Line::people).sum()),
                amount.toString(),
                amount.inWords(),
                signed(letter, "requestPayment", paid.requestedBy(), at, Role.ACTIVITY_OFFICER, ""),
                signed(letter, "verifyPaymentRequest", paid.verifiedBy(), at, Role.VILLAGE_SECRETARY, ""),
                signed(letter, "approvePayment", paid.approvedBy(), at, Role.VILLAGE_HEAD, letter.villageName()));
    }

    private Signatory signed(ReadyLetter letter, String step, long by, Instant at, Role role, String place) {
        return signatories.of(letter, new Decided(step, by, at), role, place);
    }

    private Paid paid(ReadyLetter letter) {
        return jdbc.sql("""
                select bill.id as bill, payment.amount, bill.first_month, bill.months, payment.spp_date, payment.requested_by,
                    payment.verified_by, payment.approved_by
                from payment
                join bill on bill.id = (select min(bill_id) from payment_bill where payment_id = payment.id)
                where 'payment-' || payment.id = :subject and payment.proposal_id = :proposal
                """)
                .param("subject", letter.subject())
                .param("proposal", letter.proposal().value())
                .query(Paid.class)
                .single();
    }

    /** Who turns 65 within the period is billed for fewer months. */
    private List<Line> lines(Paid paid) {
        return jdbc.sql("""
                select count(*) as people, least(candidate.months, :months) as months, candidate.monthly
                from billed_worker join candidate on candidate.id = billed_worker.candidate_id
                where billed_worker.bill_id = :bill
                group by 2, candidate.monthly
                order by candidate.monthly, 2 desc
                """)
                .param("bill", paid.bill())
                .param("months", paid.months())
                .query((row, n) ->
                        new Line(row.getInt("people"), row.getInt("months"), Rupiah.of(row.getLong("monthly"))))
                .list();
    }
}
