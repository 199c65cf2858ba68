-- Every transaction reads the version as it begins, as it does with the calendar's (V028), and a node keeps what it has read of
-- the settings as long as it stays the same: whoever changes one of them, by whatever way, changes their version.
create table settings_state (
    only_row boolean primary key default true check (only_row),
    changes int not null default 0
);
insert into settings_state default values;
grant select on settings_state to ${app_role};

create function settings_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    update settings_state set changes = changes + 1;
    return null;
end
$$;

-- The newest decision table counts as one; where modules are tested without the engine there is none.
do $$
declare
    setting text;
begin
    foreach setting in array array['year_rule', 'quota', 'activity_code', 'account_code', 'fund_source', 'fund_source_rule',
        'village', 'act_re_decision_def']
    loop
        if to_regclass(setting) is not null then
            execute format('create trigger settings_change after insert or update or delete or truncate on %I
                for each statement execute function settings_change()', setting);
        end if;
    end loop;
end
$$;
