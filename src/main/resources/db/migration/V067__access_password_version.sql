-- A session holds while the password it began with does.
alter table official add column password_version int not null default 0;
