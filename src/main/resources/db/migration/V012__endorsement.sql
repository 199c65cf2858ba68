create table round (
    id bigint generated always as identity primary key,
    title text not null check (title <> ''),
    budget_year int not null,
    opened_by bigint not null references official,
    opened_at timestamptz not null
);

create table round_proposal (
    round_id bigint not null references round,
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    revision int not null,
    people int not null check (people > 0),
    amount bigint not null check (amount > 0),
    primary key (round_id, proposal_id),
    constraint in_one_round_only unique (proposal_id),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);

-- Recommendation, initials and signature: four desks, four people.
create table round_signature (
    round_id bigint not null references round,
    step text not null,
    official_id bigint not null references official,
    at timestamptz not null,
    primary key (round_id, step),
    constraint one_desk_each unique (round_id, official_id)
);
create function refuse_opener() returns trigger
    language plpgsql
as $$
begin
    if new.official_id = (select opened_by from round where id = new.round_id) then
        raise exception 'Who opened round % may not sign it', new.round_id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger opener_never_signs before insert on round_signature for each row execute function refuse_opener();

create table decree (
    round_id bigint primary key references round,
    number text not null unique check (number <> ''),
    decreed_on date not null,
    signed_by bigint not null references official,
    signed_at timestamptz not null,
    -- Who signs has put their name to the round, not merely opened it.
    constraint signed_at_a_desk foreign key (round_id, signed_by)
        references round_signature (round_id, official_id) deferrable initially deferred
);

-- The people as endorsed: frozen with the decree, participants and reserve alike.
create table endorsed_worker (
    candidate_id bigint primary key references candidate,
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    round_id bigint not null references round,
    standing text not null check (standing in ('PARTICIPANT', 'RESERVE')),
    constraint by_decree foreign key (round_id) references decree,
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id),
    constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id)
);
create index endorsed_worker_proposal on endorsed_worker (proposal_id);

create trigger append_only before update or delete or truncate on round_signature
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on decree
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on endorsed_worker
    for each statement execute function refuse_change();

call guard_by_village('round_proposal');
call guard_by_village('endorsed_worker');
grant select, insert on round, round_proposal, round_signature, decree, endorsed_worker to ${app_role};
