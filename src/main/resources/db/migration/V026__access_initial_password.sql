-- A password that somebody else has made is good for one thing: to set one's own.
alter table official add column password_is_initial boolean not null default false;

-- Names go into lists that are opened in a spreadsheet, where such a beginning would be a formula.
alter table official add constraint name_is_no_formula check (name !~ '^[-=+@]');
