-- How whoever decided a step, and whoever recorded it for them, was called that day: a letter printed years later says the same.
alter table step
    add column closed_name text check (closed_name <> ''),
    add column recorder_name text check (recorder_name <> '');

select set_config('app.villages', '*', true);
update step
set closed_name = decider.name, recorder_name = recorder.name
from step closed
join official decider on decider.id = coalesce(closed.closed_for, closed.closed_by)
left join official recorder on recorder.id = closed.closed_by and closed.closed_for is not null
where closed.task_id = step.task_id;
