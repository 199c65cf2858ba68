-- Every transaction reads the version as it begins, and a node keeps the holidays as long as it stays the same: whoever
-- changes the calendar, by whatever way, changes its version.
alter table calendar_state add column changed_at timestamptz not null default '-infinity';

create function calendar_changes() returns trigger language plpgsql as $$
begin
    update calendar_state set changes = changes + 1, changed_at = clock_timestamp();
    return null;
end
$$;

create trigger calendar_changes after insert or update or delete on holiday
    for each statement execute function calendar_changes();
