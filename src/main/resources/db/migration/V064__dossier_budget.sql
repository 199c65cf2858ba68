-- What the budgets of all villages come to, and contributions that others pay: entered by hand, as no table of ours knows it.
-- Whether an entry says what its register asks for; what is optional may be missing, never empty.
create or replace function dossier_entry_fits(register text, body jsonb) returns boolean
    language sql immutable
as $$
    select jsonb_typeof(body) = 'object'
        and not exists (select from jsonb_each(body) where jsonb_typeof(value) <> 'string' or btrim(value #>> '{}') = '')
        and body::text !~ '[0-9]{16}'
        and coalesce(case register
            when 'REGULATION' then body ?& array['number', 'day', 'subject']
                and body ->> 'kind' in ('PERDA', 'PERBUP', 'SK', 'SE', 'PKS')
                and (not body ?| array['regent', 'subdistrict'] or body ->> 'kind' in ('PERDA', 'PERBUP'))
                and coalesce(body ->> 'until', '9999') >= coalesce(body ->> 'from', body ->> 'day')
            when 'SEGMENT' then body ?& array['source', 'day']
                and body ->> 'segment' in ('PU', 'BPU', 'NON_ASN', 'PERANGKAT_DESA', 'JASA_KONSTRUKSI')
                and whole_number(body ->> 'workers') > 0
                and whole_number(body ->> 'active') <= whole_number(body ->> 'workers')
            when 'BUDGET' then body ?& array['source', 'day']
                and body ->> 'kind' in ('APBDES', 'APBD', 'CSR') and whole_number(body ->> 'amount') > 0
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

alter table dossier_entry
    drop constraint dossier_entry_register_check,
    add constraint dossier_entry_register_check check (register in
        ('REGULATION', 'SEGMENT', 'BUDGET', 'CLAIMS', 'NARRATIVE', 'EVIDENCE', 'AWARD', 'WEIGHTS'));

create or replace function refuse_other_history() returns trigger
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
    -- One narrative, one set of weights and one sum of all village budgets in a year, and one number for each segment.
    if not new.withdrawn and (new.register in ('NARRATIVE', 'WEIGHTS', 'SEGMENT') or new.body ->> 'kind' = 'APBDES') and exists (
        select from (
            select distinct on (entry) * from dossier_entry
            where register = new.register and year = new.year and entry <> new.entry
            order by entry, version desc
        ) other
        where not withdrawn and other.body ->> 'segment' is not distinct from new.body ->> 'segment'
            and (new.register <> 'BUDGET' or other.body ->> 'kind' = 'APBDES')
    ) then
        raise exception 'Isian untuk tahun ini sudah ada. Buka isian itu, lalu ubah di sana.' using errcode = 'PD001';
    end if;
    return new;
end
$$;
