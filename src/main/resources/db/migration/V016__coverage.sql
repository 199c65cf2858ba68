-- Who is covered from when to when; a person never twice at one time, in whichever village's list the NIK stands.
create table coverage (
    id bigint generated always as identity primary key,
    worker_id bigint not null references worker,
    village_id int not null references village,
    candidate_id bigint not null references candidate,
    bill_id bigint not null references bill,
    cover daterange not null check (not isempty(cover)),
    months int not null check (months between 1 and 12),
    nik_hash bytea not null,
    unique (candidate_id, bill_id),
    constraint covered_once exclude using gist (nik_hash with =, cover with &&),
    constraint village_of_worker foreign key (worker_id, village_id) references worker (id, village_id),
    constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id),
    constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id)
);
call guard_by_village('coverage');
grant select, insert on coverage to ${app_role};
