-- The vault: whoever a village has entered. NIK, KK, mother's name, phone and address stand only in `secrets` (AES-GCM);
-- `nik_hash` (HMAC) finds a person again, `nik_mask` is what people see.
create table worker (
    id bigint generated always as identity primary key,
    village_id int not null references village,
    nik_hash bytea not null check (length(nik_hash) = 32),
    nik_mask text not null check (nik_mask ~ '^\d{6}\*{6}\d{4}$'),
    secrets bytea not null,
    name text not null check (name <> ''),
    birth_date date not null,
    sex text not null check (sex in ('L', 'P')),
    entered_at timestamptz not null,
    current boolean not null default true,
    unique (id, village_id)
);
-- A person on a list that was handed over stays as written there; a later list of the village gets a row of its own.
create unique index one_current_row_per_person on worker (village_id, nik_hash) where current;
create index worker_by_hash on worker (nik_hash);

-- A proposal's list, in the village's own order: the first accepted up to the target take part, the rest is reserve.
create table candidate (
    id bigint generated always as identity primary key,
    proposal_id bigint not null,
    village_id int not null references village,
    worker_id bigint not null references worker,
    position int not null,
    occupation text not null references occupation,
    income bigint not null check (income >= 0),
    base_income bigint not null check (base_income > 0),
    monthly bigint not null check (monthly > 0),
    months int not null check (months between 1 and 12),
    warnings text[] not null default '{}',
    confirmed boolean not null default false,
    entered_in int not null,
    excluded boolean not null default false,
    -- What a row lacks but nobody has to act on stands apart from the warnings that somebody has to look at.
    notes text[] not null default '{}',
    unique (id, village_id),
    unique (proposal_id, worker_id),
    unique (proposal_id, position),
    constraint village_of_worker foreign key (worker_id, village_id) references worker (id, village_id)
);
create index candidate_worker on candidate (worker_id);

-- Rows that were refused wait here, encrypted as typed, until the village mends or drops them.
create table refused_row (
    id bigint generated always as identity primary key,
    proposal_id bigint not null,
    village_id int not null references village,
    row_number int not null,
    cells bytea not null,
    reasons jsonb not null
);
create index refused_row_proposal on refused_row (proposal_id);

-- A person is reserved once per period, whichever village asks.
create table reservation (
    nik_hash bytea not null,
    cover daterange not null check (not isempty(cover)),
    proposal_id bigint not null,
    village_id int not null references village,
    candidate_id bigint not null references candidate,
    primary key (candidate_id),
    constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id),
    constraint one_reservation_per_period exclude using gist (nik_hash with =, cover with &&)
);

-- Names the village that holds a person, and nothing else of it; every other row of that village stays unseen.
create function reserved_elsewhere(hashes bytea[], wanted daterange, except_proposal bigint)
    returns table (nik_hash bytea, village_name text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    before text := current_setting('app.villages', true);
begin
    perform set_config('app.villages', '*', true);
    return query
        select held.nik_hash, village.name
        from reservation held
        join village on village.id = held.village_id
        where held.nik_hash = any (hashes) and held.cover && wanted and held.proposal_id <> except_proposal;
    perform set_config('app.villages', coalesce(before, ''), true);
end
$$;
revoke execute on function reserved_elsewhere from public;
grant execute on function reserved_elsewhere to ${app_role};

call guard_by_village('worker');
call guard_by_village('candidate');
call guard_by_village('refused_row');
call guard_by_village('reservation');
grant select, insert, update on worker to ${app_role};
grant select, insert, update, delete on candidate, refused_row, reservation to ${app_role};
