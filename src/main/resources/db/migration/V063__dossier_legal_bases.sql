-- A regulation may be a legal basis of our decrees, from the day it takes effect until it ends.
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

-- What was registered by then and in force on that day; regulations are no secret to a village that prints its decree.
create function legal_bases(decree text, on_day date, known_at timestamptz)
    returns table (kind text, number text, day date, subject text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    before text := current_setting('app.villages', true);
begin
    perform set_config('app.villages', '*', true);
    return query
        select distinct on (body ->> 'kind', body ->> 'day', body ->> 'number')
            body ->> 'kind', body ->> 'number', (body ->> 'day')::date, body ->> 'subject'
        from (
            select distinct on (entry) * from dossier_entry
            where register = 'REGULATION' and written_at <= known_at
            order by entry, version desc
        ) regulation
        where not withdrawn and body ? decree and coalesce(body ->> 'from', body ->> 'day')::date <= on_day
            and coalesce((body ->> 'until')::date >= on_day, true)
        order by body ->> 'kind' desc, body ->> 'day', body ->> 'number', entry desc;
    perform set_config('app.villages', coalesce(before, ''), true);
end
$$;
revoke execute on function legal_bases from public;
grant execute on function legal_bases to ${app_role};
