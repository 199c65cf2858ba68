-- A setting of the regency: everybody may read it, only who sees every village writes it, and what was set stays to be read.
-- A new row takes over from the one before it on the day it says; set_by is empty for what the application came with.
create procedure guard_by_regency(guarded regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('create policy seen on %s for select using (true)', guarded);
    execute format('create policy set_by_regency on %s for insert with check ((select scope_is_all()))', guarded);
end
$$;

-- The arguments are the columns that name what is set.
create function succeed_setting() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    same text := (select string_agg(format('former.%1$I = ($1).%1$I', part), ' and ') from unnest(tg_argv) part);
    following timestamptz;
begin
    execute format('select min(lower(valid)) from %I former where %s and lower(valid) > lower(($1).valid)', tg_table_name, same)
        into following using new;
    execute format('update %I former set valid = tstzrange(lower(valid), lower(($1).valid)) where %s and valid @> lower(($1).valid)',
        tg_table_name, same) using new;
    new.valid := tstzrange(lower(new.valid), following);
    return new;
end
$$;

create function refuse_lost_setting() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'UPDATE' or to_jsonb(new) - 'valid' <> to_jsonb(old) - 'valid' then
        raise exception '% is append-only', tg_table_name using errcode = '42501';
    end if;
    return new;
end
$$;

create table year_state (
    id bigint generated always as identity primary key,
    year int not null check (year between 2015 and 2099),
    deed text not null check (deed in ('OPENED', 'CLOSED', 'REOPENED')),
    reason text check (btrim(reason) <> ''),
    valid tstzrange not null default tstzrange(null, null),
    set_by bigint references official,
    set_at timestamptz not null,
    constraint reason_given check (deed = 'OPENED' or reason is not null),
    constraint one_state_at_a_time exclude using gist (year with =, valid with &&)
);
create unique index year_opened_once on year_state (year) where deed = 'OPENED';

create function refuse_untimely_deed() returns trigger
    language plpgsql
as $$
declare
    before text;
begin
    perform pg_advisory_xact_lock(42, new.year);
    before := (select deed from year_state where year = new.year order by id desc limit 1);
    if (new.deed = 'OPENED') <> (before is null) or (new.deed = 'CLOSED') <> (before in ('OPENED', 'REOPENED')) then
        raise exception 'Year % cannot be % after %', new.year, new.deed, coalesce(before, 'nothing') using errcode = '23514';
    end if;
    return new;
end
$$;

create table year_rule (
    id bigint generated always as identity primary key,
    year int not null check (year between 2015 and 2099),
    places int not null check (places between 1 and 2000),
    first_from int not null check (first_from between 1 and 12),
    first_to int not null check (first_to between 1 and 12),
    fewest_months int not null check (fewest_months between 1 and 12),
    most_months int not null check (most_months between 1 and 12),
    reason text check (btrim(reason) <> ''),
    valid tstzrange not null default tstzrange(null, null),
    set_by bigint references official,
    set_at timestamptz not null,
    check (first_from <= first_to),
    check (fewest_months <= most_months),
    constraint one_rule_at_a_time exclude using gist (year with =, valid with &&)
);

create table year_deadline (
    id bigint generated always as identity primary key,
    year int not null check (year between 2015 and 2099),
    kind text not null check (kind in ('PROPOSAL', 'EVALUATION', 'DECREE')),
    due date,
    reason text check (btrim(reason) <> ''),
    valid tstzrange not null default tstzrange(null, null),
    set_by bigint references official,
    set_at timestamptz not null,
    check (due is null or extract(year from due) between year - 1 and year),
    constraint one_deadline_at_a_time exclude using gist (year with =, kind with =, valid with &&)
);

create table year_circular (
    id bigint generated always as identity primary key,
    year int not null check (year between 2015 and 2099),
    number text not null check (btrim(number) <> ''),
    dated date not null,
    file_name text check (file_name ~ '^[^/\\[:cntrl:]]{1,120}$'),
    media_type text check (media_type in ('application/pdf')),
    sha256 bytea check (length(sha256) = 32),
    content bytea check (length(content) > 0),
    reason text check (btrim(reason) <> ''),
    valid tstzrange not null default tstzrange(null, null),
    set_by bigint references official,
    set_at timestamptz not null,
    constraint whole_file check (num_nulls(file_name, media_type, sha256, content) in (0, 4)),
    constraint one_circular_at_a_time exclude using gist (year with =, valid with &&)
);
alter table year_circular alter column content set storage external;

-- What held before is what the application came with.
alter table quota
    drop constraint quota_pkey,
    add column id bigint generated always as identity primary key,
    alter column places drop not null,
    alter column places drop default,
    add constraint places_of_a_proposal check (places between 1 and 2000),
    add column source text check (btrim(source) <> ''),
    add column counted_in int check (counted_in between 2015 and 2099),
    add column valid tstzrange not null default tstzrange(null, null),
    add column set_by bigint references official,
    add column set_at timestamptz not null default '-infinity',
    add constraint one_quota_at_a_time exclude using gist (year with =, village with =, valid with &&);

alter table activity_code
    drop constraint activity_code_pkey,
    add column id bigint generated always as identity primary key,
    add column allowed boolean not null default true,
    add column reason text check (btrim(reason) <> ''),
    add column valid tstzrange not null default tstzrange(null, null),
    add column set_by bigint references official,
    add column set_at timestamptz not null default '-infinity',
    add constraint one_activity_at_a_time exclude using gist (year with =, code with =, valid with &&);

alter table account_code
    drop constraint account_code_pkey,
    add column id bigint generated always as identity primary key,
    add column allowed boolean not null default true,
    add column reason text check (btrim(reason) <> ''),
    add column valid tstzrange not null default tstzrange(null, null),
    add column set_by bigint references official,
    add column set_at timestamptz not null default '-infinity',
    add constraint one_account_at_a_time exclude using gist (year with =, code with =, valid with &&);

-- What DPMPD says of a source in a year, where the village pays; without a verdict the decision table is asked.
create table fund_source_rule (
    id bigint generated always as identity primary key,
    year int not null check (year between 2015 and 2099),
    source text not null references fund_source,
    verdict text check (verdict in ('ALLOWED', 'WARN', 'REFUSED')),
    citation text check (btrim(citation) <> ''),
    reason text check (btrim(reason) <> ''),
    valid tstzrange not null default tstzrange(null, null),
    set_by bigint references official,
    set_at timestamptz not null,
    check ((verdict is null) = (citation is null)),
    constraint one_verdict_at_a_time exclude using gist (year with =, source with =, valid with &&)
);

-- 2026 and 2027 are under way.
insert into year_state (year, deed, set_at)
select year, 'OPENED', '-infinity' from generate_series(2026, 2027) year;
insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at)
select year, 100, 1, 12, 1, 12, '-infinity' from generate_series(2026, 2027) year;

create trigger timely before insert on year_state for each row execute function refuse_untimely_deed();

do $$
declare
    setting record;
begin
    for setting in
        select * from (values
            ('year_state', 'year'), ('year_rule', 'year'), ('year_deadline', 'year, kind'), ('year_circular', 'year'),
            ('quota', 'year, village'), ('activity_code', 'year, code'), ('account_code', 'year, code'),
            ('fund_source_rule', 'year, source')
        ) v (name, key)
    loop
        execute format('create trigger succeeds before insert on %I for each row execute function succeed_setting(%s)',
            setting.name, setting.key);
        execute format('create trigger append_only before update or delete on %I for each row execute function refuse_lost_setting()',
            setting.name);
        call guard_by_regency(setting.name::regclass);
    end loop;
end
$$;

grant select, insert on year_state, year_rule, year_deadline, year_circular, quota, activity_code, account_code, fund_source_rule
    to ${app_role};

-- Whoever closes a year waits for whoever is starting in it, and the other way round.
create function refuse_unopened_year() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform pg_advisory_xact_lock_shared(42, new.budget_year);
    if not exists (
        select from year_state where year = new.budget_year and deed <> 'CLOSED' and valid @> new.started_at
    ) then
        raise exception 'Tahun anggaran % tidak sedang dibuka, jadi usulan baru belum dapat dimulai. Tanyakan ke DPMPD.', new.budget_year
            using errcode = 'PD001';
    end if;
    return new;
end
$$;
create trigger open_year before insert on proposal for each row execute function refuse_unopened_year();
