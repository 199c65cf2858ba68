-- A village that does not reach us by itself: for these days one desk of its own kecamatan may fill in for it.
create table outage (
    id bigint generated always as identity primary key,
    village_id int not null references village,
    helper text not null check (helper in ('subdistrict_counter', 'community_officer')),
    valid daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
    reason text not null check (btrim(reason) <> ''),
    marked_by bigint not null references official,
    marked_at timestamptz not null,
    ended_by bigint references official,
    ended_at timestamptz,
    constraint ended_by_somebody check (num_nulls(ended_by, ended_at) in (0, 2)),
    constraint one_outage_at_a_time exclude using gist (village_id with =, valid with &&) where (ended_at is null)
);
call guard_by_village('outage');
grant select, insert on outage to ${app_role};
grant update (ended_by, ended_at) on outage to ${app_role};
create trigger ended_for_good before update on outage
    for each row when (old.ended_at is not null) execute function refuse_change();

-- Who has filled in for the village; whoever has does not review the proposal.
create table helping_hand (
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    official_id bigint not null references official,
    role text not null,
    at timestamptz not null,
    primary key (proposal_id, official_id),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);
call guard_by_village('helping_hand');
grant select, insert on helping_hand to ${app_role};
create trigger append_only before update or delete or truncate on helping_hand
    for each statement execute function refuse_change();

-- Only the desk that was named helps, only in its own kecamatan and only while the village is marked.
create function refuse_uncalled_help() returns trigger
    language plpgsql
as $$
begin
    if not exists (
        select from outage
        join village on village.id = outage.village_id
        join post on post.role = outage.helper and post.subdistrict_id = village.subdistrict
        where outage.village_id = new.village_id and outage.helper = new.role and outage.ended_at is null
            and outage.valid @> (new.at at time zone 'Asia/Makassar')::date
            and post.official_id = new.official_id
            and post.valid @> (new.at at time zone 'Asia/Makassar')::date
    ) then
        raise exception 'Desa ini tidak lagi ditandai tanpa sambungan, jadi kecamatan tidak dapat mengisi untuknya.'
            using errcode = 'PD001';
    end if;
    return new;
end
$$;
create trigger called_for after insert on helping_hand for each row execute function refuse_uncalled_help();

-- Where whoever records or fills in sits, if not in the area of the desk itself.
alter table step add column recorder_area int;
drop index step_open_to_record;
create index step_open_to_record on step (recorder, coalesce(recorder_area, area), due_at)
    where closed_at is null and recorder is not null;

-- Who wrote down that the head has signed on paper; never whoever filled in what was signed.
alter table revision
    add column recorded_by bigint references official,
    add constraint drafter_never_records check (recorded_by <> drafted_by);

create or replace function review_objection(reviewer bigint, village int, proposals bigint[], days daterange) returns text
    language sql stable
as $$
    select case
        when exists (
            select from post where post.official_id = $1 and post.village_id = $2 and post.valid && $4
        ) then 'Anda menjabat di desa ini, jadi tidak boleh memeriksa usulannya. Serahkan tugas ini kepada petugas lain.'
        when exists (
            select from revision
            where revision.proposal_id = any ($3) and $1 in (revision.drafted_by, revision.signed_by)
                and (upper($4) is null or (revision.submitted_at at time zone 'Asia/Makassar')::date < upper($4))
        ) then 'Anda ikut menyusun atau menandatangani usulan ini, jadi tidak boleh memeriksanya. Serahkan tugas ini kepada petugas lain.'
        when exists (
            select from helping_hand
            where helping_hand.proposal_id = any ($3) and helping_hand.official_id = $1
                and (upper($4) is null or (helping_hand.at at time zone 'Asia/Makassar')::date < upper($4))
        ) then 'Anda mengisikan usulan ini untuk desa, jadi tidak boleh memeriksanya. Serahkan tugas ini kepada petugas lain.'
    end
$$;
