-- The insurer may tell of the money before the treasurer has recorded it; the settlement is matched when that is done.
alter table settlement add paid_at timestamptz;
update settlement set paid_at = settled_at;
alter table settlement alter paid_at set not null;
grant update (matched) on settlement to ${app_role};
