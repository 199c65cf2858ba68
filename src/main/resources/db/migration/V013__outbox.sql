-- Orders to the outside, written with the decision that causes them. Ids only: people are looked up when the order leaves.
create table outbox_order (
    id bigint generated always as identity primary key,
    kind text not null,
    subject text not null,
    village_id int not null references village,
    proposal_id bigint not null references proposal,
    reference text not null unique,
    state text not null default 'QUEUED' check (state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN', 'ANSWERED', 'REFUSED')),
    fence bigint not null default 0,
    lease_until timestamptz,
    attempts int not null default 0,
    next_at timestamptz not null default clock_timestamp(),
    last_error text,
    queued_at timestamptz not null default clock_timestamp(),
    answered_at timestamptz,
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);
create index outbox_order_due on outbox_order (next_at) where state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN');

-- Answers and notices on their way to a waiting process; each is taken once, and waits while nobody listens yet.
create table inbox_message (
    source text not null,
    message_id text not null,
    name text not null,
    subject text not null,
    village_id int not null references village,
    arrived_at timestamptz not null default clock_timestamp(),
    next_at timestamptz not null default clock_timestamp(),
    failures int not null default 0,
    last_error text,
    delivered_at timestamptz,
    primary key (source, message_id)
);
create index inbox_message_due on inbox_message (next_at) where delivered_at is null;

call guard_by_village('outbox_order');
call guard_by_village('inbox_message');
grant select, insert, update on outbox_order, inbox_message to ${app_role};
