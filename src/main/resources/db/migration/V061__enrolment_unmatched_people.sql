-- Whom the insurer has not found valid yet. A function with a setting of its own is planned at every call: a plan that a connection
-- keeps from the day when nobody had a verdict reads all verdicts of the regency for each person.
create function unmatched_people(proposal bigint) returns table (id bigint, "position" int)
    language sql stable set plan_cache_mode = force_custom_plan
as $$
    select candidate.id, candidate.position
    from candidate
    where candidate.proposal_id = proposal
        and (select verdict from verdict where verdict.candidate_id = candidate.id) = 'ACCEPTED'
        and (select code from matching_result where matching_result.candidate_id = candidate.id) is distinct from 'VALID'
$$;
