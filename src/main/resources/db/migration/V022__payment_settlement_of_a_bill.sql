-- What is matched names its bill, and the village of that bill.
alter table settlement
    add constraint matched_to_a_bill check (not matched or (bill_id is not null and village_id is not null)),
    add constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id);
create index settlement_unmatched on settlement (bill_id) where not matched;
