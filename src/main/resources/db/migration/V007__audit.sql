-- One row per decision; each row carries the hash of the one before it in the chain of its village. Chain 0 is the regency's.
create table chain_head (
    chain int primary key,
    seq bigint not null default 0,
    hash bytea not null
);
insert into chain_head (chain, hash)
select chain, sha256(convert_to('payung desa ' || chain, 'UTF8'))
from (select 0 as chain union all select id from village) chains;

create table audit_entry (
    chain int not null references chain_head,
    seq bigint not null check (seq > 0),
    at timestamptz not null,
    official_id bigint references official,
    on_behalf_of bigint references official,
    action text not null check (action <> ''),
    subject text not null,
    revision int,
    body jsonb not null,
    previous bytea not null,
    hash bytea not null,
    primary key (chain, seq)
);
create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

create function audit_hash(previous bytea, seq bigint, at timestamptz, official bigint, behalf bigint, action text, subject text,
        revision int, body jsonb) returns bytea
    language sql immutable
as $$
    select sha256(previous || convert_to(jsonb_build_array(
        seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), official, behalf, action, subject, revision, body
    )::text, 'UTF8'))
$$;

-- The only way in: the head of the chain is locked, so two decisions of one village never share a number.
create function audit_append(wanted_chain int, at timestamptz, official bigint, behalf bigint, action text, subject text,
        revision int, body jsonb) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    head chain_head;
    link bytea;
begin
    -- Who may not see a chain does not write into it either; chain 0 belongs to those who see every village.
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

-- Every link that does not fit: changed, removed, inserted, swapped, or cut off at the end. A chain out of sight is not broken.
create view audit_broken as
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

-- The regency's own chain (0) is read by those who see every village.
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy village_scope on audit_entry for select
    using ((select scope_is_all()) or chain = any ((select scope_villages())::int[]));
create policy appended on audit_entry for insert with check (true);

grant select on audit_entry, chain_head, audit_broken to ${app_role};
grant execute on function audit_append to ${app_role};
revoke execute on function audit_append from public;
grant execute on function audit_append to ${app_role};
