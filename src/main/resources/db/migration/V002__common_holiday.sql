create table holiday (
    day date not null,
    name text not null check (name <> ''),
    kind text not null check (kind in ('NATIONAL', 'COLLECTIVE_LEAVE', 'REGIONAL')),
    decree text not null check (decree <> ''),
    certainty text not null check (certainty in ('HIGH', 'MEDIUM_HIGH', 'LOW')),
    primary key (day, kind)
);

grant select on holiday to ${app_role};

insert into holiday (day, name, kind, decree, certainty)
select v.day, v.name, v.kind,
    'SKB 3 Menteri 1017/2024, 2/2024, 2/2024 (14 Oct 2024); 18 Aug added by SKB 933/2025, 1/2025, 3/2025 (7 Aug 2025)',
    v.certainty
from (values
    (date '2025-01-01', 'Tahun Baru 2025 Masehi', 'NATIONAL', 'HIGH'),
    (date '2025-01-27', 'Isra Mikraj Nabi Muhammad SAW', 'NATIONAL', 'HIGH'),
    (date '2025-01-28', 'Cuti bersama Imlek', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-01-29', 'Tahun Baru Imlek 2576 Kongzili', 'NATIONAL', 'HIGH'),
    (date '2025-03-28', 'Cuti bersama Nyepi', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-03-29', 'Hari Suci Nyepi (Tahun Baru Saka 1947)', 'NATIONAL', 'HIGH'),
    (date '2025-03-31', 'Idulfitri 1446 H hari 1', 'NATIONAL', 'HIGH'),
    (date '2025-04-01', 'Idulfitri 1446 H hari 2', 'NATIONAL', 'HIGH'),
    (date '2025-04-02', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-04-03', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-04-04', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-04-07', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-04-18', 'Wafat Yesus Kristus', 'NATIONAL', 'HIGH'),
    (date '2025-04-20', 'Kebangkitan Yesus Kristus (Paskah)', 'NATIONAL', 'HIGH'),
    (date '2025-05-01', 'Hari Buruh Internasional', 'NATIONAL', 'HIGH'),
    (date '2025-05-12', 'Hari Raya Waisak 2569 BE', 'NATIONAL', 'HIGH'),
    (date '2025-05-13', 'Cuti bersama Waisak', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-05-29', 'Kenaikan Yesus Kristus', 'NATIONAL', 'HIGH'),
    (date '2025-05-30', 'Cuti bersama Kenaikan Yesus Kristus', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-06-01', 'Hari Lahir Pancasila', 'NATIONAL', 'HIGH'),
    (date '2025-06-06', 'Iduladha 1446 H', 'NATIONAL', 'HIGH'),
    (date '2025-06-09', 'Cuti bersama Iduladha', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-06-27', '1 Muharam Tahun Baru Islam 1447 H', 'NATIONAL', 'HIGH'),
    (date '2025-08-17', 'Proklamasi Kemerdekaan RI', 'NATIONAL', 'HIGH'),
    (date '2025-08-18', 'Cuti bersama Kemerdekaan RI', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2025-09-05', 'Maulid Nabi Muhammad SAW', 'NATIONAL', 'HIGH'),
    (date '2025-12-25', 'Kelahiran Yesus Kristus (Natal)', 'NATIONAL', 'HIGH'),
    (date '2025-12-26', 'Cuti bersama Natal', 'COLLECTIVE_LEAVE', 'HIGH')
) v (day, name, kind, certainty);

insert into holiday (day, name, kind, decree, certainty)
select v.day, v.name, v.kind,
    'SKB 3 Menteri 1497/2025, 2/2025, 5/2025 (19 Sep 2025)',
    v.certainty
from (values
    (date '2026-01-01', 'Tahun Baru 2026 Masehi', 'NATIONAL', 'HIGH'),
    (date '2026-01-16', 'Isra Mikraj Nabi Muhammad SAW', 'NATIONAL', 'HIGH'),
    (date '2026-02-16', 'Cuti bersama Imlek', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', 'NATIONAL', 'HIGH'),
    (date '2026-03-18', 'Cuti bersama Nyepi', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'NATIONAL', 'HIGH'),
    (date '2026-03-20', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-03-21', 'Idulfitri 1447 H hari 1', 'NATIONAL', 'HIGH'),
    (date '2026-03-22', 'Idulfitri 1447 H hari 2', 'NATIONAL', 'HIGH'),
    (date '2026-03-23', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-03-24', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-04-03', 'Wafat Yesus Kristus', 'NATIONAL', 'HIGH'),
    (date '2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', 'NATIONAL', 'HIGH'),
    (date '2026-05-01', 'Hari Buruh Internasional', 'NATIONAL', 'HIGH'),
    (date '2026-05-14', 'Kenaikan Yesus Kristus', 'NATIONAL', 'HIGH'),
    (date '2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-05-27', 'Iduladha 1447 H', 'NATIONAL', 'HIGH'),
    (date '2026-05-28', 'Cuti bersama Iduladha', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-05-31', 'Hari Raya Waisak 2570 BE', 'NATIONAL', 'HIGH'),
    (date '2026-06-01', 'Hari Lahir Pancasila', 'NATIONAL', 'HIGH'),
    (date '2026-06-16', '1 Muharam Tahun Baru Islam 1448 H', 'NATIONAL', 'HIGH'),
    (date '2026-08-17', 'Proklamasi Kemerdekaan RI', 'NATIONAL', 'HIGH'),
    (date '2026-08-25', 'Maulid Nabi Muhammad SAW', 'NATIONAL', 'HIGH'),
    (date '2026-12-24', 'Cuti bersama Natal', 'COLLECTIVE_LEAVE', 'HIGH'),
    (date '2026-12-25', 'Kelahiran Yesus Kristus (Natal)', 'NATIONAL', 'HIGH')
) v (day, name, kind, certainty);

insert into holiday (day, name, kind, decree, certainty)
select v.day, v.name, v.kind,
    'SKB 3 Menteri 1205/2026, 3/2026, 2/2026 (15 Sep 2026)',
    v.certainty
from (values
    (date '2027-01-01', 'Tahun Baru 2027 Masehi', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-01-05', 'Isra Mikraj 1448 H', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-02-05', 'Cuti bersama Imlek', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-02-06', 'Tahun Baru Imlek 2578 Kongzili', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-03-09', 'Cuti bersama (Idulfitri/Nyepi)', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-03-10', 'Idulfitri 1448 H hari 1', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-03-11', 'Idulfitri 1448 H hari 2', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-03-12', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-03-15', 'Cuti bersama Idulfitri', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-03-25', 'Cuti bersama Wafat Yesus Kristus (label inferred)', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-03-26', 'Wafat Yesus Kristus', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-05-01', 'Hari Buruh Internasional', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-05-06', 'Kenaikan Yesus Kristus', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-05-17', 'Iduladha 1448 H', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-05-18', 'Cuti bersama Iduladha (label inferred)', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-05-19', 'Cuti bersama Waisak (label inferred)', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-05-20', 'Hari Raya Waisak 2571 BE', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-06-01', 'Hari Lahir Pancasila', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-06-06', '1 Muharam Tahun Baru Islam 1449 H', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-08-15', 'Maulid Nabi Muhammad SAW', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-08-17', 'Proklamasi Kemerdekaan RI', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-12-24', 'Cuti bersama Natal', 'COLLECTIVE_LEAVE', 'MEDIUM_HIGH'),
    (date '2027-12-25', 'Kelahiran Yesus Kristus (Natal)', 'NATIONAL', 'MEDIUM_HIGH'),
    (date '2027-12-26', 'Isra Mikraj 1449 H', 'NATIONAL', 'MEDIUM_HIGH')
) v (day, name, kind, certainty);
