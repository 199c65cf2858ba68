-- The proposal whose file opened the evaluation leads it; others on the same draft wait for its result.
alter table evaluation
    add column received_for bigint,
    add constraint village_of_proposal foreign key (received_for, village_id) references proposal (id, village_id);
