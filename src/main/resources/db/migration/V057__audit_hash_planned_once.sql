-- The same hash, planned once in a session: as an SQL function, which cannot be inlined here, it was planned anew at each call.
create or replace function audit_hash(previous bytea, seq bigint, at timestamptz, official bigint, behalf bigint, action text,
        subject text, revision int, body jsonb) returns bytea
    language plpgsql immutable
as $$
begin
    return sha256(previous || convert_to(jsonb_build_array(
        seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), official, behalf, action, subject, revision, body
    )::text, 'UTF8'));
end
$$;
