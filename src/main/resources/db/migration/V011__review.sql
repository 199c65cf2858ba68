-- The camat evaluates one whole draft regulation per village, year and draft; several proposals may lean on it.
create table evaluation (
    id bigint generated always as identity primary key,
    village_id int not null references village,
    budget_year int not null,
    draft text not null check (draft in ('ORIGINAL', 'CHANGE')),
    received_at timestamptz not null,
    receipt_number text not null check (receipt_number <> ''),
    received_by bigint not null references official,
    documents text[] not null,
    due_at timestamptz not null check (due_at > received_at),
    checks jsonb,
    prepared_by bigint references official,
    prepared_at timestamptz,
    result text check (result in ('COMPLIANT', 'NOT_COMPLIANT', 'DEEMED')),
    decree_number text,
    decree_date date,
    signed_by bigint references official,
    decided_at timestamptz,
    unique (village_id, budget_year, draft),
    constraint preparer_never_signs check (prepared_by <> signed_by),
    check ((result is null) = (decided_at is null)),
    check (result is null or result = 'DEEMED' or (signed_by is not null and decree_number is not null and decree_date is not null))
);

create table finding (
    id bigint generated always as identity primary key,
    proposal_id bigint not null references proposal,
    village_id int not null references village,
    revision int not null,
    track text not null check (track in ('BUDGET', 'CANDIDATES')),
    field text,
    candidate_id bigint,
    remark text not null check (remark <> ''),
    raised_by bigint references official,
    raised_at timestamptz not null,
    answered_in int,
    settled boolean not null default false,
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);
create index finding_proposal on finding (proposal_id);

create table verdict (
    candidate_id bigint primary key references candidate on delete cascade,
    village_id int not null references village,
    verdict text not null check (verdict in ('ACCEPTED', 'REFUSED', 'TO_CORRECT')),
    reason text,
    note text,
    given_by bigint references official,
    given_at timestamptz not null,
    check (verdict = 'ACCEPTED' or reason is not null),
    constraint village_of_candidate foreign key (candidate_id, village_id) references candidate (id, village_id) on delete cascade
);

-- Who takes part: the first accepted up to the target; who is not refused behind them is reserve.
create view participation with (security_invoker = true) as
select candidate.*, verdict.verdict, verdict.reason, verdict.note,
    case
        when candidate.excluded then 'OUT'
        when row_number() over (
            partition by candidate.proposal_id, candidate.excluded order by candidate.position
        ) <= proposal.target then 'PARTICIPANT'
        else 'RESERVE'
    end as standing
from candidate
join proposal on proposal.id = candidate.proposal_id
left join verdict on verdict.candidate_id = candidate.id;

create table enactment (
    proposal_id bigint primary key references proposal,
    village_id int not null references village,
    number text not null check (number <> ''),
    enacted_on date not null,
    recorded_by bigint not null references official,
    recorded_at timestamptz not null,
    constraint village_of_proposal foreign key (proposal_id, village_id) references proposal (id, village_id)
);

call guard_by_village('evaluation');
call guard_by_village('finding');
call guard_by_village('verdict');
call guard_by_village('enactment');
grant select, insert, update on evaluation, finding, verdict, enactment to ${app_role};
grant delete on verdict to ${app_role};
grant select on participation to ${app_role};
