-- A settlement is kept as it comes and matched once its payment is written down, be that later.
select set_config('app.villages', '*', true);
alter table settlement add column paid_at timestamptz;
update settlement set paid_at = settled_at;
alter table settlement
    alter column paid_at set not null,
    add constraint matched_to_a_bill check (not matched or (bill_id is not null and village_id is not null)),
    add constraint village_of_bill foreign key (bill_id, village_id) references bill (id, village_id);
grant update (bill_id, village_id, matched) on settlement to ${app_role};
create index settlement_unmatched on settlement (billing_code) where not matched;
