-- Row-level security holds the owner too; what is written here concerns every village.
select set_config('app.villages', '*', true);

-- A code that expires is followed by another one for the same contribution, and is dead.
alter table bill
    add replaces bigint unique,
    add found_paid boolean not null default false,
    add unique (id, village_id, proposal_id, amount, first_month, months),
    add constraint renewal_of_the_same foreign key (replaces, village_id, proposal_id, amount, first_month, months)
        references bill (id, village_id, proposal_id, amount, first_month, months),
    add constraint paid_code_is_not_dead check (not (found_paid and dead));

-- Who pays follows the proposal: the treasurer of a village needs an approved SPP, that of the regency none.
alter table proposal add unique (id, payer);
alter table payment
    add payer text,
    add turn int not null default 1 check (turn > 0),
    add to_pay bigint,
    add waiting_since timestamptz,
    add accepted boolean not null default false,
    add settled_at timestamptz;
update payment set
    payer = (select payer from proposal where proposal.id = payment.proposal_id),
    to_pay = amount,
    waiting_since = (select at from ledger_entry where payment_id = payment.id and kind = 'PAY'),
    settled_at = (select settled_at from settlement where settlement.bill_id = payment.bill_id and matched);
alter table payment
    alter payer set not null,
    alter to_pay set not null,
    drop constraint paid_after_approval,
    add constraint payer_of_proposal foreign key (proposal_id, payer) references proposal (id, payer),
    add constraint paid_after_approval check (paid_by is null or payer = 'REGENCY' or approved_by is not null),
    add constraint paid_with_receipt
        check (paid_by is null or num_nulls(bank_reference, paid_on, waiting_since) = 0),
    add constraint receipt_of_somebody check (paid_by is not null or num_nonnulls(bank_reference, paid_on) = 0),
    add constraint to_pay_within_amount check (to_pay between 1 and amount),
    add constraint settled_when_paid check (settled_at is null or paid_by is not null);

-- Every code a payment was to be made with.
create table payment_bill (
    bill_id bigint primary key references bill,
    payment_id bigint not null references payment,
    village_id int not null references village,
    unique (payment_id, bill_id),
    constraint village_of_payment foreign key (payment_id, village_id) references payment (id, village_id),
    constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id)
);
insert into payment_bill select bill_id, id, village_id from payment;
alter table payment
    add constraint bill_is_kept foreign key (id, bill_id) references payment_bill (payment_id, bill_id)
        deferrable initially deferred;
create trigger append_only before update or delete or truncate on payment_bill
    for each statement execute function refuse_change();

-- Every receipt of the bank that was ever recorded; a payment may be reopened, but no reference pays twice.
create table bank_receipt (
    bank_reference text primary key,
    payment_id bigint not null references payment,
    turn int not null,
    bill_id bigint not null references bill,
    village_id int not null references village,
    amount bigint not null check (amount > 0),
    paid_on date not null,
    recorded_by bigint not null references official,
    recorded_at timestamptz not null,
    unique (payment_id, turn),
    unique (payment_id, turn, bank_reference),
    constraint village_of_payment foreign key (payment_id, village_id) references payment (id, village_id),
    constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id)
);
insert into bank_receipt
select bank_reference, id, turn, bill_id, village_id, amount, paid_on, paid_by, waiting_since
from payment where paid_by is not null;
alter table payment
    add constraint receipt_is_kept foreign key (id, turn, bank_reference)
        references bank_receipt (payment_id, turn, bank_reference);
create trigger append_only before update or delete or truncate on bank_receipt
    for each statement execute function refuse_change();

alter table settlement add unique (sequence, village_id);

-- What the insurer told, or did not tell, and what does not fit what the village paid. Two people resolve it, or it vanishes.
create table settlement_dispute (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('SILENT', 'SHORT', 'OVER', 'DOUBLE', 'DEAD_CODE', 'UNKNOWN_CODE')),
    payment_id bigint references payment,
    village_id int references village,
    settlement bigint references settlement,
    amount bigint not null check (amount > 0),
    raised_at timestamptz not null,
    outcome text,
    letter_number text,
    letter_date date,
    refund_reference text,
    note text,
    proposed_by bigint references official,
    confirmed_by bigint references official,
    overtaken boolean not null default false,
    resolved_at timestamptz,
    unique (id, village_id),
    unique (settlement, kind),
    constraint about_a_payment check ((payment_id is null) = (kind = 'UNKNOWN_CODE')),
    constraint about_a_village check ((payment_id is null) = (village_id is null)),
    constraint about_a_settlement check ((settlement is null) = (kind = 'SILENT')),
    constraint outcome_fits_kind check (outcome is null or (kind, outcome) in (
        ('SILENT', 'ACCEPT'), ('SILENT', 'PAY_REST'), ('SHORT', 'ACCEPT'), ('SHORT', 'PAY_REST'), ('OVER', 'ACCEPT'),
        ('OVER', 'REFUNDED'), ('DOUBLE', 'ACCEPT'), ('DOUBLE', 'REFUNDED'), ('DEAD_CODE', 'ACCEPT'),
        ('DEAD_CODE', 'PAY_REST'), ('UNKNOWN_CODE', 'NOT_OURS'))),
    constraint accepted_in_writing
        check (outcome is distinct from 'ACCEPT' or (letter_number is not null and letter_date is not null)),
    constraint refunded_with_reference check (outcome is distinct from 'REFUNDED' or refund_reference is not null),
    constraint proposed_by_somebody check ((outcome is null) = (proposed_by is null)),
    constraint confirmed_after_proposal check (confirmed_by is null or proposed_by is not null),
    constraint confirmed_by_another check (confirmed_by <> proposed_by),
    constraint resolved_by_two_or_overtaken check ((resolved_at is not null) = (overtaken or confirmed_by is not null)),
    constraint village_of_payment foreign key (payment_id, village_id) references payment (id, village_id),
    constraint village_of_settlement foreign key (settlement, village_id) references settlement (sequence, village_id)
);
create unique index one_open_dispute on settlement_dispute (payment_id, kind) where resolved_at is null;
create function refuse_resolved_dispute() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'DELETE' or old.resolved_at is not null then
        raise exception 'Dispute % is resolved', old.id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger resolved_stays_resolved before update or delete on settlement_dispute
    for each row execute function refuse_resolved_dispute();

-- The rest may arrive by itself, so several settlements may count for one bill; a payment is settled once all the same.
drop index one_matched_settlement;
alter table settlement
    add dispute_id bigint references settlement_dispute,
    add constraint village_of_dispute foreign key (dispute_id, village_id) references settlement_dispute (id, village_id);
create index settlement_unexplained on settlement (sequence) where not matched and dispute_id is null;

-- A reopened payment goes back to what was approved; what was paid too much waits at the insurer until it is returned.
insert into account values ('EXCESS', 'Kelebihan di BPJS');
alter table ledger_entry
    add turn int not null default 1,
    add dispute_id bigint,
    drop constraint ledger_entry_kind_check,
    drop constraint ledger_entry_payment_id_kind_key,
    add constraint ledger_entry_kind_check
        check (kind in ('COMMIT', 'PAY', 'REOPEN', 'SETTLE', 'EXCESS', 'REFUND')),
    add constraint excess_has_its_dispute check ((kind in ('EXCESS', 'REFUND')) = (dispute_id is not null)),
    add constraint booked_once unique nulls not distinct (payment_id, kind, turn, dispute_id),
    add constraint village_of_dispute foreign key (dispute_id, village_id) references settlement_dispute (id, village_id);
create unique index committed_once on ledger_entry (payment_id) where kind = 'COMMIT';
create unique index settled_once on ledger_entry (payment_id) where kind = 'SETTLE';

call guard_by_village('payment_bill');
call guard_by_village('bank_receipt');
-- A dispute of nobody we know is for those who see every village.
call guard_by_village('settlement_dispute');
grant select, insert on payment_bill, bank_receipt to ${app_role};
grant select, insert, update on settlement_dispute to ${app_role};
grant update (dispute_id) on settlement to ${app_role};
