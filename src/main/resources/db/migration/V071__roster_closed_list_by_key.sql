-- Asked for each row of a list: by the proposal's key. As one question about an array it was planned as a walk over all
-- proposals, half a millisecond for each person in a regency's first year and more with each year after (src/docs/benchmarks.md).
create or replace function refuse_closed_list() returns trigger
    language plpgsql
as $$
begin
    if not exists (
            select from proposal
            where id = coalesce(new.proposal_id, old.proposal_id) and stage in ('DRAFT', 'CORRECTION'))
        or new.proposal_id <> old.proposal_id and not exists (
            select from proposal where id = old.proposal_id and stage in ('DRAFT', 'CORRECTION'))
    then
        raise exception 'The list of proposal % is closed', coalesce(old.proposal_id, new.proposal_id) using errcode = '23514';
    end if;
    return coalesce(new, old);
end
$$;
