-- Whether the public page stands open, and who said so; the last word counts, and without any it is closed.
create table transparency (
    id bigint generated always as identity primary key,
    open boolean not null,
    switched_by bigint not null references official,
    switched_at timestamptz not null
);
create trigger append_only before update or delete or truncate on transparency
    for each statement execute function refuse_change();

call keep_to_regency('transparency');
grant select, insert on transparency to ${app_role};
