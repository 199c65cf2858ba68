create table proposal (
    id bigint generated always as identity primary key,
    village_id int not null references village,
    budget_year int not null,
    first_month date not null check (extract(day from first_month) = 1),
    months int not null check (months between 1 and 12),
    instalment_months int not null check (instalment_months in (1, 3, 6, 12) and months % instalment_months = 0),
    cover daterange not null generated always as (
        daterange(first_month, (first_month + make_interval(months => months))::date)) stored,
    fund_source text not null references fund_source,
    payer text not null check (payer in ('VILLAGE', 'REGENCY')),
    basis text not null check (basis in ('DRAFT_ORIGINAL', 'DRAFT_CHANGE', 'ENACTED')),
    regulation_number text,
    regulation_date date,
    activity_code text not null,
    account_code text not null,
    target int not null check (target between 1 and 2000),
    stage text not null check (stage in
        ('DRAFT', 'SIGNING', 'REVIEW', 'CORRECTION', 'READY', 'ENDORSED', 'REGISTERED', 'PAYMENT', 'COVERED')),
    stage_since timestamptz not null,
    revision int not null default 0 check (revision >= 0),
    started_by bigint not null references official,
    started_at timestamptz not null,
    unique (id, village_id),
    check (basis <> 'ENACTED' or (regulation_number is not null and regulation_date is not null))
);
create index proposal_village on proposal (village_id);

-- What was frozen each time the village head signed: the list's fingerprint, the people and the money.
create table revision (
    proposal_id bigint not null references proposal,
    revision int not null check (revision > 0),
    village_id int not null references village,
    letter_number text not null,
    sha256 bytea not null check (length(sha256) = 32),
    people int not null check (people > 0),
    amount bigint not null check (amount > 0),
    fund_source text not null,
    activity_code text not null,
    account_code text not null,
    drafted_by bigint not null references official,
    signed_by bigint not null references official,
    submitted_at timestamptz not null,
    primary key (proposal_id, revision),
    unique (village_id, letter_number),
    constraint operator_never_signs check (drafted_by <> signed_by),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);
create trigger append_only before update or delete or truncate on revision
    for each statement execute function refuse_change();

create table letter_counter (
    village_id int not null references village,
    year int not null,
    last int not null,
    primary key (village_id, year)
);

-- When a proposal entered each stage.
create table stage_entered (
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    stage text not null,
    at timestamptz not null,
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);
create index stage_entered_proposal on stage_entered (proposal_id);

-- One row per user task: where the work lies, and the decision saved for it until completing applies it.
create table step (
    task_id text primary key,
    step text not null,
    subject text not null,
    proposal_id bigint references proposal,
    village_id int references village,
    role text not null,
    area int not null,
    opened_at timestamptz not null,
    due_at timestamptz,
    version int not null default 0,
    task_revision int,
    content jsonb,
    saved_by bigint references official,
    saved_at timestamptz,
    closed_at timestamptz,
    closed_by bigint references official,
    card text not null,
    check ((closed_by is null) or (closed_at is not null)),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id) match full
);
create index step_open_by_proposal on step (proposal_id, step, opened_at desc);
create index step_by_subject on step (subject, step, opened_at desc) where proposal_id is null;

-- What an official has filled in before a process starts.
create table start_decision (
    process text not null,
    official_id bigint not null references official,
    version int not null,
    content jsonb not null,
    saved_at timestamptz not null,
    primary key (process, official_id)
);

-- Row-level security looks at the row alone: what hangs on a proposal is of the same village.
alter table candidate
    add foreign key (proposal_id) references proposal,
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table refused_row
    add foreign key (proposal_id) references proposal,
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table reservation
    add foreign key (proposal_id) references proposal,
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);

-- A list that was handed over is closed, with the rows set aside from it and the people on it: it changes again only when the
-- village has it for correction, and not by moving its people into another list or out of it either.
create function refuse_closed_list() returns trigger
    language plpgsql
as $$
declare
    proposals bigint[] := case tg_op
        when 'INSERT' then array[new.proposal_id]
        when 'DELETE' then array[old.proposal_id]
        else array[old.proposal_id, new.proposal_id] end;
begin
    if exists (
        select from unnest(proposals) as wanted (id)
        left join proposal on proposal.id = wanted.id
        where proposal.stage is null or proposal.stage not in ('DRAFT', 'CORRECTION')
    ) then
        raise exception 'The list of proposal % is closed', proposals[1] using errcode = '23514';
    end if;
    return coalesce(new, old);
end
$$;
create trigger closed_list before insert or delete or update of proposal_id, worker_id, position, occupation, income, base_income,
        monthly, months, warnings, confirmed
    on candidate
    for each row execute function refuse_closed_list();
create trigger closed_list before insert or delete or update on refused_row
    for each row execute function refuse_closed_list();

create function refuse_closed_person() returns trigger
    language plpgsql
as $$
begin
    if exists (
        select from candidate
        join proposal on proposal.id = candidate.proposal_id
        where candidate.worker_id = old.id and proposal.stage not in ('DRAFT', 'CORRECTION')
    ) then
        raise exception 'Worker % stands on a list that is closed', old.id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger closed_list before update of village_id, nik_hash, nik_mask, secrets, name, birth_date, sex on worker
    for each row execute function refuse_closed_person();

call guard_by_village('proposal');
call guard_by_village('revision');
call guard_by_village('letter_counter');
call guard_by_village('stage_entered');
-- A step of the regency is for those who see every village.
call guard_by_village('step');
grant select, insert, update on proposal, letter_counter, step to ${app_role};
grant select, insert on revision, stage_entered to ${app_role};
grant select, insert, update, delete on start_decision to ${app_role};
