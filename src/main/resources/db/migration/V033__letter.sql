-- Letters of steps that are complete, whether or not anybody has asked for them yet: what stands in them lies in these rows.
create view letter_ready with (security_invoker = true) as
select 'PROPOSAL' as kind, concat_ws('-', 'revision', proposal_id, revision) as subject, proposal_id, null::bigint as round_id,
    village_id, revision, letter_number as number, (submitted_at at time zone 'Asia/Makassar')::date as dated
from revision;

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
