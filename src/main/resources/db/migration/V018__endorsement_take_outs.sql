-- A round may be returned, and comes before the desks again in a new pass: initials count for their own pass only.
create table round_pass (
    round_id bigint not null references round,
    pass int not null check (pass > 0),
    sent_by bigint not null references official,
    sent_at timestamptz not null,
    returned_from text,
    returned_by bigint references official,
    returned_at timestamptz,
    note text check (note <> ''),
    primary key (round_id, pass),
    constraint returned_with_a_reason check (num_nulls(returned_from, returned_by, returned_at, note) in (0, 4))
);
create unique index one_pass_under_way on round_pass (round_id) where returned_at is null;
insert into round_pass (round_id, pass, sent_by, sent_at) select id, 1, opened_by, opened_at from round;

alter table decree drop constraint signed_at_a_desk;
alter table round_signature
    add column pass int not null default 1,
    drop constraint round_signature_pkey,
    drop constraint one_desk_each;
alter table round_signature
    alter column pass drop default,
    add primary key (round_id, pass, step),
    add constraint one_desk_each unique (round_id, pass, official_id),
    add constraint of_a_pass foreign key (round_id, pass) references round_pass;
alter table decree add column pass int not null default 1;
alter table decree
    alter column pass drop default,
    add constraint signed_at_a_desk foreign key (round_id, pass, signed_by)
        references round_signature (round_id, pass, official_id) deferrable initially deferred;

-- Whoever sent the round to the desks again has opened that pass.
create or replace function refuse_opener() returns trigger
    language plpgsql
as $$
begin
    if new.official_id = (select opened_by from round where id = new.round_id)
        or new.official_id = (select sent_by from round_pass where round_id = new.round_id and pass = new.pass) then
        raise exception 'Who opened round % may not sign it', new.round_id using errcode = '23514';
    end if;
    return new;
end
$$;

alter table round
    add column dissolved_by bigint references official,
    add column dissolved_at timestamptz,
    add constraint dissolved_by_somebody check (num_nulls(dissolved_by, dissolved_at) in (0, 2));

-- A village that was taken out keeps its row, and may stand in another round.
alter table round_proposal
    add column fate text check (fate in ('POOL', 'HANDED_BACK', 'REFUSED', 'WITHDRAWN')),
    add column reason text check (reason <> ''),
    add column taken_out_from text,
    add column taken_out_by bigint references official,
    add column taken_out_at timestamptz,
    add constraint taken_out_with_a_reason
        check (num_nulls(fate, reason, taken_out_from, taken_out_by, taken_out_at) in (0, 5)),
    drop constraint in_one_round_only;
create unique index in_one_round_only on round_proposal (proposal_id) where fate is null;

-- The decree names the villages for good.
create function refuse_once_decreed() returns trigger
    language plpgsql
as $$
begin
    if exists (select from decree where round_id = old.round_id) then
        raise exception 'Round % is decreed', old.round_id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger decreed_for_good before update of fate on round_proposal
    for each row execute function refuse_once_decreed();
create trigger decreed_for_good before update on round_pass
    for each row execute function refuse_once_decreed();
create trigger taken_out_for_good before update on round_proposal
    for each row when (old.fate is not null) execute function refuse_change();
create trigger returned_for_good before update on round_pass
    for each row when (old.returned_at is not null) execute function refuse_change();
create trigger dissolved_for_good before update on round
    for each row when (old.dissolved_at is not null) execute function refuse_change();

grant select, insert on round_pass to ${app_role};
grant update (returned_from, returned_by, returned_at, note) on round_pass to ${app_role};
grant update (dissolved_by, dissolved_at) on round to ${app_role};
grant update (fate, reason, taken_out_from, taken_out_by, taken_out_at) on round_proposal to ${app_role};
