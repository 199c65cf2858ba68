-- What the whole regency writes together is read by those who see every village, and by nobody else.
create procedure keep_to_regency(guarded regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format($policy$
        create policy regency_scope on %s
            using ((select scope_is_all()))
            with check ((select scope_is_all()))
        $policy$, guarded);
end
$$;

create table dossier_file (
    id bigint generated always as identity primary key,
    name text not null check (name <> ''),
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    content bytea not null check (length(content) > 0),
    sha256 bytea not null unique,
    added_by bigint not null references official,
    added_at timestamptz not null,
    constraint fingerprint_of_content check (sha256 = sha256(content))
);
alter table dossier_file alter column content set storage external;
create trigger append_only before update or delete or truncate on dossier_file
    for each statement execute function refuse_change();

create function whole_number(written text) returns bigint
    language sql immutable
    return case when written ~ '^[0-9]{1,15}$' then written::bigint end;

-- Whether an entry says what its register asks for; what is optional may be missing, never empty.
create function dossier_entry_fits(register text, body jsonb) returns boolean
    language sql immutable
as $$
    select jsonb_typeof(body) = 'object'
        and not exists (select from jsonb_each(body) where jsonb_typeof(value) <> 'string' or btrim(value #>> '{}') = '')
        and body::text !~ '[0-9]{16}'
        and coalesce(case register
            when 'REGULATION' then body ?& array['number', 'day', 'subject']
                and body ->> 'kind' in ('PERDA', 'PERBUP', 'SK', 'SE', 'PKS')
            when 'SEGMENT' then body ?& array['source', 'day']
                and body ->> 'segment' in ('PU', 'BPU', 'NON_ASN', 'PERANGKAT_DESA', 'JASA_KONSTRUKSI')
                and whole_number(body ->> 'workers') > 0
                and whole_number(body ->> 'active') <= whole_number(body ->> 'workers')
            when 'CLAIMS' then body ?& array['letter', 'day']
                and body ->> 'kind' in ('JKK', 'JKM', 'BEASISWA')
                and whole_number(body ->> 'count') > 0 and whole_number(body ->> 'amount') > 0
            when 'NARRATIVE' then body <> '{}'
            when 'EVIDENCE' then body ?& array['caption', 'day']
                and body ->> 'kind' in ('FOTO', 'BERITA', 'NOTULEN', 'SURAT', 'KISAH')
                and (body ->> 'people' is null or body ->> 'consent' = 'ya')
            when 'AWARD' then body ?& array['name', 'giver', 'place']
            when 'WEIGHTS' then body = '{}' or (
                select sum(whole_number(value)) = 100 and count(*) = count(whole_number(value)) from jsonb_each_text(body))
        end, false)
$$;

-- Nothing is overwritten: an entry that changes gets another version, one that is taken out a last one that says so.
create sequence dossier_entry_number;
create table dossier_entry (
    entry bigint not null,
    version int not null check (version > 0),
    register text not null check (register in
        ('REGULATION', 'SEGMENT', 'CLAIMS', 'NARRATIVE', 'EVIDENCE', 'AWARD', 'WEIGHTS')),
    year int not null check (year between 2015 and 2099),
    body jsonb not null,
    file_id bigint references dossier_file,
    withdrawn boolean not null default false,
    written_by bigint not null references official,
    written_at timestamptz not null,
    primary key (entry, version),
    constraint says_what_is_asked check (dossier_entry_fits(register, body)),
    constraint file_where_one_belongs check (file_id is null or register in ('REGULATION', 'EVIDENCE')),
    constraint regulation_with_its_text check (register <> 'REGULATION' or file_id is not null),
    constraint evidence_to_be_seen check (register <> 'EVIDENCE' or file_id is not null or body ? 'address')
);
create index dossier_entry_of_year on dossier_entry (register, year);

create function refuse_other_history() returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtext('dossier_entry'));
    if new.version <> 1 + coalesce((select max(version) from dossier_entry where entry = new.entry), 0) or exists (
        select from dossier_entry
        where entry = new.entry and (register, year) is distinct from (new.register, new.year)
    ) then
        raise exception 'Isian ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.'
            using errcode = 'PD001';
    end if;
    -- One narrative and one set of weights in a year, and one number for each segment.
    if not new.withdrawn and new.register in ('NARRATIVE', 'WEIGHTS', 'SEGMENT') and exists (
        select from (
            select distinct on (entry) * from dossier_entry
            where register = new.register and year = new.year and entry <> new.entry
            order by entry, version desc
        ) other
        where not withdrawn and other.body ->> 'segment' is not distinct from new.body ->> 'segment'
    ) then
        raise exception 'Isian untuk tahun ini sudah ada. Buka isian itu, lalu ubah di sana.' using errcode = 'PD001';
    end if;
    return new;
end
$$;
create trigger one_history before insert on dossier_entry for each row execute function refuse_other_history();
create trigger append_only before update or delete or truncate on dossier_entry
    for each statement execute function refuse_change();

call keep_to_regency('dossier_file');
call keep_to_regency('dossier_entry');
grant select, insert on dossier_file, dossier_entry to ${app_role};
grant usage on sequence dossier_entry_number to ${app_role};
