-- What managers read beside the stages is counted as they are, each under a name of its own in place of the stage: PAID,
-- INSURED, and since which month a village is at a stage. So whatever these come from tells that they have changed.
create function note_changed_ledger() returns trigger
    language plpgsql
as $$
begin
    insert into changed_standing (village_id, budget_year)
    select distinct proposal.village_id, proposal.budget_year
    from changed
    join ledger_entry on ledger_entry.id = changed.entry_id
    join payment on payment.id = ledger_entry.payment_id
    join proposal on proposal.id = payment.proposal_id;
    return null;
end
$$;
create trigger standing_changed_by_insert after insert on ledger_posting referencing new table as changed
    for each statement execute function note_changed_ledger();
create trigger standing_changed_by_insert after insert on coverage referencing new table as changed
    for each statement execute function note_changed_people();

create index payment_of_proposal on payment (proposal_id);

select set_config('app.villages', '*', true);
insert into changed_standing (village_id, budget_year)
select distinct village_id, budget_year from proposal;
