-- The regency keeps its calendar itself: a holiday is added or removed, and never turned into another.
grant insert, delete on holiday to ${app_role};

-- Officials read these names.
update holiday set name = replace(name, ' (label inferred)', '') where name like '% (label inferred)';

-- One row: how often the calendar was changed, and up to which of these changes open deadlines have been dated anew.
create table calendar_state (
    only_row boolean primary key default true check (only_row),
    changes int not null default 0,
    dated int not null default 0,
    check (dated between 0 and changes)
);
insert into calendar_state default values;

grant select, update on calendar_state to ${app_role};
