-- A proposal may also end without cover: the village withdraws it, or it is refused; either way with a reason.
alter table proposal drop constraint proposal_stage_check;
alter table proposal
    add column closing_reason text check (closing_reason <> ''),
    add constraint proposal_stage_check check (stage in ('DRAFT', 'SIGNING', 'REVIEW', 'CORRECTION', 'READY', 'ENDORSED',
        'REGISTERED', 'PAYMENT', 'COVERED', 'WITHDRAWN', 'REFUSED')),
    add constraint closed_with_a_reason check ((stage in ('WITHDRAWN', 'REFUSED')) = (closing_reason is not null));

-- Who is out holds nobody: the people may be proposed again, by this village or another.
create function refuse_reservation_of_closed() returns trigger
    language plpgsql
as $$
begin
    if exists (select from proposal where id = new.proposal_id and stage in ('WITHDRAWN', 'REFUSED')) then
        raise exception 'Proposal % is closed and reserves nobody', new.proposal_id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger closed_reserves_nobody before insert or update on reservation
    for each row execute function refuse_reservation_of_closed();

-- One sentence to a desk about something that happened or did not: what pages show, and mail later sends.
create table notice (
    id bigint generated always as identity primary key,
    kind text not null check (kind <> ''),
    proposal_id bigint references proposal,
    village_id int references village,
    role text not null,
    area int not null,
    sentence text not null check (sentence <> ''),
    at timestamptz not null,
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id) match full
);
create index notice_of_proposal on notice (proposal_id);
create index notice_of_post on notice (role, area, at desc);
create trigger append_only before update or delete or truncate on notice
    for each statement execute function refuse_change();

call guard_by_village('notice');
grant select, insert on notice to ${app_role};
