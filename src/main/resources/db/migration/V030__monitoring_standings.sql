-- How a proposal stands: people and money are what the insurer enrolled, else what a round froze, else what the list says.
create view proposal_standing with (security_invoker = true) as
select proposal.id, proposal.village_id, proposal.budget_year, proposal.first_month, proposal.months, proposal.stage,
    proposal.stage_since, entered.round_id,
    coalesce(enrolled.people, entered.people, listed.people) as people,
    coalesce(enrolled.amount, entered.amount, listed.amount) as amount
from proposal
left join round_proposal entered on entered.proposal_id = proposal.id and entered.fate is null
left join lateral (
    select count(*) as people, coalesce(sum(monthly * months), 0) as amount
    from (
        select monthly, months, row_number() over (order by position) as nth
        from candidate
        where candidate.proposal_id = proposal.id and not excluded
    ) candidate
    where nth <= proposal.target
) listed on entered.proposal_id is null
left join lateral (
    select count(*) as people, coalesce(sum(candidate.monthly * candidate.months), 0) as amount
    from registration
    join enrolled_worker on enrolled_worker.registration_id = registration.id
    join candidate on candidate.id = enrolled_worker.candidate_id
    where registration.proposal_id = proposal.id and enrolled_worker.member_number is not null
) enrolled on proposal.stage in ('REGISTERED', 'PAYMENT', 'COVERED');

-- A village at each stage where it has a proposal, and once at stage ANY: a village with two proposals is still one village.
-- This is how they stood when they were last counted.
create table counted_standing (
    village_id int not null references village,
    budget_year int not null,
    stage text not null,
    people bigint not null check (people >= 0),
    amount bigint not null check (amount >= 0),
    primary key (village_id, budget_year, stage)
);

-- The sums over all that was counted; a row for each time, and after tidying up one row for each stage.
create table stage_sum (
    id bigint generated always as identity primary key,
    budget_year int not null,
    stage text not null,
    villages int not null,
    people bigint not null,
    amount bigint not null
);

-- What has changed since; every transaction adds its own rows and waits for nobody. No foreign key: that would lock the village.
create table changed_standing (
    id bigint generated always as identity primary key,
    village_id int not null,
    budget_year int not null
);

create function note_changed_proposal() returns trigger
    language plpgsql
as $$
begin
    insert into changed_standing (village_id, budget_year) values (new.village_id, new.budget_year);
    return null;
end
$$;
create trigger standing_changed after insert or update of stage, target on proposal
    for each row execute function note_changed_proposal();

create function note_changed_people() returns trigger
    language plpgsql
as $$
begin
    insert into changed_standing (village_id, budget_year)
    select distinct proposal.village_id, proposal.budget_year
    from changed
    join candidate on candidate.id = changed.candidate_id
    join proposal on proposal.id = candidate.proposal_id;
    return null;
end
$$;
create trigger standing_changed_by_insert after insert on enrolled_worker referencing new table as changed
    for each statement execute function note_changed_people();
create trigger standing_changed_by_update after update on enrolled_worker referencing new table as changed
    for each statement execute function note_changed_people();

create function note_changed_list() returns trigger
    language plpgsql
as $$
begin
    insert into changed_standing (village_id, budget_year)
    select proposal.village_id, proposal.budget_year
    from proposal
    where proposal.id in (select proposal_id from changed);
    return null;
end
$$;
create trigger standing_changed_by_insert after insert on candidate referencing new table as changed
    for each statement execute function note_changed_list();
create trigger standing_changed_by_update after update on candidate referencing new table as changed
    for each statement execute function note_changed_list();
create trigger standing_changed_by_delete after delete on candidate referencing old table as changed
    for each statement execute function note_changed_list();
create trigger standing_changed_by_insert after insert on round_proposal referencing new table as changed
    for each statement execute function note_changed_list();
create trigger standing_changed_by_update after update on round_proposal referencing new table as changed
    for each statement execute function note_changed_list();

call guard_by_village('counted_standing');
call guard_by_village('changed_standing');
grant select on proposal_standing to ${app_role};
grant select, insert, update, delete on counted_standing to ${app_role};
grant select, insert, delete on stage_sum, changed_standing to ${app_role};

select set_config('app.villages', '*', true);
insert into changed_standing (village_id, budget_year) select distinct village_id, budget_year from proposal;

-- The overview asks for the most urgent first, and for whoever is late.
create index proposal_by_urgency on proposal (budget_year, stage_since)
    where stage not in ('COVERED', 'WITHDRAWN', 'REFUSED');
create index proposal_done on proposal (budget_year, stage_since) where stage in ('COVERED', 'WITHDRAWN', 'REFUSED');
create index step_open_by_due on step (due_at) include (proposal_id, village_id, subject) where closed_at is null;
