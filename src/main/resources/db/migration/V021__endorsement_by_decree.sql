-- Nobody is endorsed before the decree stands, and who signs it has put their name to the round, not merely opened it.
alter table endorsed_worker add constraint by_decree foreign key (round_id) references decree;
alter table decree add constraint signed_at_a_desk foreign key (round_id, signed_by)
    references round_signature (round_id, official_id) deferrable initially deferred;
