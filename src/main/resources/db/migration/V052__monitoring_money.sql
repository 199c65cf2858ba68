-- Who adds up a proposal's money finds it by the proposal: its bills, the dead ones too, its payments, and what the insurer told.
create index bill_of_proposal on bill (proposal_id);
create index settlement_of_bill on settlement (bill_id);
