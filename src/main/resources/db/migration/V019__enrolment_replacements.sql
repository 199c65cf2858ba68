select set_config('app.villages', '*', true);

-- Each attempt to register is a registration of its own; the later ones add to the first, and their bill replaces its bill.
alter table registration
    add column adds_to bigint,
    add unique (id, proposal_id),
    add constraint village_of_first foreign key (adds_to, village_id) references registration (id, village_id),
    add constraint proposal_of_first foreign key (adds_to, proposal_id) references registration (id, proposal_id);
create index registration_addition on registration (adds_to);

alter table endorsed_worker
    add unique (candidate_id, proposal_id, standing),
    add unique (candidate_id, village_id);

-- What became of the place of each person the insurer refused: somebody of the endorsed reserve has it, or it stays empty.
create table replacement (
    registration_id bigint not null,
    refused_id bigint not null,
    replaced_by bigint constraint steps_in_once unique,
    standing text not null generated always as ('RESERVE') stored,
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    reason text check (reason <> ''),
    decided_by bigint not null references official,
    decided_at timestamptz not null,
    primary key (registration_id, refused_id),
    constraint empty_with_a_reason check (replaced_by is not null or reason is not null),
    constraint after_an_answer foreign key (registration_id, refused_id) references enrolled_worker,
    constraint from_the_reserve foreign key (replaced_by, proposal_id, standing)
        references endorsed_worker (candidate_id, proposal_id, standing),
    constraint village_of_registration foreign key (registration_id, village_id) references registration (id, village_id),
    constraint proposal_of_registration foreign key (registration_id, proposal_id) references registration (id, proposal_id),
    constraint village_of_refused foreign key (refused_id, village_id) references candidate (id, village_id),
    constraint village_of_replacing foreign key (replaced_by, village_id) references candidate (id, village_id),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);

create function refuse_replacing_the_accepted() returns trigger
    language plpgsql
as $$
begin
    if exists (
        select from enrolled_worker
        where registration_id = new.registration_id and candidate_id = new.refused_id and refusal is null
    ) then
        raise exception 'Candidate % was accepted and keeps the place', new.refused_id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger only_the_refused before insert on replacement for each row execute function refuse_replacing_the_accepted();
create trigger append_only before update or delete or truncate on replacement
    for each statement execute function refuse_change();

-- Whom each registration asks for: at first the endorsed participants, later those of the reserve who step in.
create table entrant (
    registration_id bigint not null,
    candidate_id bigint not null constraint asked_for_once unique,
    proposal_id bigint not null,
    village_id int not null references village,
    primary key (registration_id, candidate_id),
    constraint endorsed foreign key (candidate_id, village_id) references endorsed_worker (candidate_id, village_id),
    constraint village_of_registration foreign key (registration_id, village_id) references registration (id, village_id),
    constraint proposal_of_registration foreign key (registration_id, proposal_id) references registration (id, proposal_id),
    constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id)
);
create index entrant_proposal on entrant (proposal_id);
insert into entrant
select registration.id, endorsed_worker.candidate_id, registration.proposal_id, registration.village_id
from registration
join endorsed_worker on endorsed_worker.proposal_id = registration.proposal_id and endorsed_worker.standing = 'PARTICIPANT';

-- Neither more people nor more money than the Bupati endorsed, whoever is asked for; the lock lets one ask at a time.
create function refuse_more_than_endorsed() returns trigger
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
            where endorsed_worker.standing = 'PARTICIPANT'
            group by endorsed_worker.proposal_id
        ) endorsed on endorsed.proposal_id = asked.proposal_id
        where asked.people > endorsed.people or asked.amount > endorsed.amount
    ) then
        raise exception 'More is asked for than was endorsed' using errcode = '23514';
    end if;
    return null;
end
$$;
create trigger not_more_than_endorsed after insert on entrant
    referencing new table as added
    for each statement execute function refuse_more_than_endorsed();
create trigger append_only before update or delete or truncate on entrant
    for each statement execute function refuse_change();

-- The insurer's word is its last.
revoke update on enrolled_worker from ${app_role};

-- Everybody a bill is for: accepted in the registration that brought it, or in one that it added to.
create view billed_worker with (security_invoker = true) as
select bill.id as bill_id, enrolled.candidate_id, enrolled.village_id
from bill
join registration on registration.proposal_id = bill.proposal_id and registration.id <= bill.registration_id
join enrolled_worker enrolled on enrolled.registration_id = registration.id and enrolled.refusal is null;

call guard_by_village('replacement');
call guard_by_village('entrant');
grant select, insert on replacement, entrant to ${app_role};
grant select on billed_worker to ${app_role};

-- What does not get through by itself is marked while somebody has been told of it.
alter table outbox_order
    add column retried_at timestamptz,
    add column stalled_at timestamptz;
alter table inbox_message
    add column errors int not null default 0 check (errors >= 0),
    add column stalled_at timestamptz;
create index outbox_order_open on outbox_order (id) where state <> 'ANSWERED' or stalled_at is not null;
create index inbox_message_failing on inbox_message (source, message_id)
    where errors > 0 and delivered_at is null or stalled_at is not null;
