-- A person on a list that was handed over stays as written there; a later list of the village gets a row of its own.
alter table worker add column current boolean not null default true;
alter table worker drop constraint worker_village_id_nik_hash_key;
create unique index one_current_row_per_person on worker (village_id, nik_hash) where current;
create index worker_by_hash on worker (nik_hash);

create function refuse_closed_person() returns trigger
    language plpgsql
as $$
begin
    if exists (
        select from candidate
        join proposal on proposal.id = candidate.proposal_id
        where candidate.worker_id = old.id and proposal.stage not in ('DRAFT', 'CORRECTION')
    ) then
        raise exception 'Worker % stands on a list that is closed', old.id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger closed_list before update of village_id, nik_hash, nik_mask, secrets, name, birth_date, sex on worker
    for each row execute function refuse_closed_person();
