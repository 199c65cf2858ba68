-- Letters of steps that are complete, whether or not anybody has asked for them yet: what stands in them lies in these rows.
create view letter_ready with (security_invoker = true) as
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
) decided;

-- Issued once in each size of paper; whoever comes later gets the same bytes.
create table letter (
    document_id text primary key check (document_id ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
    kind text not null check (kind in ('PROPOSAL', 'RECEIPT', 'EVALUATION_SHEET', 'SUBDISTRICT_DECREE', 'NOMINAL_LIST',
        'FULL_NOMINAL_LIST', 'REGENT_DECREE', 'PAYMENT_ANNEX', 'REPLACEMENT_MINUTES')),
    subject text not null check (subject <> ''),
    proposal_id bigint references proposal,
    round_id bigint references round,
    village_id int references village,
    revision int check (revision > 0),
    paper text not null check (paper in ('A4', 'F4')),
    number text check (number <> ''),
    dated date not null,
    office text not null check (office <> ''),
    sha256 bytea not null check (length(sha256) = 32),
    issued_by bigint not null references official,
    issued_at timestamptz not null,
    unique (document_id, village_id),
    constraint issued_once unique (kind, subject, paper),
    constraint of_a_proposal_or_a_round check (num_nonnulls(proposal_id, round_id) = 1),
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id) match full
);
create index letter_of_proposal on letter (proposal_id);

-- The bytes lie apart, so that a list of letters stays light; what names people by NIK is sealed as the vault is.
create table letter_content (
    document_id text primary key references letter,
    village_id int references village,
    content bytea not null check (length(content) > 0),
    sealed boolean not null,
    constraint village_of_letter foreign key (document_id, village_id) references letter (document_id, village_id)
);
alter table letter_content alter column content set storage external;

create function refuse_unlike_content() returns trigger
    language plpgsql
as $$
begin
    if exists (
        select from letter
        where document_id = new.document_id
            and (new.sealed <> (kind = 'FULL_NOMINAL_LIST') or not new.sealed and sha256(new.content) <> letter.sha256)
    ) then
        raise exception 'The content of letter % is not what was issued', new.document_id using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger as_issued before insert on letter_content for each row execute function refuse_unlike_content();

create trigger append_only before update or delete or truncate on letter
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on letter_content
    for each statement execute function refuse_change();

-- A letter of a round is of no single village: it is for those who see every village.
call guard_by_village('letter');
call guard_by_village('letter_content');
grant select, insert on letter, letter_content to ${app_role};
grant select on letter_ready to ${app_role};
