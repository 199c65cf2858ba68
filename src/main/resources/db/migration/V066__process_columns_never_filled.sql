-- Indexes of the engine on columns that are never filled here, or that nobody asks by: each row of a task wrote an entry in each.
-- No cases, tenants, owners or subtasks (LeanSessions does not look for any); no definition is deleted while tasks stand.
drop index if exists act_idx_task_case_exec;
drop index if exists act_idx_task_case_def_id;
drop index if exists act_idx_task_tenant_id;
drop index if exists act_idx_task_owner;
drop index if exists act_idx_task_parent;
drop index if exists act_idx_task_last_updated;
drop index if exists act_idx_exec_tenant_id;
drop index if exists act_idx_athrz_procedef;
