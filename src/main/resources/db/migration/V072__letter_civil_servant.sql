-- What a signature block says of civil servants beside their name; village heads and their staff are none and have no row.
create table civil_servant (
    official_id bigint primary key references official,
    nip text not null unique check (nip ~ '^[0-9]{18}$'),
    rank text not null check (rank = btrim(rank) and length(rank) between 3 and 60)
);

grant select, insert, update, delete on civil_servant to ${app_role};
