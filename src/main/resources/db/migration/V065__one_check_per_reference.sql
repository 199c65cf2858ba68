-- A reference that names the village too says all that the one without it says, and where a row hangs on another of its village, that
-- one's village is a village. Each was checked once more for every row: a person on a list by six references, of which three suffice.
do $$
declare
    spare record;
begin
    for spare in
        with reference as (
            select oid, conname, conrelid, confrelid, conkey, confkey,
                (select array_agg(attname order by nth)
                    from unnest(confkey) with ordinality of_key (attnum, nth) join pg_attribute using (attnum)
                    where attrelid = confrelid) as columns,
                confmatchtype = 'f' or not exists (
                    select from pg_attribute where attrelid = conrelid and attnum = any (conkey) and not attnotnull) as always
            from pg_constraint
            where contype = 'f' and connamespace = 'public'::regnamespace and conrelid::regclass::text !~ '^act_'
        )
        select conrelid::regclass as child, conname as name
        from reference narrow
        where exists (
            select from reference wide
            where wide.conrelid = narrow.conrelid and wide.oid <> narrow.oid and wide.always and wide.conkey @> narrow.conkey
                and (wide.confrelid = narrow.confrelid and cardinality(wide.conkey) > cardinality(narrow.conkey)
                        and not exists (
                            select from unnest(narrow.conkey, narrow.confkey) as pair (mine, theirs)
                            where wide.confkey[array_position(wide.conkey, mine)] <> theirs)
                    or narrow.confrelid = 'village'::regclass and cardinality(narrow.conkey) = 1
                        and wide.confrelid not in ('village'::regclass, wide.conrelid)
                        and wide.columns[array_position(wide.conkey, narrow.conkey[1])] = 'village_id'))
        order by 1, 2
    loop
        execute format('alter table %s drop constraint %I', spare.child, spare.name);
    end loop;
end
$$;

-- Whoever enters is endorsed, and so is a candidate of the village.
alter table entrant drop constraint village_of_candidate;
