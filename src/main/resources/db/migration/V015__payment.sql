-- One payment per bill, and one live bill per contribution period: nothing is paid twice.
create table payment (
    id bigint generated always as identity primary key,
    bill_id bigint not null unique references bill,
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    amount bigint not null check (amount > 0),
    spp_number text,
    spp_date date,
    requested_by bigint references official,
    verified_by bigint references official,
    approved_by bigint references official,
    paid_by bigint references official,
    bank_reference text unique,
    paid_on date,
    constraint verifier_is_not_requester check (verified_by <> requested_by),
    constraint approver_is_not_requester check (approved_by <> requested_by),
    constraint approver_is_not_verifier check (approved_by <> verified_by),
    constraint payer_is_not_approver check (paid_by <> approved_by),
    constraint paid_after_approval check (paid_by is null or (approved_by is not null and bank_reference is not null and paid_on is not null)),
    constraint approved_after_verification check (approved_by is null or verified_by is not null),
    constraint verified_after_request check (verified_by is null or (requested_by is not null and spp_number is not null)),
    unique (id, village_id),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id),
    constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id)
);

-- The insurer may tell of the money before the treasurer has recorded it; the settlement is matched when that is done.
create table settlement (
    sequence bigint primary key,
    id text not null unique,
    billing_code text not null,
    amount bigint not null,
    bank_reference text not null,
    settled_at timestamptz not null,
    bill_id bigint references bill,
    village_id int references village,
    matched boolean not null,
    paid_at timestamptz not null,
    constraint matched_to_a_bill check (not matched or (bill_id is not null and village_id is not null)),
    constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id)
);
create index settlement_unmatched on settlement (bill_id) where not matched;
create unique index one_matched_settlement on settlement (bill_id) where matched;

create table account (
    code text primary key,
    name text not null
);
insert into account values
    ('BUDGET', 'Anggaran desa'), ('COMMITTED', 'Iuran disetujui'), ('CLEARING', 'Dibayar, menunggu BPJS'), ('PAID', 'Iuran lunas');

create table ledger_entry (
    id bigint generated always as identity primary key,
    payment_id bigint not null references payment,
    village_id int not null references village,
    kind text not null check (kind in ('COMMIT', 'PAY', 'SETTLE')),
    at timestamptz not null,
    unique (payment_id, kind),
    unique (id, village_id),
    constraint village_of_payment foreign key (payment_id, village_id) references payment (id, village_id)
);
create table ledger_posting (
    entry_id bigint not null references ledger_entry,
    account text not null references account,
    village_id int not null references village,
    amount bigint not null check (amount <> 0),
    primary key (entry_id, account),
    constraint village_of_entry foreign key (entry_id, village_id) references ledger_entry (id, village_id)
);
create function refuse_unbalanced() returns trigger
    language plpgsql
as $$
declare
    entry bigint := case tg_table_name when 'ledger_entry' then (to_jsonb(new) ->> 'id')::bigint
        else (to_jsonb(new) ->> 'entry_id')::bigint end;
    total bigint;
    legs int;
begin
    select coalesce(sum(amount), 0), count(*) into total, legs from ledger_posting where entry_id = entry;
    if total <> 0 or legs < 2 then
        raise exception 'Ledger entry % is not balanced: sum %, legs %', entry, total, legs using errcode = '23514';
    end if;
    return null;
end
$$;
create constraint trigger balanced after insert on ledger_entry deferrable initially deferred
    for each row execute function refuse_unbalanced();
create constraint trigger balanced after insert on ledger_posting deferrable initially deferred
    for each row execute function refuse_unbalanced();
create trigger append_only before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_posting
    for each statement execute function refuse_change();

-- A settlement of nobody we know is for those who see every village.
call guard_by_village('settlement');
call guard_by_village('payment');
call guard_by_village('ledger_entry');
call guard_by_village('ledger_posting');
grant select, insert, update on payment to ${app_role};
grant select, insert on settlement, ledger_entry, ledger_posting to ${app_role};
grant update (matched) on settlement to ${app_role};
grant select on account to ${app_role};
