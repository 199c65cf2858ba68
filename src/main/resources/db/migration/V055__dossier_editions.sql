-- The dossier as it was handed out: its bytes stay, whatever the numbers do afterwards.
create table dossier_edition (
    id bigint generated always as identity primary key,
    year int not null check (year between 2015 and 2099),
    number int not null check (number > 0),
    as_of timestamptz not null,
    made_by bigint not null references official,
    unique (year, number)
);

-- What was printed for this edition stands here, what somebody had uploaded stays where it is.
create table dossier_edition_file (
    edition_id bigint not null references dossier_edition,
    position int not null check (position > 0),
    name text not null check (name ~ '^[a-zA-Z0-9./_-]+$' and name !~ '[.][.]' and name !~ '^/'),
    content bytea,
    file_id bigint references dossier_file,
    sha256 bytea not null,
    size int not null check (size > 0),
    primary key (edition_id, position),
    unique (edition_id, name),
    constraint printed_or_uploaded check (num_nonnulls(content, file_id) = 1),
    constraint fingerprint_of_content check (content is null or (sha256 = sha256(content) and size = length(content)))
);
alter table dossier_edition_file alter column content set storage external;

create trigger append_only before update or delete or truncate on dossier_edition
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on dossier_edition_file
    for each statement execute function refuse_change();

call keep_to_regency('dossier_edition');
call keep_to_regency('dossier_edition_file');
grant select, insert on dossier_edition, dossier_edition_file to ${app_role};
