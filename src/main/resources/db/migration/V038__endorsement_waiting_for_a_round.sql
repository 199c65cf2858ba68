-- What is ready for the Bupati, counted without a look at every proposal there is.
create index proposal_ready on proposal (id) where stage = 'READY';
