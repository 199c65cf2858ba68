-- As before, but only what was endorsed of the proposals asked for is added up, not that of the whole regency.
create or replace function refuse_more_than_endorsed() returns trigger
    language plpgsql
as $$
begin
    perform from proposal where id in (select proposal_id from added) order by id for no key update;
    if exists (
        select from added
        join endorsed_worker on endorsed_worker.candidate_id = added.candidate_id and endorsed_worker.standing = 'RESERVE'
        where not exists (select from replacement where replacement.replaced_by = added.candidate_id)
    ) then
        raise exception 'The reserve is asked for in the place of somebody refused' using errcode = '23514';
    end if;
    if exists (
        select from (
            select count(*) as people, sum(candidate.monthly * candidate.months) as amount, entrant.proposal_id
            from entrant
            join candidate on candidate.id = entrant.candidate_id
            left join enrolled_worker on enrolled_worker.registration_id = entrant.registration_id
                and enrolled_worker.candidate_id = entrant.candidate_id
            where entrant.proposal_id in (select proposal_id from added) and enrolled_worker.refusal is null
            group by entrant.proposal_id
        ) asked
        join (
            select count(*) as people, sum(candidate.monthly * candidate.months) as amount, endorsed_worker.proposal_id
            from endorsed_worker
            join candidate on candidate.id = endorsed_worker.candidate_id
            where endorsed_worker.proposal_id in (select proposal_id from added) and endorsed_worker.standing = 'PARTICIPANT'
            group by endorsed_worker.proposal_id
        ) endorsed on endorsed.proposal_id = asked.proposal_id
        where asked.people > endorsed.people or asked.amount > endorsed.amount
    ) then
        raise exception 'More is asked for than was endorsed' using errcode = '23514';
    end if;
    return null;
end
$$;
