-- The two references that were not yet tied by the village.
alter table payment
    add constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id);
alter table coverage
    add constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id);
