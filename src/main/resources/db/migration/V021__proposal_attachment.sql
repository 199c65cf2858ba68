-- The papers put to a task: what a village, the kecamatan or the regency has on paper, as a scan or a photograph.
create table paper (
    id bigint generated always as identity primary key,
    task_id text not null,
    subject text not null,
    proposal_id bigint references proposal,
    village_id int references village,
    kind text not null check (kind in ('MUSDES_MINUTES', 'VILLAGE_HEAD_DECREE', 'BUDGET_FILE', 'GRANT_LETTER',
        'ENACTED_REGULATION', 'BANK_RECEIPT', 'SIGNED_PAPER', 'OTHER')),
    file_name text not null check (file_name ~ '^[^/\\[:cntrl:]]{1,120}$'),
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    size int not null check (size > 0),
    sha256 bytea not null check (length(sha256) = 32),
    added_by bigint not null references official,
    added_at timestamptz not null,
    unique (id, village_id),
    -- Sent twice on a slow line, kept once.
    constraint kept_once unique (task_id, kind, sha256),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id) match full
);
create index paper_of_proposal on paper (proposal_id);
create index paper_of_subject on paper (subject) where proposal_id is null;

-- The bytes lie apart, so that a list of papers stays light.
create table paper_content (
    paper_id bigint primary key references paper on delete cascade,
    village_id int references village,
    content bytea not null check (length(content) > 0),
    constraint village_of_paper foreign key (paper_id, village_id) references paper (id, village_id) on delete cascade
);
-- What is compressed already is not compressed again.
alter table paper_content alter column content set storage external;

-- A paper comes and goes only while its task is open, and is of the same case; the task cannot be completed in between.
create function refuse_closed_task() returns trigger
    language plpgsql
as $$
declare
    put paper := coalesce(new, old);
begin
    perform from step
    where task_id = put.task_id and subject = put.subject and village_id is not distinct from put.village_id
        and closed_at is null
    for share;
    if not found then
        raise exception 'Task % is closed', put.task_id using errcode = '23514';
    end if;
    return put;
end
$$;
create trigger open_task before insert or delete on paper for each row execute function refuse_closed_task();
create trigger append_only before update or truncate on paper for each statement execute function refuse_change();
create trigger append_only before update or truncate on paper_content for each statement execute function refuse_change();

call guard_by_village('paper');
call guard_by_village('paper_content');
grant select, insert, delete on paper to ${app_role};
grant select, insert on paper_content to ${app_role};

-- A head who signs on paper has it recorded by their secretariat: the step knows who may.
alter table step
    add column recorder text check (recorder <> role),
    add column closed_for bigint references official,
    add constraint recorded_for_another check (closed_for is null or closed_for <> closed_by);

alter table evaluation
    add column recorded_by bigint references official,
    add constraint preparer_never_records check (prepared_by <> recorded_by),
    add constraint recorded_for_another check (signed_by <> recorded_by);
alter table round_signature
    add column recorded_by bigint references official,
    add constraint recorded_for_another check (official_id <> recorded_by);
alter table decree
    add column recorded_by bigint references official,
    add constraint recorded_for_another check (signed_by <> recorded_by);

-- Who records for a head has neither opened or sent the round nor signed it, and does not sign it later.
create function refuse_recorder() returns trigger
    language plpgsql
as $$
begin
    if new.recorded_by = (select opened_by from round where id = new.round_id)
        or new.recorded_by = (select sent_by from round_pass where round_id = new.round_id and pass = new.pass)
        or exists (
            select from round_signature other
            where other.round_id = new.round_id
                and (other.official_id = new.recorded_by or other.recorded_by = new.official_id))
    then
        raise exception 'Who records a signature on round % has no other part in it', new.round_id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger recorder_never_signs before insert on round_signature for each row execute function refuse_recorder();
