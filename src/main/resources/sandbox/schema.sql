-- The books of the sandbox insurer and bank. Nothing here is known to the application.
create table if not exists received_order (
    reference    text primary key,
    kind         text        not null check (kind in ('MATCHING', 'REGISTRATION')),
    content_hash text        not null,
    received_at  timestamptz not null,
    tell_at      timestamptz not null,
    answer       text
);

create sequence if not exists member_number start 26000000001;
create sequence if not exists bill_number start 1;
create sequence if not exists bank_number start 1;

create table if not exists member (
    nik        text primary key check (nik ~ '^[0-9]{16}$'),
    number     text not null unique check (number ~ '^[0-9]{11}$'),
    name       text not null,
    birth_date date not null
);

create table if not exists bill (
    code        text primary key check (code ~ '^[0-9]{16}$'),
    reference   text   not null unique references received_order,
    payer_code  text   not null,
    payer_name  text   not null,
    amount      bigint not null check (amount > 0),
    first_month date   not null,
    months      int    not null check (months between 1 and 12),
    due_on      date   not null,
    expires_on  date   not null check (expires_on >= due_on)
);

create table if not exists registration (
    bill        text   not null references bill,
    member      text   not null references member (number),
    base_income bigint not null check (base_income > 0),
    first_month date   not null,
    months      int    not null check (months between 1 and 12),
    paid_months int    not null check (paid_months between 1 and months),
    primary key (bill, member)
);
create index if not exists registration_member on registration (member);

create table if not exists payment (
    bill           text primary key references bill,
    bank_reference text        not null unique,
    paid_at        timestamptz not null,
    settles_at     timestamptz not null
);

create table if not exists settlement (
    sequence bigint primary key check (sequence > 0),
    bill     text not null unique references payment
);

-- A registration that adds to another brings a bill for all of both; the bill before it is dead.
alter table bill add column if not exists adds_to text references received_order;
alter table bill add column if not exists dead boolean not null default false;

-- Books from before codes were renewed and banks erred are brought along.
alter table received_order drop constraint if exists received_order_kind_check;
alter table received_order
    add constraint received_order_kind_check check (kind in ('MATCHING', 'REGISTRATION', 'RENEWAL'));
alter table bill add column if not exists received bigint not null default 0 check (received >= 0);
alter table settlement drop constraint if exists settlement_bill_fkey;
alter table settlement drop constraint if exists settlement_bill_key;
alter table payment drop constraint if exists payment_pkey;
alter table payment add column if not exists amount bigint check (amount > 0);
alter table payment add column if not exists told_code text check (told_code ~ '^[0-9]{16}$');
alter table payment add column if not exists kept boolean not null default false;
update payment set amount = bill.amount, told_code = bill.code from bill where bill.code = payment.bill and payment.amount is null;
create index if not exists payment_bill on payment (bill);
alter table settlement add column if not exists bank_reference text unique references payment (bank_reference);
update settlement set bank_reference = payment.bank_reference
from payment where payment.bill = settlement.bill and settlement.bank_reference is null;
