-- The occupations a village may choose from, in the order they are offered; the sector decides the PP 50/2025 discount.
create table occupation (
    code     text     primary key,
    name     text     not null unique,
    english  text     not null,
    grp      text     not null,
    sector   text     not null check (sector in ('TRANSPORT', 'NON_TRANSPORT')),
    risk     text     not null check (risk in ('LOW', 'MEDIUM', 'HIGH')),
    position smallint not null unique
);

insert into occupation (code, name, english, grp, sector, risk, position)
values
    ('PETANI', 'Petani', 'Farmer', 'AGRICULTURE', 'NON_TRANSPORT', 'MEDIUM', 1),
    ('PETANI_RUMPUT_LAUT', 'Petani/pembudi daya rumput laut', 'Seaweed farmer', 'FISHERIES', 'NON_TRANSPORT', 'MEDIUM', 2),
    ('PEKEBUN', 'Pekebun', 'Smallholder planter', 'AGRICULTURE', 'NON_TRANSPORT', 'MEDIUM', 3),
    ('BURUH_TANI', 'Buruh tani/kebun lepas', 'Casual farm/plantation labourer', 'AGRICULTURE', 'NON_TRANSPORT', 'HIGH', 4),
    ('NELAYAN', 'Nelayan', 'Fisher', 'FISHERIES', 'NON_TRANSPORT', 'HIGH', 5),
    ('PETAMBAK', 'Petambak', 'Pond fish/shrimp farmer', 'FISHERIES', 'NON_TRANSPORT', 'MEDIUM', 6),
    ('PETERNAK', 'Peternak', 'Livestock keeper', 'AGRICULTURE', 'NON_TRANSPORT', 'MEDIUM', 7),
    ('MOTORIS', 'Motoris (speedboat/longboat/ketinting)', 'Boat driver', 'TRANSPORT', 'TRANSPORT', 'HIGH', 8),
    ('ABK_PERAHU', 'ABK/penambang perahu lepas', 'Casual boat hand', 'TRANSPORT', 'TRANSPORT', 'HIGH', 9),
    ('SUPIR', 'Supir/sopir', 'Driver', 'TRANSPORT', 'TRANSPORT', 'HIGH', 10),
    ('OJEK', 'Pengojek', 'Motorcycle taxi rider', 'TRANSPORT', 'TRANSPORT', 'HIGH', 11),
    ('KURIR', 'Kurir lepas', 'Independent courier', 'TRANSPORT', 'TRANSPORT', 'HIGH', 12),
    ('BURUH_ANGKUT', 'Buruh angkut/bongkar muat (dermaga)', 'Dock/market porter', 'CASUAL', 'NON_TRANSPORT', 'HIGH', 13),
    ('BURUH_HARIAN', 'Buruh harian lepas/serabutan', 'Casual day labourer', 'CASUAL', 'NON_TRANSPORT', 'HIGH', 14),
    ('TUKANG', 'Tukang (batu/kayu/listrik/las)', 'Craftsman (builder)', 'CONSTRUCTION', 'NON_TRANSPORT', 'HIGH', 15),
    ('PEDAGANG_KECIL', 'Pedagang kecil/keliling/warung', 'Petty trader', 'TRADE', 'NON_TRANSPORT', 'LOW', 16),
    ('PENJAHIT', 'Penjahit', 'Tailor', 'SERVICE', 'NON_TRANSPORT', 'LOW', 17),
    ('PENGRAJIN', 'Pengrajin (anyaman, dll.)', 'Artisan', 'CRAFT', 'NON_TRANSPORT', 'LOW', 18),
    ('PENYADAP', 'Penyadap karet/penderes', 'Rubber tapper/palm-sap tapper', 'AGRICULTURE', 'NON_TRANSPORT', 'HIGH', 19),
    ('PENCARI_HASIL_HUTAN', 'Pencari hasil hutan (gaharu, rotan, madu)', 'Forest-product gatherer', 'AGRICULTURE', 'NON_TRANSPORT', 'HIGH', 20),
    ('PENDULANG', 'Pendulang emas tradisional (hanya yang berizin)', 'Licensed artisanal panner', 'MINING', 'NON_TRANSPORT', 'HIGH', 21),
    ('PEMULUNG', 'Pemulung', 'Waste picker', 'CASUAL', 'NON_TRANSPORT', 'MEDIUM', 22),
    ('GURU_NGAJI', 'Guru ngaji/guru sekolah minggu', 'Religious teacher (informal)', 'RELIGIOUS', 'NON_TRANSPORT', 'LOW', 23),
    ('MARBOT', 'Marbot masjid/koster gereja', 'Mosque/church caretaker', 'RELIGIOUS', 'NON_TRANSPORT', 'LOW', 24),
    ('IMAM_PENDETA', 'Imam/pendeta jemaat kecil tanpa upah tetap', 'Unsalaried religious leader', 'RELIGIOUS', 'NON_TRANSPORT', 'LOW', 25),
    ('PERANGKAT_ADAT', 'Perangkat/pemangku adat', 'Customary official', 'CUSTOMARY', 'NON_TRANSPORT', 'LOW', 26),
    ('KADER', 'Kader posyandu/PKK/desa', 'Village volunteer cadre', 'VILLAGE_SERVICE', 'NON_TRANSPORT', 'LOW', 27),
    ('LINMAS', 'Linmas/hansip desa', 'Village guard', 'VILLAGE_SERVICE', 'NON_TRANSPORT', 'MEDIUM', 28),
    ('ART', 'Asisten rumah tangga', 'Domestic worker', 'SERVICE', 'NON_TRANSPORT', 'MEDIUM', 29),
    ('MONTIR', 'Montir/tukang servis', 'Mechanic/repairer', 'SERVICE', 'NON_TRANSPORT', 'MEDIUM', 30),
    ('LAINNYA', 'Pekerjaan mandiri lainnya', 'Other self-employed', 'OTHER', 'NON_TRANSPORT', 'MEDIUM', 31);

grant select on occupation to ${app_role};
