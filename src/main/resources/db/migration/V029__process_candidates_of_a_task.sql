-- The candidates of a task go with it, by the statement that deletes it (LeanSessions.Tasks); nothing else says who may
-- see it, so the rights the engine once wrote for each task go too.
alter table if exists act_ru_identitylink
    drop constraint act_fk_tskass_task,
    add constraint act_fk_tskass_task foreign key (task_id_) references act_ru_task (id_) on delete cascade;

do $$
begin
    if to_regclass('act_ru_authorization') is not null then
        delete from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*';
    end if;
end
$$;
