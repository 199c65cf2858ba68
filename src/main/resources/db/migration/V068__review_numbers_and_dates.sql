select set_config('app.villages', '*', true);

-- Receipts and Keputusan Camat are numbered in the books of their kecamatan, which begin anew each year.
alter table evaluation add column subdistrict int references subdistrict;
update evaluation set subdistrict = village.subdistrict from village where village.id = evaluation.village_id;
alter table evaluation
    alter column subdistrict set not null,
    add constraint decree_after_receipt check (decree_date >= (received_at at time zone 'Asia/Makassar')::date);
create unique index receipt_number_once on evaluation (
    subdistrict, (extract(year from received_at at time zone 'Asia/Makassar')::int), receipt_number);
create unique index decree_number_once on evaluation (
    subdistrict, (extract(year from decree_date)::int), decree_number) where decree_number is not null;
