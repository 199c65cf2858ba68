-- The engine looks for what is due every few seconds; without an index it reads every timer of every proposal each time.
-- The modules are tested without the engine.
do $$
begin
    if to_regclass('act_ru_job') is not null then
        create index act_idx_job_due on act_ru_job (duedate_);
    end if;
end
$$;
