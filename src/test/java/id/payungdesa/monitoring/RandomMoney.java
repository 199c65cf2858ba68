package id.payungdesa.monitoring;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The money of a proposal on its way: a list that is signed, a decree, a code, a payment, and what the insurer tells of it. */
final class RandomMoney {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Tables tables;

    RandomMoney(Tables tables) {
        this.tables = tables;
    }

    void goesOn(Random random, long proposal) {
        switch (random.nextInt(4)) {
            case 0 -> signed(proposal, 1000L * (1 + random.nextInt(9_000)));
            case 1 -> decreed(proposal);
            default -> comesFurther(proposal, 1000L * (1 + random.nextInt(9_000)));
        }
    }

    private void comesFurther(long proposal, long amount) {
        if (!tables.has("registration where proposal_id = " + proposal)) {
            tables.enrolled(proposal);
        } else if (!tables.has("bill where proposal_id = " + proposal)) {
            tables.payment(proposal, amount);
        } else if (tables.has("payment where paid_by is null and proposal_id = " + proposal)) {
            paid(proposal);
        } else {
            settled(proposal);
        }
    }

    private void signed(long proposal, long amount) {
        tables.write("""
                insert into revision (proposal_id, revision, village_id, letter_number, sha256, people, amount, fund_source,
                    activity_code, account_code, drafted_by, signed_by, submitted_at)
                select id, 1 + (select count(*) from revision where proposal_id = proposal.id), village_id, 'acak/%d',
                    sha256('x'), 1, %d, fund_source, activity_code, account_code, (select min(id) from official),
                    (select max(id) from official), now()
                from proposal where id = %d
                """.formatted(NUMBERS.incrementAndGet(), amount, proposal));
    }

    private void decreed(long proposal) {
        tables.write("""
                with live as (
                    select round.id, opened_by, (select min(id) from official where id <> opened_by) as signer
                    from round_proposal join round on round.id = round_id
                    where fate is null and proposal_id = %d and not exists (select from decree where round_id = round.id)
                ), sent as (
                    insert into round_pass (round_id, pass, sent_by, sent_at) select id, 1, opened_by, now() from live
                ), signed as (
                    insert into round_signature (round_id, pass, step, official_id, at)
                    select id, 1, 'signDecree', signer, now() from live
                )
                insert into decree (round_id, number, decreed_on, signed_by, signed_at, pass)
                select id, 'acak/%d', now()::date, signer, now(), 1 from live
                """.formatted(proposal, NUMBERS.incrementAndGet()));
    }

    private void paid(long proposal) {
        tables.write("""
                with due as (
                    select *, (select array_agg(id) from (select id from official order by id limit 4) few) as desks
                    from payment where paid_by is null and proposal_id = %d
                ), receipt as (
                    insert into bank_receipt
                    select 'ACAK-' || id, id, turn, bill_id, village_id, amount, now()::date, desks[4], now() from due
                )
                update payment set spp_number = 'SPP', spp_date = now()::date, requested_by = desks[1], verified_by = desks[2],
                    approved_by = desks[3], paid_by = desks[4], bank_reference = 'ACAK-' || due.id, paid_on = now()::date,
                    waiting_since = now()
                from due where payment.id = due.id
                """.formatted(proposal));
        book(proposal, "PAY", "COMMITTED", "CLEARING", "paid_by is not null");
    }

    private void settled(long proposal) {
        tables.write("update payment set settled_at = now() where paid_by is not null and proposal_id = " + proposal);
        book(proposal, "SETTLE", "CLEARING", "PAID", "settled_at is not null");
    }

    private void book(long proposal, String kind, String from, String to, String condition) {
        tables.write("""
                with entry as (
                    insert into ledger_entry (payment_id, village_id, kind, at)
                    select id, village_id, '%1$s', now() from payment
                    where proposal_id = %2$d and %3$s
                        and not exists (select from ledger_entry where payment_id = payment.id and kind = '%1$s')
                    returning id, payment_id, village_id
                )
                insert into ledger_posting (entry_id, account, village_id, amount)
                select entry.id, leg.account, entry.village_id, leg.sign * payment.amount
                from entry
                join payment on payment.id = payment_id
                cross join (values ('%4$s', -1), ('%5$s', 1)) as leg (account, sign)
                """.formatted(kind, proposal, condition, from, to));
    }
}
