create table matching_result (
    candidate_id bigint primary key references candidate on delete cascade,
    village_id int not null references village,
    code text not null check (code in ('VALID', 'AKTIF_PU', 'AKTIF_BPU', 'DIBAYAR_PIHAK_LAIN', 'NIK_TIDAK_DITEMUKAN',
        'NAMA_TIDAK_PADAN', 'USIA', 'MENINGGAL', 'GANDA')),
    note text,
    paid_until date,
    answered_at timestamptz not null,
    constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id) on delete cascade
);

create table registration (
    id bigint generated always as identity primary key,
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    opened_at timestamptz not null,
    answered_at timestamptz,
    unique (id, village_id),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);
create index registration_proposal on registration (proposal_id);

-- The insurer's word on each endorsed person: a member number, or a refusal by code.
create table enrolled_worker (
    registration_id bigint not null references registration,
    candidate_id bigint not null references candidate,
    village_id int not null references village,
    member_number bytea,
    refusal text,
    note text,
    primary key (registration_id, candidate_id),
    check ((member_number is null) <> (refusal is null)),
    constraint village_of_registration foreign key (registration_id, village_id) references registration (id, village_id),
    constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id)
);

create table bill (
    id bigint generated always as identity primary key,
    registration_id bigint not null references registration,
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    code text not null unique check (code <> ''),
    amount bigint not null check (amount > 0),
    first_month date not null check (extract(day from first_month) = 1),
    months int not null check (months between 1 and 12),
    due_on date not null,
    expires_on date not null,
    dead boolean not null default false,
    unique (id, village_id),
    constraint village_of_registration foreign key (registration_id, village_id) references registration (id, village_id),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);
create unique index one_live_bill on bill (proposal_id, first_month) where not dead;

call guard_by_village('matching_result');
call guard_by_village('registration');
call guard_by_village('enrolled_worker');
call guard_by_village('bill');
grant select, insert, update, delete on matching_result to ${app_role};
grant select, insert, update on registration, enrolled_worker, bill to ${app_role};
