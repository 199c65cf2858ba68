-- Who may not see a chain does not write into it either; chain 0 belongs to those who see every village.
create or replace function audit_append(wanted_chain int, at timestamptz, official bigint, behalf bigint, action text, subject text,
        revision int, body jsonb) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    head chain_head;
    link bytea;
begin
    if not (scope_is_all() or wanted_chain = any (scope_villages())) then
        raise exception 'Chain % is outside the scope of this transaction', wanted_chain using errcode = '42501';
    end if;
    select * into strict head from chain_head where chain = wanted_chain for update;
    link := audit_hash(head.hash, head.seq + 1, at, official, behalf, action, subject, revision, body);
    insert into audit_entry
    values (wanted_chain, head.seq + 1, at, official, behalf, action, subject, revision, body, head.hash, link);
    update chain_head set seq = head.seq + 1, hash = link where chain = wanted_chain;
    return head.seq + 1;
end
$$;

-- A chain that is out of sight is not a broken one.
create or replace view audit_broken as
select entry.chain, entry.seq
from (
    select *,
        lag(hash) over by_chain as hash_before,
        lag(seq) over by_chain as seq_before
    from audit_entry
    window by_chain as (partition by chain order by seq)
) entry
where hash <> audit_hash(previous, seq, at, official_id, on_behalf_of, action, subject, revision, body)
   or previous <> coalesce(hash_before, sha256(convert_to('payung desa ' || chain, 'UTF8')))
   or seq <> coalesce(seq_before, 0) + 1
union all
select head.chain, head.seq
from chain_head head
left join lateral (
    select entry.seq, entry.hash from audit_entry entry where entry.chain = head.chain order by entry.seq desc limit 1
) last on true
where ((select scope_is_all()) or head.chain = any ((select scope_villages())::int[]))
  and (head.seq <> coalesce(last.seq, 0) or (last.seq is not null and last.hash <> head.hash));
