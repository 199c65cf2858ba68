-- The people and money of a proposal are not read once more while what was counted of its village still holds, and the village
-- has no other proposal at the same stage.
create or replace view proposal_standing with (security_invoker = true) as
select proposal.id, proposal.village_id, proposal.budget_year, proposal.first_month, proposal.months, proposal.stage,
    proposal.stage_since, entered.round_id,
    coalesce(counted.people, enrolled.people, entered.people, listed.people) as people,
    coalesce(counted.amount, enrolled.amount, entered.amount, listed.amount) as amount
from proposal
left join round_proposal entered on entered.proposal_id = proposal.id and entered.fate is null
left join lateral (
    select people, amount
    from counted_standing
    where village_id = proposal.village_id and budget_year = proposal.budget_year and stage = proposal.stage
        and (proposal.village_id, proposal.budget_year) not in (select village_id, budget_year from changed_standing)
        and not exists (
            select from proposal other
            where other.village_id = proposal.village_id and other.budget_year = proposal.budget_year
                and other.stage = proposal.stage and other.id <> proposal.id)
) counted on true
left join lateral (
    select count(*) as people, coalesce(sum(monthly * months), 0) as amount
    from (
        select monthly, months, row_number() over (order by position) as nth
        from candidate
        where candidate.proposal_id = proposal.id and not excluded
            and counted.people is null and entered.proposal_id is null
    ) candidate
    where nth <= proposal.target
) listed on entered.proposal_id is null
left join lateral (
    select count(*) as people, coalesce(sum(candidate.monthly * candidate.months), 0) as amount
    from registration
    join enrolled_worker on enrolled_worker.registration_id = registration.id
    join candidate on candidate.id = enrolled_worker.candidate_id
    where registration.proposal_id = proposal.id and enrolled_worker.member_number is not null
        and counted.people is null and proposal.stage in ('REGISTERED', 'PAYMENT', 'COVERED')
) enrolled on proposal.stage in ('REGISTERED', 'PAYMENT', 'COVERED');
