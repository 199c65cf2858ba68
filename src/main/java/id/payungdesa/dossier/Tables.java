package id.payungdesa.dossier;

import static id.payungdesa.dossier.Register.AWARD;
import static id.payungdesa.dossier.Register.BUDGET;
import static id.payungdesa.dossier.Register.CLAIMS;
import static id.payungdesa.dossier.Register.EVIDENCE;
import static id.payungdesa.dossier.Register.REGULATION;
import static id.payungdesa.dossier.Register.SEGMENT;

import id.payungdesa.dossier.Numbers.OfFund;
import id.payungdesa.dossier.Numbers.OfSubdistrict;
import id.payungdesa.dossier.Numbers.OfVillage;
import id.payungdesa.dossier.Numbers.OfYear;
import id.payungdesa.dossier.Numbers.Refused;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of a {@link Dossier}: on pages, on paper and as annexes the same. */
final class Tables {

    static final String TOTAL = "Seluruh pekerja";
    private static final String OURS = "Pekerja rentan dalam program ini";

    private final Dossier dossier;
    private final Numbers numbers;

    Tables(Dossier dossier) {
        this.dossier = dossier;
        this.numbers = dossier.numbers();
    }

    /** A segment with its denominator; what nobody has entered is missing. */
    record SegmentLine(String segment, Long workers, Long active, LocalDate day, String source) {

        Double share() {
            return workers == null || workers == 0 || active == null ? null : (double) active / workers;
        }
    }

    /** A group of numbers that compliance is told by. */
    record Counted(String what, long number, Long of) {

        Double share() {
            return of == null || of == 0 ? null : (double) number / of;
        }
    }

    private <R> Table<R> table(String name, String title, List<R> rows) {
        return Table.of(name, title, numbers.asOf(), rows);
    }

    Table<Entry> regulations() {
        return table("regulasi", "Daftar regulasi", dossier.entries(REGULATION))
                .text("Jenis", entry -> entry.written("kind"))
                .text("Nomor", entry -> entry.text("number"))
                .column("Tanggal", Kind.DAY, entry -> entry.day("day"))
                .text("Tentang", entry -> entry.text("subject"));
    }

    List<SegmentLine> segmentLines() {
        var lines = new ArrayList<>(dossier.entries(SEGMENT).stream()
                .sorted(Comparator.comparing(entry -> order(entry.text("segment"))))
                .map(entry -> new SegmentLine(
                        entry.written("segment"),
                        entry.number("workers"),
                        entry.number("active"),
                        entry.day("day"),
                        entry.text("source")))
                .toList());
        var all = numbers.knownEligible() == numbers.villages().size();
        lines.add(new SegmentLine(
                OURS,
                all ? numbers.villages().stream().mapToLong(OfVillage::eligible).sum() : null,
                numbers.active(),
                numbers.day(),
                "Payung Desa; sudah termasuk dalam BPU."));
        total(dossier.entries(SEGMENT)).ifPresent(lines::add);
        return lines;
    }

    private static int order(String segment) {
        var choices = SEGMENT.field("segment").choices();
        return choices.indexOf(choices.stream()
                .filter(choice -> choice.code().equals(segment))
                .findFirst()
                .orElseThrow());
    }

    /** PU, BPU and construction together, once the first two are known; the other segments are parts of these. */
    private static Optional<SegmentLine> total(List<Entry> entries) {
        var parts = entries.stream()
                .filter(entry -> List.of("PU", "BPU", "JASA_KONSTRUKSI").contains(entry.text("segment")))
                .toList();
        if (!Stream.of("PU", "BPU").allMatch(needed -> parts.stream()
                .anyMatch(entry -> entry.text("segment").equals(needed)))) {
            return Optional.empty();
        }
        return Optional.of(new SegmentLine(
                TOTAL,
                parts.stream().mapToLong(entry -> entry.number("workers")).sum(),
                parts.stream().mapToLong(entry -> entry.number("active")).sum(),
                parts.stream()
                        .map(entry -> entry.day("day"))
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                "Jumlah %s menurut sumber masing-masing; segmen lain termasuk di dalamnya."
                        .formatted(parts.size() == 2 ? "PU dan BPU" : "PU, BPU, dan jasa konstruksi")));
    }

    Table<SegmentLine> segments() {
        return table("segmen", "Pekerja dan peserta aktif per segmen", segmentLines())
                .text("Segmen", SegmentLine::segment)
                .number("Pekerja", SegmentLine::workers)
                .number("Peserta aktif", SegmentLine::active)
                .column("Cakupan", Kind.PERCENT, SegmentLine::share)
                .column("Keadaan", Kind.DAY, SegmentLine::day)
                .text("Sumber", SegmentLine::source);
    }

    /** How the share of a segment went over three years. */
    record SegmentTrend(String segment, Double first, Double second, Double third) {}

    Table<SegmentTrend> segmentTrend() {
        var year = numbers.year();
        var rows = SEGMENT.field("segment").choices().stream()
                .map(choice -> new SegmentTrend(
                        choice.title(),
                        share(choice.code(), year - 2),
                        share(choice.code(), year - 1),
                        share(choice.code(), year)))
                .filter(row -> row.first() != null || row.second() != null || row.third() != null)
                .toList();
        return table("tren-segmen", "Cakupan per segmen dalam tiga tahun", rows)
                .text("Segmen", SegmentTrend::segment)
                .column(String.valueOf(year - 2), Kind.PERCENT, SegmentTrend::first)
                .column(String.valueOf(year - 1), Kind.PERCENT, SegmentTrend::second)
                .column(String.valueOf(year), Kind.PERCENT, SegmentTrend::third);
    }

    private Double share(String segment, int year) {
        var entries = year == numbers.year()
                ? dossier.entries(SEGMENT)
                : dossier.segmentsBefore().getOrDefault(year, List.of());
        return entries.stream()
                .filter(entry -> entry.text("segment").equals(segment))
                .findFirst()
                .map(entry -> (double) entry.number("active") / entry.number("workers"))
                .orElse(null);
    }

    Table<OfYear> trend() {
        return table("tren", "Program dalam tiga tahun", numbers.trend())
                .text("Tahun", OfYear::year)
                .number("Desa", OfYear::villages)
                .number("Orang terlindungi", OfYear::people)
                .number("Orang-bulan dibayar", OfYear::months)
                .column("Iuran lunas", Kind.RUPIAH, OfYear::paid);
    }

    Table<OfSubdistrict> subdistricts() {
        return table("kecamatan", "Program per kecamatan", numbers.subdistricts())
                .text("Kecamatan", OfSubdistrict::name)
                .number("Desa", OfSubdistrict::villages)
                .number("Mengusulkan", OfSubdistrict::proposing)
                .number("Terlindungi", OfSubdistrict::participating)
                .column("Bagian", Kind.PERCENT, OfSubdistrict::share)
                .number("Orang", OfSubdistrict::people)
                .number("Aktif", OfSubdistrict::active)
                .number("Orang-bulan", OfSubdistrict::months)
                .column("Iuran lunas", Kind.RUPIAH, OfSubdistrict::paid);
    }

    /** As wide as a page bears. */
    Table<OfVillage> villages() {
        return table("desa", "Program per desa", numbers.villages())
                .text("Desa", OfVillage::name)
                .linked(village -> "/pantau?cari=" + URLEncoder.encode(village.name(), StandardCharsets.UTF_8))
                .text("Kecamatan", OfVillage::subdistrict)
                .number("Kuota", OfVillage::places)
                .number("Diusulkan", OfVillage::proposed)
                .number("Terlindungi", OfVillage::people)
                .number("Aktif", OfVillage::active)
                .column("Direncanakan", Kind.RUPIAH, OfVillage::planned)
                .column("Lunas", Kind.RUPIAH, OfVillage::paid)
                .column("Cakupan", Kind.PERCENT, OfVillage::share);
    }

    private Table<OfVillage> villagesInFull() {
        return villages()
                .number("Orang-bulan", OfVillage::months)
                .number("Pekerja memenuhi syarat", OfVillage::eligible)
                .text("Sumber jumlah pekerja", OfVillage::source)
                .number("Pembayaran lunas", OfVillage::payments)
                .number("Tepat waktu", OfVillage::onTime);
    }

    Table<Refused> refused() {
        return table("penolakan", "Orang yang ditolak dan sebabnya", numbers.refused())
                .text("Sebab", Refused::reason)
                .text("Ditolak oleh", Refused::by)
                .number("Orang", Refused::people);
    }

    Table<OfFund> funds() {
        return table("anggaran", "Iuran menurut sumber dana", numbers.funds())
                .text("Sumber dana", OfFund::name)
                .text("Dibayar oleh", OfFund::payer)
                .number("Desa", OfFund::villages)
                .column("Direncanakan", Kind.RUPIAH, OfFund::planned)
                .column("Lunas", Kind.RUPIAH, OfFund::paid)
                .column(
                        "Bagian lunas",
                        Kind.PERCENT,
                        fund -> fund.planned() == 0 ? null : (double) fund.paid() / fund.planned());
    }

    Table<Entry> budgets() {
        return table("anggaran-lain", "Anggaran di luar program", dossier.entries(BUDGET))
                .text("Jenis", entry -> entry.written("kind"))
                .column("Rupiah", Kind.RUPIAH, entry -> entry.number("amount"))
                .column("Keadaan per", Kind.DAY, entry -> entry.day("day"))
                .text("Sumber", entry -> entry.text("source"));
    }

    Table<Entry> claims() {
        return table("manfaat", "Manfaat yang dibayarkan", dossier.entries(CLAIMS))
                .text("Jenis", entry -> entry.written("kind"))
                .number("Jumlah", entry -> entry.number("count"))
                .column("Rupiah", Kind.RUPIAH, entry -> entry.number("amount"))
                .text("Nomor surat", entry -> entry.text("letter"))
                .column("Tanggal surat", Kind.DAY, entry -> entry.day("day"));
    }

    Table<Counted> compliance() {
        var kept = numbers.compliance();
        var paying =
                numbers.villages().stream().filter(one -> one.payments() > 0).count();
        return table(
                        "kepatuhan",
                        "Kepatuhan",
                        List.of(
                                new Counted("Pembayaran tepat waktu", kept.onTime(), kept.payments()),
                                new Counted("Desa selalu tepat waktu", numbers.payingOnTime(), paying),
                                new Counted("Tagihan lewat jatuh tempo", kept.overdue(), null),
                                new Counted("Orang dengan jeda perlindungan", kept.interrupted(), numbers.people()),
                                new Counted("Orang yang diperpanjang", kept.renewed(), kept.before()),
                                new Counted("Desa yang memperpanjang", kept.villagesRenewed(), kept.villagesBefore()),
                                new Counted("Peserta 36 bulan atau lebih", kept.longStanding(), null)))
                .text("Ukuran", Counted::what)
                .number("Jumlah", Counted::number)
                .number("Dari", Counted::of)
                .column("Bagian", Kind.PERCENT, Counted::share);
    }

    Table<Entry> evidence() {
        return table("bukti", "Daftar bukti", dossier.entries(EVIDENCE))
                .text("Keterangan", entry -> entry.text("caption"))
                .text("Jenis", entry -> entry.written("kind"))
                .column("Tanggal", Kind.DAY, entry -> entry.day("day"))
                .text(
                        "Berkas atau alamat",
                        entry -> entry.file().map(file -> "Terlampir").orElse(entry.text("address")));
    }

    Table<Entry> awards() {
        return table("penghargaan", "Riwayat penghargaan", dossier.entries(AWARD))
                .text("Tahun", Entry::year)
                .text("Penghargaan", entry -> entry.text("name"))
                .text("Peringkat", entry -> entry.text("place"))
                .text("Pemberi", entry -> entry.text("giver"));
    }

    /** What goes along as a workbook. */
    List<Table<?>> annexes() {
        return List.of(
                villagesInFull(),
                subdistricts(),
                trend(),
                funds(),
                budgets(),
                compliance(),
                refused(),
                regulations(),
                segments(),
                segmentTrend(),
                claims(),
                evidence(),
                awards());
    }
}
