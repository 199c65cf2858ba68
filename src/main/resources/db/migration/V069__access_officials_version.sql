-- Every transaction reads the version as it begins, as it does with the calendar's (V028) and the settings' (V058): a session keeps
-- its official as long as nobody's account or post has changed.
create table officials_state (
    only_row boolean primary key default true check (only_row),
    changes int not null default 0
);
insert into officials_state default values;
grant select on officials_state to ${app_role};

create function officials_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    update officials_state set changes = changes + 1;
    return null;
end
$$;

create trigger officials_change after insert or update or delete or truncate on official
    for each statement execute function officials_change();
create trigger officials_change after insert or update or delete or truncate on post
    for each statement execute function officials_change();
