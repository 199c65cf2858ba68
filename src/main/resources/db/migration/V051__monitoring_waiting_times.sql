-- How long steps wait: those closed lately, of all villages or of some, without a look at the rest. Whoever is held to some
-- villages is asked about them by name, so that their rows alone are read.
create index step_closed on step (closed_at) where closed_at is not null;
create index step_of_village on step (village_id, closed_at);
