-- A post may be held by a deputy (Plt. in a vacancy, Plh. in an absence) or by an acting village head (Pj.), by letter.
alter table post
    add column kind text not null default 'DEFINITIVE' check (kind in ('DEFINITIVE', 'PLT', 'PLH', 'PJ')),
    add column letter_number text check (letter_number <> ''),
    add column letter_date date,
    add constraint deputy_has_a_letter check (
        kind = 'DEFINITIVE' or (letter_number is not null and letter_date is not null)),
    add constraint deputy_has_an_end check (kind not in ('PLT', 'PLH') or not upper_inf(valid)),
    add constraint acting_head_of_a_village check (kind <> 'PJ' or role = 'village_head');

-- In which capacity a step was decided, such as "Plt. Camat": the post may be somebody else's tomorrow.
alter table step add column closed_as text;

-- Whoever works in a village, or has drafted or signed what is reviewed, does not review it: why not, in the words that
-- official reads; null when nothing stands against it.
create function review_objection(reviewer bigint, village int, proposals bigint[], days daterange) returns text
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
    end
$$;

-- The proposals that lean on one draft regulation and share its evaluation.
create function proposals_on_draft(village int, year int, draft text) returns bigint[]
    language sql stable
as $$
    select coalesce(array_agg(proposal.id), '{}') from proposal
    where proposal.village_id = $1 and proposal.budget_year = $2 and proposal.basis = 'DRAFT_' || $3
$$;

-- PD001 says that the message is a sentence for the official.
create function refuse_partial_reviewer(reviewer bigint, village int, proposals bigint[], days daterange) returns void
    language plpgsql
as $$
declare
    objection text := review_objection(reviewer, village, proposals, days);
begin
    if objection is not null then
        raise exception '%', objection using errcode = 'PD001';
    end if;
end
$$;

create function day_of(at timestamptz) returns daterange
    language sql immutable
as $$
    select daterange((at at time zone 'Asia/Makassar')::date, (at at time zone 'Asia/Makassar')::date, '[]')
$$;

create function refuse_partial_verdicts() returns trigger
    language plpgsql
as $$
begin
    perform refuse_partial_reviewer(given.given_by, given.village_id, array[given.proposal_id], day_of(given.given_at))
    from (
        select distinct written.given_by, written.village_id, candidate.proposal_id, written.given_at
        from written join candidate on candidate.id = written.candidate_id
        where written.given_by is not null
    ) given;
    return null;
end
$$;
create trigger impartial_insert after insert on verdict referencing new table as written
    for each statement execute function refuse_partial_verdicts();
create trigger impartial_update after update on verdict referencing new table as written
    for each statement execute function refuse_partial_verdicts();

create function refuse_partial_finding() returns trigger
    language plpgsql
as $$
begin
    perform refuse_partial_reviewer(new.raised_by, new.village_id, array[new.proposal_id], day_of(new.raised_at));
    return new;
end
$$;
create trigger impartial before insert or update of raised_by on finding
    for each row when (new.raised_by is not null) execute function refuse_partial_finding();

-- A receipt may be dated back; whoever has worked in the village since that day does not record it either.
create function refuse_partial_evaluation() returns trigger
    language plpgsql
as $$
declare
    proposals bigint[] := proposals_on_draft(new.village_id, new.budget_year, new.draft);
begin
    if tg_op = 'INSERT' or new.received_by <> old.received_by then
        perform refuse_partial_reviewer(new.received_by, new.village_id, proposals,
            daterange(lower(day_of(new.received_at)), null));
    end if;
    if new.prepared_by is not null and (tg_op = 'INSERT' or new.prepared_at is distinct from old.prepared_at) then
        perform refuse_partial_reviewer(new.prepared_by, new.village_id, proposals, day_of(new.prepared_at));
    end if;
    if new.signed_by is not null and (tg_op = 'INSERT' or new.signed_by is distinct from old.signed_by) then
        perform refuse_partial_reviewer(new.signed_by, new.village_id, proposals, day_of(new.decided_at));
    end if;
    return new;
end
$$;
create trigger impartial before insert or update of received_by, prepared_by, prepared_at, signed_by on evaluation
    for each row execute function refuse_partial_evaluation();

