-- A message to a case that has ended is kept, and nobody is waited for any more.
alter table inbox_message add column moot boolean not null default false;
alter table inbox_message add constraint moot_is_not_delivered check (not moot or delivered_at is null);
drop index inbox_message_due;
create index inbox_message_due on inbox_message (next_at) where delivered_at is null and not moot;
