-- A person is the NIK, in whichever village's list they stand.
select set_config('app.villages', '*', true);
alter table coverage add column nik_hash bytea;
update coverage set nik_hash = worker.nik_hash from worker where worker.id = coverage.worker_id;
alter table coverage
    alter column nik_hash set not null,
    drop constraint covered_once,
    add constraint covered_once exclude using gist (nik_hash with =, cover with &&);
