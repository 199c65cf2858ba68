-- Who stood on the list when it was handed over, as its readers saw it: what the next revision is compared with. Revisions
-- from before have none.
alter table revision add column list jsonb check (jsonb_typeof(list) = 'array');
