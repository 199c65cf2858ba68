package id.payungdesa.dossier;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.Scans;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.database.Scope;
import id.payungdesa.enrolment.Bill;
import id.payungdesa.outbox.Dispatcher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class EditionsTests {

    /** Villages of five kecamatan, and how many people each covers. */
    private static final Map<Integer, Integer> COVERED = Map.of(105, 40, 102, 25, 58, 12, 63, 6, 71, 18, 12, 3, 94, 22);

    private static final int LATE = 63;

    private static final List<String> OF_PEOPLE = List.of("650399", "Warga Ke", "Ibu Rahasia", "081299990000", "KPJ");

    private static Modules modules;
    private static Official officer;
    private static Editions editions;
    private static Entries entries;

    @BeforeAll
    static void aYearOfWork() {
        modules = new Modules();
        var dossiers = new Dossiers(modules);
        editions = modules.get(Editions.class);
        entries = modules.get(Entries.class);
        officer = dossiers.atRegency(Role.DPMPD_OFFICER);
        modules.owner()
                .sql(
                        "insert into quota (village, year, places, eligible, source, reason, set_at) values (12, 2027, 3, 3, 'Pendataan desa 2026', 'Desa kecil', '2020-01-01')")
                .update();
        COVERED.forEach((village, people) -> {
            var bill = dossiers.billed(village, people);
            var payment = dossiers.approved(village, bill);
            var live = village == LATE ? renewed(dossiers, village, bill) : bill;
            dossiers.pays(village, payment);
            dossiers.settled(live, Rupiah.of(16_800L * 12 * people), Instant.parse("2026-12-20T02:00:00Z"));
        });
        dossiers.submitted(49, 9);
        Scope.system(() -> {
            modules.get(Dispatcher.Feed.class).fetch();
            return null;
        });
        written();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    /** The first code was due the day before the village pays, so it is late whatever the next one says. */
    private static Bill renewed(Dossiers dossiers, int village, Bill bill) {
        modules.owner()
                .sql("update bill set due_on = '2026-11-19' where id = ?")
                .param(bill.id())
                .update();
        return dossiers.renewed(village, bill);
    }

    private static void written() {
        add(
                Register.REGULATION,
                Map.of(
                        "kind",
                        "PERBUP",
                        "number",
                        "12 Tahun 2026",
                        "day",
                        "3 Maret 2026",
                        "subject",
                        "Pelindungan Jaminan Sosial Ketenagakerjaan bagi Pekerja Rentan Desa"),
                Scans.pdf());
        add(
                Register.REGULATION,
                Map.of(
                        "kind",
                        "SE",
                        "number",
                        "560/112/DPMPD/2026",
                        "day",
                        "11 Mei 2026",
                        "subject",
                        "Penganggaran Iuran dalam APBDes Tahun 2027"),
                Scans.pdf());
        add(
                Register.SEGMENT,
                Map.of(
                        "segment",
                        "PU",
                        "workers",
                        "41.200",
                        "active",
                        "30.110",
                        "day",
                        "31 Agustus 2026",
                        "source",
                        "BPS, Sakernas Agustus 2026; BPJS Ketenagakerjaan Cabang Nunukan"),
                null);
        add(
                Register.SEGMENT,
                Map.of(
                        "segment",
                        "BPU",
                        "workers",
                        "58.400",
                        "active",
                        "12.940",
                        "day",
                        "31 Agustus 2026",
                        "source",
                        "BPS, Sakernas Agustus 2026; BPJS Ketenagakerjaan Cabang Nunukan"),
                null);
        add(
                Register.CLAIMS,
                Map.of(
                        "kind",
                        "JKM",
                        "count",
                        "4",
                        "amount",
                        "Rp168.000.000",
                        "letter",
                        "B/412/2027",
                        "day",
                        "2 Juni 2027"),
                null);
        add(
                Register.NARRATIVE,
                Map.of(
                        "problem",
                                "Nelayan, pembudi daya rumput laut, dan buruh angkut di desa bekerja tanpa perlindungan. Bila kepala keluarga meninggal, anak berhenti sekolah dan utang kepada tengkulak diwariskan.",
                        "novelty",
                                "Bukan bantuan sekali jalan: setiap desa menganggarkan iuran dalam APBDes untuk orang yang dipilihnya sendiri dalam musyawarah, dan seluruh jalannya dapat diperiksa.",
                        "how",
                                "Desa mengusulkan, kecamatan memeriksa, Bupati menetapkan, BPJS Ketenagakerjaan mendaftarkan, desa membayar.\n\nData setiap orang dipadankan sebelum ada yang menandatangani.",
                        "sustainability",
                                "Iuran tahun berikutnya diusulkan bersama RKPDes, dan orang yang sama diperpanjang lebih dahulu."),
                null);
        add(
                Register.EVIDENCE,
                Map.of(
                        "kind",
                        "FOTO",
                        "day",
                        "12 Januari 2027",
                        "caption",
                        "Penyerahan kartu peserta di balai desa",
                        "people",
                        "on",
                        "consent",
                        "on"),
                Scans.jpeg());
        add(
                Register.AWARD,
                Map.of(
                        "name",
                        "Paritrana Award Provinsi Kalimantan Utara",
                        "place",
                        "Peringkat kedua kabupaten/kota",
                        "giver",
                        "Gubernur Kalimantan Utara"),
                null);
    }

    private static Entry add(Register register, Map<String, String> typed, byte[] file) {
        return modules.as(
                officer,
                () -> entries.add(
                        register,
                        2027,
                        typed,
                        Optional.ofNullable(file).map(content -> new Entries.Upload(content, "naskah.pdf"))));
    }

    private static Edition made() {
        return modules.as(officer, () -> editions.make(2027));
    }

    private static byte[] file(Edition edition, String name) {
        return modules.as(officer, () -> editions.open(edition.year(), edition.number(), name)
                .orElseThrow());
    }

    @Test
    void theNumbersAreThoseOfTheTables() {
        var numbers =
                modules.as(officer, () -> modules.get(Assembly.class).of(2027)).numbers();

        assertThat(numbers.villages()).hasSize(232);
        assertThat(numbers.proposing()).isEqualTo(8);
        assertThat(numbers.participating()).isEqualTo(7);
        assertThat(numbers.people()).isEqualTo(126);
        assertThat(numbers.active()).as("cover begins in January").isZero();
        assertThat(numbers.months()).isEqualTo(126 * 12);
        assertThat(numbers.paid()).isEqualTo(126 * 12 * 16_800L);
        assertThat(numbers.planned()).isEqualTo((126 + 9) * 12 * 16_800L);
        assertThat(numbers.atQuota()).isEqualTo(1);
        assertThat(numbers.coveringAll()).isEqualTo(1);
        assertThat(numbers.compliance().payments()).isEqualTo(7);
        assertThat(numbers.compliance().onTime())
                .as("all but the one whose first code was due before")
                .isEqualTo(6);
        assertThat(numbers.funds()).hasSize(1).first().satisfies(fund -> {
            assertThat(fund.name()).isEqualTo("Alokasi Dana Desa");
            assertThat(fund.paid()).isEqualTo(numbers.paid());
        });
        assertThat(numbers.subdistricts().stream().filter(one -> one.people() > 0))
                .hasSize(5);
    }

    @Test
    void aJurorFindsEveryChapterByItsPage() {
        var edition = made();
        var dossier = new PrintedDossier(file(edition, "berkas-paritrana-2027.pdf"));
        dossier.look("berkas");

        var contents = dossier.page(2);
        for (var chapter :
                modules.as(officer, () -> modules.get(Assembly.class).of(2027)).chapters()) {
            var page =
                    contents.replaceFirst(".*Bab %d %s (\\d+) .*".formatted(chapter.number(), chapter.title()), "$1");
            assertThat(dossier.page(Integer.parseInt(page))).contains("Bab " + chapter.number(), chapter.title());
        }
        assertThat(dossier.bookmarks())
                .contains("1. Regulasi", "8. Bukti dan penghargaan", "Daftar lampiran")
                .hasSize(11);
        assertThat(dossier.text())
                .contains(
                        "Tabel 1.",
                        "Gambar 1.",
                        "126 orang di 7 dari 232 desa",
                        "tidak dibobot",
                        "Belum ada Peraturan Daerah.",
                        "RT/RW;")
                .as("advice is for DPMPD, and a file's name may be a person's")
                .doesNotContain("Juri", "Tambahkan", "naskah.jpg");
    }

    @Test
    void theInterviewHasTenPagesAndThenFactsAndQuestions() {
        var summary = new PrintedDossier(file(made(), "ringkasan-wawancara.pdf"));
        summary.look("ringkasan");

        assertThat(summary.page(1)).contains("Satu Desa 100 Pekerja Rentan", "126");
        assertThat(summary.page(10)).contains("Berikutnya: 225 desa lagi");
        assertThat(summary.page(11)).contains("Lembar fakta");
        assertThat(summary.page(12)).contains("Pertanyaan yang mungkin diajukan");
        assertThat(summary.bookmarks()).hasSize(12);
        assertThat(summary.pages()).isEqualTo(12);
    }

    @Test
    void everyFileHasItsFingerprintAndTheDossierTellsThoseOfItsAnnexes() {
        var edition = made();
        var files = unpacked(edition);

        var sums = new String(files.get("SHA256SUMS.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(sums).hasSize(files.size() - 1);
        for (var sum : sums) {
            assertThat(sha256(files.get(sum.substring(66)))).as(sum).isEqualTo(sum.substring(0, 64));
        }
        var dossier = new PrintedDossier(files.get("berkas-paritrana-2027.pdf"))
                .text()
                .replace(" ", "");
        files.forEach((name, content) -> {
            if (name.startsWith("lampiran/")) {
                assertThat(dossier).as(name).contains(sha256(content));
            }
        });
        assertThat(files.keySet())
                .contains("lampiran/01-desa.xlsx", "lampiran/14-regulasi.pdf", "lampiran/16-bukti.jpg");
    }

    @Test
    void anEditionStaysAsItWasWhateverTheNumbersDo() throws IOException {
        var edition = made();
        var once = packed(edition);

        add(Register.AWARD, Map.of("name", "Lain", "place", "Pertama", "giver", "Lain"), null);
        var later = made();

        assertThat(packed(edition)).isEqualTo(once);
        assertThat(later.number()).isEqualTo(edition.number() + 1);
        assertThat(refusal(() -> modules.owner()
                        .sql("update dossier_edition_file set size = size")
                        .update()))
                .contains("append-only");
        assertThat(refusal(
                        () -> modules.owner().sql("delete from dossier_edition").update()))
                .contains("append-only");
    }

    @Test
    void noPersonIsNamedAnywhere() {
        for (var file : unpacked(made()).entrySet()) {
            var text = file.getKey().endsWith(".xlsx")
                    ? cells(file.getValue())
                    : file.getKey().endsWith(".pdf")
                            ? new PrintedDossier(file.getValue()).text()
                            : new String(file.getValue(), StandardCharsets.ISO_8859_1);
            assertThat(text).as(file.getKey()).doesNotContain(OF_PEOPLE).doesNotContainPattern("\\d{6}\\*{6}\\d{4}");
        }
    }

    @Test
    void onlyDpmpdHandsOutTheDossier() {
        var auditor = modules.official(Role.AUDITOR, 1);

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> modules.as(auditor, () -> editions.make(2027)));
        var edition = made();
        assertThat(modules.as(auditor, () -> editions.of(2027)))
                .extracting(Edition::number)
                .contains(edition.number());
        assertThat(modules.as(modules.official(Role.VILLAGE_HEAD, 105), () -> editions.of(2027)))
                .isEmpty();
    }

    @Test
    void thereIsOneSumOfAllVillageBudgetsAndAsManyCompaniesAsGive() {
        var spent = Map.of("kind", "APBDES", "amount", "Rp 350.000.000.000", "day", "31/3/2033", "source", "Siskeudes");
        var gift = Map.of("kind", "CSR", "amount", "1.000.000", "day", "31/3/2033", "source", "Surat PT Nunukan");
        modules.as(officer, () -> entries.add(Register.BUDGET, 2033, spent, Optional.empty()));
        modules.as(officer, () -> entries.add(Register.BUDGET, 2033, gift, Optional.empty()));
        modules.as(officer, () -> entries.add(Register.BUDGET, 2033, gift, Optional.empty()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> modules.as(officer, () -> entries.add(Register.BUDGET, 2033, spent, Optional.empty())))
                .withMessageContaining("sudah ada");
        assertThat(modules.as(officer, () -> entries.of(Register.BUDGET, 2033))).hasSize(3);
        assertThat(flaws(Register.BUDGET, Map.of("kind", "APBD", "amount", "0", "day", "31/3/2033", "source", "x")))
                .containsEntry("amount", "Isi jumlah rupiahnya.");
    }

    @Test
    void whatIsWrongIsToldBesideItsField() {
        assertThat(flaws(
                        Register.SEGMENT,
                        Map.of("segment", "PU", "workers", "10", "active", "11", "day", "1/1/2027", "source", "BPS")))
                .containsOnlyKeys("active");
        assertThat(flaws(Register.WEIGHTS, Map.of("regulation", "30", "coverage", "60")))
                .containsEntry("regulation", "Jumlah bobot harus 100; sekarang 90.");
        assertThat(flaws(
                        Register.EVIDENCE,
                        Map.of(
                                "kind",
                                "KISAH",
                                "day",
                                "1/1/2027",
                                "caption",
                                "Kisah",
                                "address",
                                "https://a.go.id/x",
                                "people",
                                "on")))
                .containsOnlyKeys("consent");
        assertThat(flaws(Register.AWARD, Map.of("name", "Untuk 650399 010170 0001", "place", "", "giver", "x")))
                .containsOnlyKeys("name", "place");
        assertThat(flaws(Register.REGULATION, Map.of("kind", "PERDA", "number", "1", "day", "kemarin", "subject", "x")))
                .containsOnlyKeys("day");
        assertThat(flaws(
                        Register.REGULATION, Map.of("kind", "PERDA", "number", "1", "day", "1/1/2026", "subject", "x")))
                .containsOnlyKeys("file");
    }

    private static Map<String, String> flaws(Register register, Map<String, String> typed) {
        return catchThrowableOfType(Flawed.class, () -> add(register, typed, null))
                .flaws();
    }

    @Test
    void everyVersionStaysWithWhoWroteIt() {
        var first = add(Register.AWARD, Map.of("name", "Salah tulis", "place", "Ketiga", "giver", "Menko PMK"), null);
        var head = modules.official(Role.DPMPD_HEAD, 1);

        modules.does(
                head,
                () -> entries.change(
                        first.id(),
                        1,
                        Map.of("name", "Benar", "place", "Ketiga", "giver", "Menko PMK"),
                        Optional.empty()));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.as(
                        officer,
                        () -> entries.change(
                                first.id(),
                                1,
                                Map.of("name", "Tab lama", "place", "x", "giver", "x"),
                                Optional.empty())))
                .withMessageContaining("Muat ulang");
        modules.does(officer, () -> entries.withdraw(first.id(), 2));

        assertThat(modules.as(officer, () -> entries.history(first.id())))
                .extracting(Entry::version, entry -> entry.text("name"), Entry::withdrawn, Entry::writtenBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "Benar", true, officer.name()),
                        org.assertj.core.groups.Tuple.tuple(2, "Benar", false, head.name()),
                        org.assertj.core.groups.Tuple.tuple(1, "Salah tulis", false, officer.name()));
        assertThat(modules.as(officer, () -> entries.of(Register.AWARD, 2027)))
                .extracting(Entry::id)
                .doesNotContain(first.id());
        assertThat(modules.owner()
                        .sql("select count(*) from audit_entry where subject = 'dossier entry " + first.id() + "'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void theDatabaseRefusesWhatNoFormSends() {
        var official = officer.id().value();
        var insert =
                "insert into dossier_entry (entry, version, register, year, body, written_by, written_at) values (%s, now())";
        for (var wrong : List.of(
                "900, 1, 'WEIGHTS', 2026, '{\"regulation\": \"99\"}', " + official,
                "900, 1, 'SEGMENT', 2026, '{\"segment\": \"PU\", \"workers\": \"1\", \"active\": \"2\", \"day\": \"x\", \"source\": \"x\"}', "
                        + official,
                "900, 1, 'AWARD', 2027, '{\"name\": \"6503990101700001\", \"place\": \"x\", \"giver\": \"x\"}', "
                        + official,
                "900, 1, 'AWARD', 2027, '{\"name\": \"x\", \"place\": \" \", \"giver\": \"x\"}', " + official)) {
            assertThat(refusal(
                            () -> modules.owner().sql(insert.formatted(wrong)).update()))
                    .contains("says_what_is_asked");
        }
        assertThat(refusal(() -> modules.owner()
                        .sql(insert.formatted(
                                "900, 2, 'AWARD', 2027, '{\"name\": \"x\", \"place\": \"x\", \"giver\": \"x\"}', "
                                        + official))
                        .update()))
                .contains("baru saja diubah");
        assertThat(refusal(() -> modules.owner()
                        .sql(insert.formatted("900, 1, 'NARRATIVE', 2027, '{\"problem\": \"x\"}', " + official))
                        .update()))
                .contains("sudah ada");
        assertThat(modules.sql("105")
                        .sql("select count(*) from dossier_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(refusal(() -> modules.sql("105")
                        .sql("insert into transparency (open, switched_by, switched_at) values (true, " + official
                                + ", now())")
                        .update()))
                .contains("row-level security");
    }

    private static Map<String, byte[]> unpacked(Edition edition) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed(edition)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static byte[] packed(Edition edition) {
        var zip = new ByteArrayOutputStream();
        modules.does(officer, () -> {
            try {
                editions.pack(edition, zip);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return zip.toByteArray();
    }

    private static String cells(byte[] workbook) {
        var cells = new ArrayList<String>();
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(workbook))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach((Cell cell) -> cells.add(cell.toString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cells.stream().collect(Collectors.joining(" "));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
