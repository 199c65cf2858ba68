-- Who is covered from when to when; a person never twice at one time.
create table coverage (
    id bigint generated always as identity primary key,
    worker_id bigint not null references worker,
    village_id int not null references village,
    candidate_id bigint not null references candidate,
    bill_id bigint not null references bill,
    cover daterange not null check (not isempty(cover)),
    months int not null check (months between 1 and 12),
    unique (candidate_id, bill_id),
    constraint covered_once exclude using gist (worker_id with =, cover with &&)
);
call guard_by_village('coverage');
grant select, insert on coverage to ${app_role};
