-- Asked for each row of a list, so by the proposal's key, and as bare as it is: behind row-level security no index is asked for what
-- is compared with an expression or an array, and every row of a list walked over all proposals (src/docs/benchmarks.md).
create or replace function refuse_closed_list() returns trigger
    language plpgsql
as $$
declare
    wanted bigint := case tg_op when 'DELETE' then old.proposal_id else new.proposal_id end;
    left_behind bigint := case tg_op when 'UPDATE' then old.proposal_id else wanted end;
begin
    if not exists (select from proposal where id = wanted and stage in ('DRAFT', 'CORRECTION'))
        or left_behind <> wanted
            and not exists (select from proposal where id = left_behind and stage in ('DRAFT', 'CORRECTION'))
    then
        raise exception 'The list of proposal % is closed', left_behind using errcode = '23514';
    end if;
    return coalesce(new, old);
end
$$;
