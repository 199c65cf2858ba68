-- Whose rows a transaction may see beside those of villages: the official's own, as `app.official` tells; the system's are all.
create function scope_official() returns bigint
    language sql stable parallel safe
as $$
    select nullif(current_setting('app.official', true), '')::bigint
$$;

create procedure guard_by_official(guarded regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format($policy$
        create policy own_row on %s
            using (official_id = (select scope_official()) or ((select scope_is_all()) and (select scope_official()) is null))
            with check (official_id = (select scope_official()) or ((select scope_is_all()) and (select scope_official()) is null))
        $policy$, guarded);
end
$$;

-- What happened and nobody has been told of yet. Written by triggers with the deed itself, so it is neither lost nor told of
-- what was rolled back, and an official's step sends no statement for it. Without foreign keys: they would lock the village.
create table happening (
    id bigint generated always as identity primary key,
    source text not null check (source in ('STEP', 'NOTICE', 'STAGE')),
    key text not null check (key <> ''),
    village_id int,
    deed xid8 not null default pg_current_xact_id()
);

create function note_step() returns trigger
    language plpgsql
as $$
begin
    insert into happening (source, key, village_id) values ('STEP', new.task_id, new.village_id);
    return null;
end
$$;
create trigger happened after insert on step for each row execute function note_step();

create function note_notice() returns trigger
    language plpgsql
as $$
begin
    insert into happening (source, key, village_id) values ('NOTICE', new.id::text, new.village_id);
    return null;
end
$$;
create trigger happened after insert on notice for each row execute function note_notice();

create function note_stage() returns trigger
    language plpgsql
as $$
begin
    insert into happening (source, key, village_id)
    select 'STAGE', proposal_id || '/' || stage, village_id from entered where stage in ('ENDORSED', 'COVERED');
    return null;
end
$$;
create trigger happened after insert on stage_entered referencing new table as entered
    for each statement execute function note_stage();

-- Where somebody is reached; sealed like everything that identifies a person.
create table contact (
    official_id bigint primary key references official,
    mail bytea,
    whatsapp bytea,
    changed_at timestamptz not null,
    constraint reached_somehow check (num_nonnulls(mail, whatsapp) > 0)
);

-- How somebody wants to be told of a kind; without a row, as the kind itself has it.
create table told_how (
    official_id bigint not null references official,
    kind text not null check (kind <> ''),
    manner text not null check (manner in ('NOW', 'DIGEST', 'PAGE')),
    primary key (official_id, kind)
);

-- One message to one person about one event, once; no worker's data are in it.
create table message (
    id bigint generated always as identity primary key,
    official_id bigint not null references official,
    event text not null check (event <> ''),
    kind text not null check (kind <> ''),
    subject text not null check (subject <> ''),
    sentence text not null check (sentence <> ''),
    path text not null check (path like '/%'),
    task_id text,
    due_on date,
    manner text not null check (manner in ('NOW', 'DIGEST', 'PAGE')),
    at timestamptz not null,
    digest_on date check (digest_on is null or manner = 'DIGEST'),
    constraint told_once unique (official_id, event),
    unique (id, official_id)
);
create index message_of_official on message (official_id, at desc);
create index message_for_digest on message (official_id) where manner = 'DIGEST' and digest_on is null;

-- A mail on its way: one message, or the digest of a day.
create table mail (
    id bigint generated always as identity primary key,
    official_id bigint not null references official,
    message_id bigint unique,
    digest_on date,
    state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
    fence bigint not null default 0,
    attempts int not null default 0,
    lease_until timestamptz,
    next_at timestamptz not null default clock_timestamp(),
    last_error text,
    queued_at timestamptz not null default clock_timestamp(),
    sent_at timestamptz,
    constraint one_digest_a_day unique (official_id, digest_on),
    constraint message_or_digest check (num_nonnulls(message_id, digest_on) = 1),
    constraint own_message foreign key (message_id, official_id) references message (id, official_id),
    check ((state = 'SENT') = (sent_at is not null))
);
create index mail_due on mail (next_at) where state = 'QUEUED';
create index mail_unsent on mail (queued_at) where state <> 'SENT';
alter table message add constraint in_own_digest foreign key (official_id, digest_on) references mail (official_id, digest_on);
create index message_of_digest on message (official_id, digest_on) where digest_on is not null;

call guard_by_village('happening');
call guard_by_official('contact');
call guard_by_official('told_how');
call guard_by_official('message');
call guard_by_official('mail');
grant select, insert, update, delete on happening, contact, told_how to ${app_role};
grant select, insert, update on message, mail to ${app_role};
