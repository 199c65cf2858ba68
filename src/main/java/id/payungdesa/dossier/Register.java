package id.payungdesa.dossier;

import static id.payungdesa.dossier.Field.address;
import static id.payungdesa.dossier.Field.choice;
import static id.payungdesa.dossier.Field.day;
import static id.payungdesa.dossier.Field.line;
import static id.payungdesa.dossier.Field.number;
import static id.payungdesa.dossier.Field.rupiah;
import static id.payungdesa.dossier.Field.text;
import static id.payungdesa.dossier.Field.tick;

import id.payungdesa.dossier.Field.Choice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What DPMPD writes into the dossier by hand, because no table of ours can know it. */
public enum Register {
    REGULATION(
            "Regulasi",
            "regulasi",
            "Peraturan, keputusan, surat edaran, dan perjanjian yang mendasari program, masing-masing dengan naskahnya.",
            choice(
                    "kind",
                    "Jenis",
                    new Choice("PERDA", "Peraturan Daerah"),
                    new Choice("PERBUP", "Peraturan Bupati"),
                    new Choice("SK", "Keputusan Bupati"),
                    new Choice("SE", "Surat Edaran"),
                    new Choice("PKS", "Perjanjian Kerja Sama")),
            line("number", "Nomor", 80),
            day("day", "Tanggal"),
            line("subject", "Tentang", 300),
            day("from", "Berlaku sejak").optional().hint("Kosongkan bila berlaku sejak tanggalnya."),
            day("until", "Berlaku sampai").optional().hint("Kosongkan selama masih berlaku."),
            tick("regent", "Disebut dalam “Mengingat” Keputusan Bupati"),
            tick("subdistrict", "Disebut dalam “Mengingat” Keputusan Camat")),

    SEGMENT(
            "Pekerja per segmen",
            "segmen",
            "Jumlah pekerja dan peserta aktif di luar program ini, menurut BPS dan BPJS Ketenagakerjaan.",
            choice(
                    "segment",
                    "Segmen",
                    new Choice("PU", "Penerima upah (PU)"),
                    new Choice("BPU", "Bukan penerima upah (BPU)"),
                    new Choice("NON_ASN", "Pegawai non-ASN"),
                    new Choice("PERANGKAT_DESA", "Perangkat desa, BPD, dan RT/RW"),
                    new Choice("JASA_KONSTRUKSI", "Jasa konstruksi")),
            number("workers", "Jumlah pekerja"),
            number("active", "Peserta aktif"),
            day("day", "Keadaan per tanggal"),
            line("source", "Sumber", 160)
                    .hint("Misalnya: BPS, Sakernas Agustus 2026; BPJS Ketenagakerjaan Cabang Nunukan.")),

    BUDGET(
            "Anggaran di luar program",
            "anggaran",
            "Belanja seluruh APBDes, dan iuran pekerja rentan dari APBD dan CSR yang tidak lewat program ini.",
            choice(
                    "kind",
                    "Jenis",
                    new Choice("APBDES", "Belanja seluruh APBDes"),
                    new Choice("APBD", "Iuran dari APBD kabupaten"),
                    new Choice("CSR", "Iuran dari CSR perusahaan")),
            rupiah("amount", "Jumlah rupiah"),
            day("day", "Keadaan per tanggal"),
            line("source", "Sumber", 160).hint("Misalnya: DPMPD, rekapitulasi Siskeudes 31 Maret 2027.")),

    CLAIMS(
            "Manfaat yang dibayarkan",
            "manfaat",
            "Klaim yang sudah dibayar, menurut surat BPJS Ketenagakerjaan. Tulis jumlahnya saja, tanpa nama penerima.",
            choice(
                    "kind",
                    "Jenis manfaat",
                    new Choice("JKK", "Jaminan Kecelakaan Kerja"),
                    new Choice("JKM", "Jaminan Kematian"),
                    new Choice("BEASISWA", "Beasiswa anak")),
            number("count", "Jumlah klaim atau anak"),
            rupiah("amount", "Jumlah rupiah"),
            line("letter", "Nomor surat BPJS Ketenagakerjaan", 80),
            day("day", "Tanggal surat")),

    NARRATIVE(
            "Inovasi",
            "inovasi",
            "Cerita tentang program: singkat, jujur, dan dengan angka. Juri membaca banyak berkas.",
            text(
                    "problem",
                    "Masalah",
                    1500,
                    "Apa yang terjadi pada pekerja rentan dan keluarganya sebelum program ini?"),
            text("novelty", "Kebaruan", 1500, "Apa yang belum pernah ada sebelumnya, di sini atau di daerah lain?"),
            text("how", "Cara kerja", 2000, "Siapa melakukan apa, dari usulan desa sampai pekerja terlindungi?"),
            text("results", "Hasil", 1500, "Apa yang berubah? Angka cakupan sudah ada di bab lain."),
            text("cost", "Biaya", 1000, "Berapa biayanya, dan siapa yang menanggung?"),
            text(
                    "replicability",
                    "Dapat ditiru",
                    1000,
                    "Apa yang diperlukan daerah lain untuk melakukan hal yang sama?"),
            text("sustainability", "Keberlanjutan", 1000, "Apa yang menjamin program ini terus berjalan?")),

    EVIDENCE(
            "Bukti",
            "bukti",
            "Foto, berita, berita acara, surat, dan kisah penerima manfaat. Unggah berkasnya atau tulis alamatnya.",
            choice(
                    "kind",
                    "Jenis",
                    new Choice("FOTO", "Foto kegiatan"),
                    new Choice("BERITA", "Berita"),
                    new Choice("NOTULEN", "Notulen atau berita acara"),
                    new Choice("SURAT", "Surat"),
                    new Choice("KISAH", "Kisah penerima manfaat")),
            day("day", "Tanggal"),
            line("caption", "Keterangan", 300),
            address("address", "Alamat di internet"),
            tick("people", "Ada orang yang dapat dikenali di dalamnya"),
            tick("consent", "Orang itu, atau keluarganya, sudah menyetujui secara tertulis")),

    AWARD(
            "Penghargaan",
            "penghargaan",
            "Penghargaan yang pernah diterima untuk jaminan sosial ketenagakerjaan.",
            line("name", "Nama penghargaan", 160),
            line("place", "Peringkat atau kategori", 160),
            line("giver", "Pemberi", 160)),

    WEIGHTS(
            "Bobot kriteria",
            "bobot",
            "Bobot resmi belum pernah kami temukan. Kosongkan bila tidak ada surat panitia; bila diisi, jumlahnya harus 100.",
            number("regulation", "Regulasi").optional(),
            number("coverage", "Kinerja dan cakupan").optional(),
            number("innovation", "Inovasi").optional(),
            number("interview", "Wawancara").optional(),
            number("presence", "Kehadiran kepala daerah").optional());

    private static final Set<String> CITING = Set.of("regent", "subdistrict");
    private static final Set<String> CITED = Set.of("PERDA", "PERBUP");

    private final String title;
    private final String slug;
    private final String purpose;
    private final List<Field> fields;

    Register(String title, String slug, String purpose, Field... fields) {
        this.title = title;
        this.slug = slug;
        this.purpose = purpose;
        this.fields = List.of(fields);
    }

    public static Optional<Register> of(String slug) {
        return Arrays.stream(values())
                .filter(register -> register.slug.equals(slug))
                .findFirst();
    }

    public String title() {
        return title;
    }

    public String slug() {
        return slug;
    }

    public String purpose() {
        return purpose;
    }

    public List<Field> fields() {
        return fields;
    }

    public Field field(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Whether there is one entry in a year that everybody works on. */
    public boolean isSingle() {
        return this == NARRATIVE || this == WEIGHTS;
    }

    public boolean takesFile() {
        return this == REGULATION || this == EVIDENCE;
    }

    /** What an earlier year has brought still counts. */
    boolean accumulates() {
        return this == REGULATION || this == AWARD;
    }

    Map<String, String> kept(Map<String, String> typed) {
        var kept = new LinkedHashMap<String, String>();
        fields.forEach(field -> {
            var value = field.kept(typed.get(field.key()));
            if (!value.isEmpty()) {
                kept.put(field.key(), value);
            }
        });
        return kept;
    }

    /** What is wrong, by the field that has to change. */
    Map<String, String> flaws(Map<String, String> kept, boolean withFile) {
        var flaws = new LinkedHashMap<String, String>();
        fields.forEach(field ->
                field.flaw(kept.getOrDefault(field.key(), "")).ifPresent(flaw -> flaws.put(field.key(), flaw)));
        if (flaws.isEmpty()) {
            together(kept, withFile, flaws);
        }
        return flaws;
    }

    private void together(Map<String, String> kept, boolean withFile, Map<String, String> flaws) {
        switch (this) {
            case REGULATION -> {
                if (!withFile) {
                    flaws.put(Entries.FILE, "Unggah naskahnya sebagai PDF.");
                }
                if (kept.getOrDefault("until", "9999").compareTo(kept.getOrDefault("from", kept.get("day"))) < 0) {
                    flaws.put("until", "Tanggal ini mendahului hari peraturannya mulai berlaku.");
                }
                for (var decree : CITING) {
                    if (kept.containsKey(decree) && !CITED.contains(kept.get("kind"))) {
                        flaws.put(decree, "Hanya Peraturan Daerah dan Peraturan Bupati yang disebut dalam Mengingat.");
                    }
                }
            }
            case SEGMENT -> {
                if (amount(kept, "workers") == 0) {
                    flaws.put("workers", "Isi jumlah pekerja; tanpa itu cakupan tidak dapat dihitung.");
                } else if (amount(kept, "active") > amount(kept, "workers")) {
                    flaws.put("active", "Peserta aktif melebihi jumlah pekerja. Periksa kedua angka ini.");
                }
            }
            case BUDGET -> {
                if (amount(kept, "amount") == 0) {
                    flaws.put("amount", "Isi jumlah rupiahnya.");
                }
            }
            case CLAIMS -> {
                if (amount(kept, "count") == 0) {
                    flaws.put("count", "Isi jumlahnya, paling sedikit 1.");
                } else if (amount(kept, "amount") == 0) {
                    flaws.put("amount", "Isi jumlah rupiah yang dibayarkan.");
                }
            }
            case NARRATIVE -> {
                if (kept.isEmpty()) {
                    flaws.put("problem", "Isi paling sedikit satu bagian.");
                }
            }
            case EVIDENCE -> {
                if (!withFile && !kept.containsKey("address")) {
                    flaws.put(Entries.FILE, "Unggah berkasnya, atau tulis alamatnya di internet.");
                }
                if (kept.containsKey("people") && !kept.containsKey("consent")) {
                    flaws.put("consent", "Minta persetujuan tertulis dahulu; tanpa itu bukti ini tidak boleh dipakai.");
                }
            }
            case WEIGHTS -> {
                var sum = kept.keySet().stream()
                        .mapToLong(key -> amount(kept, key))
                        .sum();
                if (!kept.isEmpty() && sum != 100) {
                    flaws.put("regulation", "Jumlah bobot harus 100; sekarang %d.".formatted(sum));
                }
            }
            case AWARD -> {}
        }
    }

    private static long amount(Map<String, String> kept, String key) {
        return Long.parseLong(kept.get(key));
    }
}
