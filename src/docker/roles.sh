#!/bin/sh
# Two roles: the owner changes tables, the application only rows, and row-level security binds both.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$PAYUNG_OWNER_PASSWORD" -v app="$PAYUNG_APP_PASSWORD" -U postgres -d payung <<'SQL'
create role payung_owner login nobypassrls password :'owner';
create role payung_app login nobypassrls password :'app';
alter database payung owner to payung_owner;
grant create on schema public to payung_owner;
SQL
