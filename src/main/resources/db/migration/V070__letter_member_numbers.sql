-- Who is protected gets the number of their membership from the village: a letter more, once the first contribution is settled.
create or replace view letter_ready with (security_invoker = true) as
select 'PROPOSAL' as kind, concat_ws('-', 'revision', proposal_id, revision) as subject, proposal_id, null::bigint as round_id,
    village_id, revision, letter_number as number, (submitted_at at time zone 'Asia/Makassar')::date as dated
from revision
union all
-- Several proposals may lean on one draft budget, whose evaluation is theirs too.
select paper.kind, 'evaluation-' || evaluation.id, proposal.id, null, proposal.village_id, null, paper.number, paper.dated
from evaluation
join proposal on proposal.village_id = evaluation.village_id and proposal.budget_year = evaluation.budget_year
    and proposal.basis = 'DRAFT_' || evaluation.draft and proposal.payer = 'VILLAGE' and proposal.revision > 0
cross join lateral (values
    ('RECEIPT', receipt_number, (received_at at time zone 'Asia/Makassar')::date),
    ('EVALUATION_SHEET', null, case when result is not null then (prepared_at at time zone 'Asia/Makassar')::date end),
    ('SUBDISTRICT_DECREE', decree_number, decree_date)
) paper (kind, number, dated)
where paper.dated is not null
union all
-- A list is closed while its proposal is with nobody who may change it.
select list.kind, concat_ws('-', 'list', proposal.id, proposal.revision), proposal.id, null, proposal.village_id, proposal.revision,
    revision.letter_number, (ready.at at time zone 'Asia/Makassar')::date
from proposal
join revision on revision.proposal_id = proposal.id and revision.revision = proposal.revision
cross join lateral (
    select max(at) as at from stage_entered where stage_entered.proposal_id = proposal.id and stage_entered.stage = 'READY'
) ready
cross join (values ('NOMINAL_LIST'), ('FULL_NOMINAL_LIST')) list (kind)
where proposal.stage in ('READY', 'ENDORSED', 'REGISTERED', 'PAYMENT', 'COVERED') and ready.at is not null
union all
select 'REGENT_DECREE', 'round-' || round_id, proposal_id, round_id, village_id, revision, decree.number, decree.decreed_on
from decree join round_proposal using (round_id)
where fate is null
union all
select 'PAYMENT_ANNEX', 'payment-' || id, proposal_id, null, village_id, null, spp_number, spp_date
from payment
where approved_by is not null and spp_number is not null
union all
-- The village's own register of such minutes: they are never taken back, so their numbers stay.
select 'REPLACEMENT_MINUTES', 'registration-' || registration_id, proposal_id, null, village_id, null,
    format('400.10/BA-%s/DS-%s/%s/%s', lpad((row_number() over (partition by village_id order by decided_at, registration_id))::text, 3, '0'),
        village_id, to_char(decided_at at time zone 'Asia/Makassar', 'FMRM'), to_char(decided_at at time zone 'Asia/Makassar', 'YYYY')),
    (decided_at at time zone 'Asia/Makassar')::date
from (
    select registration_id, proposal_id, village_id, max(decided_at) as decided_at
    from replacement
    group by registration_id, proposal_id, village_id
) decided
union all
select 'MEMBER_LIST', 'members-' || proposal.id, proposal.id, null, proposal.village_id, null, null,
    (covered.at at time zone 'Asia/Makassar')::date
from proposal
cross join lateral (
    select min(at) as at from stage_entered where stage_entered.proposal_id = proposal.id and stage_entered.stage = 'COVERED'
) covered
where proposal.stage = 'COVERED' and covered.at is not null
    and exists (select from candidate join coverage on coverage.candidate_id = candidate.id where candidate.proposal_id = proposal.id);

alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in ('PROPOSAL', 'RECEIPT', 'EVALUATION_SHEET', 'SUBDISTRICT_DECREE',
    'NOMINAL_LIST', 'FULL_NOMINAL_LIST', 'REGENT_DECREE', 'PAYMENT_ANNEX', 'REPLACEMENT_MINUTES', 'MEMBER_LIST'));

-- What names people by a number is sealed as the vault is.
create or replace function refuse_unlike_content() returns trigger
    language plpgsql
as $$
begin
    if exists (
        select from letter
        where document_id = new.document_id
            and (new.sealed <> (kind in ('FULL_NOMINAL_LIST', 'MEMBER_LIST'))
                or not new.sealed and sha256(new.content) <> letter.sha256)
    ) then
        raise exception 'The content of letter % is not what was issued', new.document_id using errcode = '23514';
    end if;
    return new;
end
$$;
