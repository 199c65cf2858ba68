-- The villages a transaction may see, as `app.villages` tells: '*' for all, '12,13' for some, nothing for none.
create function scope_is_all() returns boolean
    language sql stable parallel safe
as $$
    select coalesce(current_setting('app.villages', true), '') = '*'
$$;

create function scope_villages() returns int[]
    language sql stable parallel safe
as $$
    select case
        when coalesce(current_setting('app.villages', true), '') in ('', '*') then '{}'::int[]
        else string_to_array(current_setting('app.villages', true), ',')::int[]
    end
$$;

-- Puts a table with a village_id under row-level security; the owner is held to it too.
create procedure guard_by_village(guarded regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format($policy$
        create policy village_scope on %s
            using ((select scope_is_all()) or village_id = any ((select scope_villages())::int[]))
            with check ((select scope_is_all()) or village_id = any ((select scope_villages())::int[]))
        $policy$, guarded);
end
$$;

-- A row once written stays as it is; even the owner must drop the trigger, in the open, to change it.
create function refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
