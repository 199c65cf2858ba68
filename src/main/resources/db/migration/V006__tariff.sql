-- What a self-employed worker pays by declared income. A bracket reaches up to the next one's income_from.
create table contribution_bracket (
    tier int not null check (tier > 0),
    valid daterange not null check (not isempty(valid)),
    income_from bigint not null check (income_from >= 0),
    base_income bigint not null check (base_income > 0),
    jkk bigint not null check (jkk > 0),
    jkm bigint not null check (jkm > 0),
    jht bigint not null check (jht > 0),
    check (income_from > 0 or tier = 1),
    exclude using gist (tier with =, valid with &&),
    exclude using gist (income_from with =, valid with &&)
);

-- A village without a row here may propose 100 people; only villages have places, wards never.
create table quota (
    village int not null,
    kind text not null default 'VILLAGE' check (kind = 'VILLAGE'),
    year int not null check (year between 2015 and 2099),
    places int not null default 100 check (places >= 0),
    eligible int check (eligible >= 0),
    reason text check (btrim(reason) <> ''),
    primary key (village, year),
    foreign key (village, kind) references village (id, kind),
    check (places = 100 or reason is not null)
);

create table fund_source (
    code text primary key check (code ~ '^[A-Z]{3,5}$'),
    position int not null unique,
    name text not null unique check (btrim(name) <> ''),
    origin text not null
        check (origin in ('STATE', 'PROVINCE', 'REGENCY', 'VILLAGE', 'THIRD_PARTY', 'CARRIED_OVER')),
    account text not null check (account ~ '^[0-9]+([.][0-9]+)*$'),
    safe boolean not null default false,
    caution text check (btrim(caution) <> ''),
    check (safe = (caution is null))
);

create table activity_code (
    year int not null check (year between 2015 and 2099),
    code text not null check (code ~ '^[1-5][.][0-9]{1,2}[.][0-9]{2}$'),
    name text not null check (btrim(name) <> ''),
    primary key (year, code)
);

create table account_code (
    year int not null check (year between 2015 and 2099),
    code text not null check (code ~ '^5([.][0-9]{1,2}){3}$'),
    name text not null check (btrim(name) <> ''),
    primary key (year, code)
);

grant select on contribution_bracket, quota, fund_source, activity_code, account_code to ${app_role};

-- PP 44/2015, annex II, as changed by PP 82/2019 and PP 49/2023.
insert into contribution_bracket (valid, tier, income_from, base_income, jkk, jkm, jht)
select daterange('2015-07-01', null), v.*
from (values
    (1, 0, 1000000, 10000, 6800, 20000),
    (2, 1100000, 1200000, 12000, 6800, 24000),
    (3, 1300000, 1400000, 14000, 6800, 28000),
    (4, 1500000, 1600000, 16000, 6800, 32000),
    (5, 1700000, 1800000, 18000, 6800, 36000),
    (6, 1900000, 2000000, 20000, 6800, 40000),
    (7, 2100000, 2200000, 22000, 6800, 44000),
    (8, 2300000, 2400000, 24000, 6800, 48000),
    (9, 2500000, 2600000, 26000, 6800, 52000),
    (10, 2700000, 2950000, 29500, 6800, 59000),
    (11, 3200000, 3450000, 34500, 6800, 69000),
    (12, 3700000, 3950000, 39500, 6800, 79000),
    (13, 4200000, 4450000, 44500, 6800, 89000),
    (14, 4700000, 4950000, 49500, 6800, 99000),
    (15, 5200000, 5450000, 54500, 6800, 109000),
    (16, 5700000, 5950000, 59500, 6800, 119000),
    (17, 6200000, 6450000, 64500, 6800, 129000),
    (18, 6700000, 6950000, 69500, 6800, 139000),
    (19, 7200000, 7450000, 74500, 6800, 149000),
    (20, 7700000, 7950000, 79500, 6800, 159000),
    (21, 8200000, 8700000, 87000, 6800, 174000),
    (22, 9200000, 9700000, 97000, 6800, 194000),
    (23, 10200000, 10700000, 107000, 6800, 214000),
    (24, 11200000, 11700000, 117000, 6800, 234000),
    (25, 12200000, 12700000, 127000, 6800, 254000),
    (26, 13200000, 13700000, 137000, 6800, 274000),
    (27, 14200000, 14700000, 147000, 6800, 294000),
    (28, 15200000, 15700000, 157000, 6800, 314000),
    (29, 16200000, 16700000, 167000, 6800, 334000),
    (30, 17200000, 17700000, 177000, 6800, 354000),
    (31, 18200000, 18700000, 187000, 6800, 374000),
    (32, 19200000, 19700000, 197000, 6800, 394000),
    (33, 20200000, 20700000, 207000, 6800, 414000)
) v (tier, income_from, base_income, jkk, jkm, jht);

insert into fund_source (position, code, name, origin, account, safe, caution) values
    (1, 'ADD', 'Alokasi Dana Desa', 'REGENCY', '4.2.3.01', true, null),
    (2, 'PAD', 'Pendapatan Asli Desa', 'VILLAGE', '4.1', true, null),
    (3, 'PBH', 'Bagi Hasil Pajak dan Retribusi', 'REGENCY', '4.2.2.01', true, null),
    (4, 'PBK', 'Bantuan Keuangan Kabupaten', 'REGENCY', '4.2.5.01', false,
        'Boleh bila surat pemberian bantuan menyebut iuran jaminan sosial ketenagakerjaan.'),
    (5, 'PBP', 'Bantuan Keuangan Provinsi', 'PROVINCE', '4.2.4.01', false,
        'Boleh bila surat pemberian bantuan menyebut iuran jaminan sosial ketenagakerjaan.'),
    (6, 'DLL', 'Pihak Ketiga atau Perusahaan (CSR)', 'THIRD_PARTY', '4.3.3', false,
        'Boleh bila diterima melalui APBDes.'),
    (7, 'SILPA', 'Sisa Lebih Perhitungan Anggaran', 'CARRIED_OVER', '6.1.1.01', false,
        'Sisa anggaran tetap mengikuti ketentuan sumber dana asalnya.'),
    (8, 'DDS', 'Dana Desa', 'STATE', '4.2.1.01', false,
        'Penggunaan Dana Desa untuk iuran pekerja rentan belum pasti; sebutkan dasar hukumnya.');

-- No national code exists; these are what a regency may choose from, until DPMPD names its own for the year.
insert into activity_code (year, code, name)
select year, code, name
from generate_series(2026, 2027) year
cross join (values
    ('2.2.90', 'Lain-lain Kegiatan Sub Bidang Kesehatan'),
    ('3.4.90', 'Lain-lain Kegiatan Sub Bidang Kelembagaan Masyarakat'),
    ('4.7.90', 'Lain-lain Kegiatan Sub Bidang Perdagangan dan Perindustrian')
) v (code, name);

insert into account_code (year, code, name)
select year, '5.2.7.90', 'Belanja Barang dan Jasa yang Diserahkan kepada Masyarakat Lainnya'
from generate_series(2026, 2027) year;
