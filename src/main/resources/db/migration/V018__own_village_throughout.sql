-- What hangs on a proposal, a worker or a bill is of the same village: row-level security looks at the row alone.
alter table proposal add unique (id, village_id);
alter table worker add unique (id, village_id);
alter table candidate add unique (id, village_id);
alter table registration add unique (id, village_id);
alter table bill add unique (id, village_id);
alter table payment add unique (id, village_id);
alter table ledger_entry add unique (id, village_id);

alter table candidate
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id),
    add constraint village_of_worker foreign key (worker_id, village_id) references worker (id, village_id);
alter table refused_row
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table reservation
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id),
    add constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id);
alter table revision
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table stage_entered
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table step
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id) match full;
alter table finding
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table verdict
    add constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id) on delete cascade;
alter table enactment
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table round_proposal
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table endorsed_worker
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id),
    add constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id);
alter table outbox_order
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table matching_result
    add constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id) on delete cascade;
alter table registration
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table enrolled_worker
    add constraint village_of_registration foreign key (registration_id, village_id) references registration (id, village_id),
    add constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id);
alter table bill
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id),
    add constraint village_of_registration foreign key (registration_id, village_id) references registration (id, village_id);
alter table payment
    add constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id);
alter table ledger_entry
    add constraint village_of_payment foreign key (payment_id, village_id) references payment (id, village_id);
alter table ledger_posting
    add constraint village_of_entry foreign key (entry_id, village_id) references ledger_entry (id, village_id);
alter table coverage
    add constraint village_of_worker foreign key (worker_id, village_id) references worker (id, village_id),
    add constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id);

-- A step of the regency and a settlement of nobody we know are for those who see every village.
drop policy village_scope on step;
call guard_by_village('step');
call guard_by_village('settlement');

-- Nor does a list change by moving its people into another, or out of it; and the rows set aside are part of it.
create or replace function refuse_closed_list() returns trigger
    language plpgsql
as $$
declare
    proposals bigint[] := case tg_op
        when 'INSERT' then array[new.proposal_id]
        when 'DELETE' then array[old.proposal_id]
        else array[old.proposal_id, new.proposal_id] end;
begin
    if exists (
        select from unnest(proposals) as wanted (id)
        left join proposal on proposal.id = wanted.id
        where proposal.stage is null or proposal.stage not in ('DRAFT', 'CORRECTION')
    ) then
        raise exception 'The list of proposal % is closed', proposals[1] using errcode = '23514';
    end if;
    return coalesce(new, old);
end
$$;
drop trigger closed_list on candidate;
create trigger closed_list before insert or delete or update of proposal_id, worker_id, position, occupation, income, base_income,
        monthly, months, warnings, confirmed
    on candidate
    for each row execute function refuse_closed_list();
create trigger closed_list before insert or delete or update on refused_row
    for each row execute function refuse_closed_list();
