-- The row of a list that was changed or taken off last, sealed, with the verdict on it: undone once, or forgotten by the next
-- change of the list.
create table last_change (
    proposal_id bigint primary key,
    village_id int not null references village,
    token uuid not null,
    former bytea not null,
    verdict jsonb,
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);

call guard_by_village('last_change');
grant select, insert, update, delete on last_change to ${app_role};
