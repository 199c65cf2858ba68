-- As before, but proposal by proposal: in one query the rows of the whole regency were added up for each.
create or replace function refuse_more_than_endorsed() returns trigger
    language plpgsql
as $$
declare
    asked bigint;
begin
    for asked in select distinct proposal_id from added order by proposal_id loop
        perform from proposal where id = asked for no key update;
        if exists (
            select from added
            join endorsed_worker on endorsed_worker.candidate_id = added.candidate_id
            where endorsed_worker.proposal_id = asked and endorsed_worker.standing = 'RESERVE'
                and not exists (select from replacement where replacement.replaced_by = added.candidate_id)
        ) then
            raise exception 'The reserve is asked for in the place of somebody refused' using errcode = '23514';
        end if;
        if exists (
            select from (
                select count(*) as people, sum(candidate.monthly * candidate.months) as amount
                from entrant
                join candidate on candidate.id = entrant.candidate_id
                left join enrolled_worker on enrolled_worker.registration_id = entrant.registration_id
                    and enrolled_worker.candidate_id = entrant.candidate_id
                where entrant.proposal_id = asked and enrolled_worker.refusal is null
            ) wanted, (
                select count(*) as people, sum(candidate.monthly * candidate.months) as amount
                from endorsed_worker
                join candidate on candidate.id = endorsed_worker.candidate_id
                where endorsed_worker.proposal_id = asked and endorsed_worker.standing = 'PARTICIPANT'
            ) endorsed
            where wanted.people > endorsed.people or wanted.amount > endorsed.amount
        ) then
            raise exception 'More is asked for than was endorsed' using errcode = '23514';
        end if;
    end loop;
    return null;
end
$$;
