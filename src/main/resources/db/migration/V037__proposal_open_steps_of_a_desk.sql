-- A desk's list is sorted by what its cards tell: people and money as they were when the task arrived.
alter table step
    add column people int check (people >= 0),
    add column amount bigint check (amount >= 0);

select set_config('app.villages', '*', true);
update step
set people = listed.people, amount = listed.amount
from (
    select candidate.proposal_id, count(*) as people, sum(candidate.monthly * candidate.months) as amount
    from (
        select proposal_id, monthly, months, row_number() over (partition by proposal_id order by position) as nth
        from candidate
        where not excluded
    ) candidate
    join proposal on proposal.id = candidate.proposal_id
    where candidate.nth <= proposal.target
    group by candidate.proposal_id
) listed
where step.closed_at is null and step.proposal_id = listed.proposal_id;

-- What lies at one desk, the most urgent first, without a look at any other desk's; some of it may be recorded by another.
create index step_open_at_desk on step (role, area, due_at) where closed_at is null;
create index step_open_to_record on step (recorder, area, due_at) where closed_at is null and recorder is not null;
