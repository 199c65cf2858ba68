package id.payungdesa.dossier;

import static id.payungdesa.dossier.Register.AWARD;
import static id.payungdesa.dossier.Register.BUDGET;
import static id.payungdesa.dossier.Register.CLAIMS;
import static id.payungdesa.dossier.Register.EVIDENCE;
import static id.payungdesa.dossier.Register.NARRATIVE;
import static id.payungdesa.dossier.Register.REGULATION;
import static id.payungdesa.dossier.Register.SEGMENT;
import static id.payungdesa.dossier.Words.among;
import static id.payungdesa.dossier.Words.finePercent;
import static id.payungdesa.dossier.Words.money;
import static id.payungdesa.dossier.Words.number;
import static id.payungdesa.dossier.Words.percent;

import id.payungdesa.common.Indonesian;
import id.payungdesa.dossier.Chapter.Drawing;
import id.payungdesa.dossier.Chapter.Figure;
import id.payungdesa.dossier.Chapter.Missing;
import id.payungdesa.dossier.Numbers.OfFund;
import id.payungdesa.report.Chart;
import id.payungdesa.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** Writes the chapters of DOMAIN 5 out of a {@link Dossier}. */
final class Chapters {

    private static final int WIDTH = 720;
    private static final String BY_LETTER = "Surat BPJS Ketenagakerjaan, dicatat DPMPD.";

    private final Dossier dossier;
    private final Numbers numbers;
    private final Tables tables;
    private final Charts charts;
    private final String of;

    private Chapters(Dossier dossier) {
        this.dossier = dossier;
        this.numbers = dossier.numbers();
        this.tables = new Tables(dossier);
        this.charts = new Charts(numbers, WIDTH);
        this.of = "tahun " + numbers.year();
    }

    static List<Chapter> of(Dossier dossier) {
        var chapters = new Chapters(dossier);
        return List.of(
                chapters.regulation(),
                chapters.coverage(),
                chapters.programme(),
                chapters.budget(),
                chapters.benefits(),
                chapters.compliance(),
                chapters.innovation(),
                chapters.evidence());
    }

    private Chapter regulation() {
        var entries = dossier.entries(REGULATION);
        var local = entries.stream()
                .filter(entry -> entry.text("kind").equals("PERDA"))
                .count();
        var missing = new ArrayList<Missing>();
        if (entries.isEmpty()) {
            missing.add(missing(
                    "Belum ada regulasi.",
                    "Daftarkan Perda, Perbup, atau keputusan yang mendasari program.",
                    REGULATION));
        } else if (local == 0) {
            missing.add(
                    missing("Belum ada Peraturan Daerah.", "Juri memberi nilai tertinggi untuk Perda.", REGULATION));
        }
        return new Chapter(
                1,
                "regulasi",
                "Regulasi",
                entries.isEmpty()
                        ? "Daftar regulasi belum diisi."
                        : "Program ini didasari %s naskah%s."
                                .formatted(
                                        number(entries.size()),
                                        local > 0 ? ", %s di antaranya Peraturan Daerah".formatted(number(local)) : ""),
                List.of(
                        new Figure(
                                "Regulasi terdaftar",
                                number(entries.size()),
                                "Daftar regulasi DPMPD; naskahnya terlampir."),
                        new Figure("Peraturan Daerah", number(local), "Daftar regulasi DPMPD.")),
                List.of(),
                List.of(tables.regulations()),
                List.of(),
                missing);
    }

    private Chapter coverage() {
        var lines = tables.segmentLines();
        var missing = new ArrayList<Missing>();
        SEGMENT.field("segment").choices().stream()
                .filter(choice -> dossier.entries(SEGMENT).stream()
                        .noneMatch(entry -> entry.text("segment").equals(choice.code())))
                .map(Field.Choice::title)
                .reduce((one, other) -> one + "; " + other)
                .ifPresent(titles -> missing.add(missing(
                        "Jumlah pekerja %s belum diketahui untuk: %s.".formatted(of, titles),
                        "Isi menurut BPS dan BPJS Ketenagakerjaan.",
                        SEGMENT)));
        var known = lines.stream().filter(line -> line.share() != null).toList();
        var drawings = new ArrayList<Drawing>();
        if (!known.isEmpty()) {
            var title = "Cakupan per segmen, dalam persen pekerja";
            drawings.add(new Drawing(
                    title,
                    () -> Chart.ranking(
                            title,
                            "persen",
                            WIDTH,
                            known.stream().map(Tables.SegmentLine::segment).toList(),
                            new Series(
                                    "Cakupan",
                                    known.stream()
                                            .map(line -> Math.round(line.share() * 100))
                                            .toList()))));
        }
        var total = lines.stream()
                .filter(line -> line.segment().equals(Tables.TOTAL))
                .findFirst();
        return new Chapter(
                2,
                "cakupan",
                "Cakupan menurut segmen",
                total.map(line ->
                                "%s dari %s pekerja di Nunukan adalah peserta aktif BPJS Ketenagakerjaan (%s), keadaan %s."
                                        .formatted(
                                                number(line.active()),
                                                number(line.workers()),
                                                percent(line.share()),
                                                Indonesian.date(line.day())))
                        .orElse("Cakupan keseluruhan baru dapat dihitung setelah PU dan BPU diisi."),
                total.map(line -> List.of(
                                new Figure("Cakupan seluruh pekerja", percent(line.share()), dated(line)),
                                new Figure("Peserta aktif, semua segmen", number(line.active()), dated(line))))
                        .orElse(List.of()),
                drawings,
                List.of(tables.segments(), tables.segmentTrend()),
                List.of(),
                missing);
    }

    private static String dated(Tables.SegmentLine line) {
        return "%s Keadaan %s.".formatted(line.source(), Indonesian.date(line.day()));
    }

    private Chapter programme() {
        var villages = numbers.villages().size();
        var missing = new ArrayList<Missing>();
        if (numbers.knownEligible() < villages) {
            missing.add(new Missing(
                    "Jumlah pekerja yang memenuhi syarat belum diketahui di %s desa; tanpa itu cakupan 100 persen tidak terhitung."
                            .formatted(number(villages - numbers.knownEligible())),
                    "Lengkapi di halaman Tahun, bagian kuota.",
                    "/paritrana/bab/program?tahun=" + numbers.year() + "#desa"));
        }
        return new Chapter(
                3,
                "program",
                "Cakupan program Satu Desa 100 Pekerja Rentan",
                numbers.participating() == 0
                        ? "Belum ada pekerja yang terlindungi pada %s; %s desa sudah mengusulkan."
                                .formatted(of, number(numbers.proposing()))
                        : "%s orang di %s dari %s desa %s%s."
                                .formatted(
                                        number(numbers.people()),
                                        number(numbers.participating()),
                                        number(villages),
                                        numbers.coveredWhen(),
                                        numbers.isAhead() ? "; iurannya sudah lunas" : ""),
                List.of(
                        new Figure(
                                "Desa yang mengusulkan",
                                among(numbers.proposing(), villages),
                                "Usulan " + of
                                        + " yang sudah ditandatangani kepala desa dan tidak ditarik atau ditolak."),
                        new Figure(
                                "Desa dengan pekerja terlindungi",
                                among(numbers.participating(), villages),
                                "Desa yang iurannya lunas untuk paling sedikit satu orang, kapan saja dalam " + of
                                        + "."),
                        new Figure(
                                "Orang terlindungi",
                                number(numbers.people()),
                                "Orang dengan iuran lunas, kapan saja dalam " + of
                                        + "; satu orang dihitung sekali di desanya."),
                        new Figure(
                                "Peserta aktif program",
                                number(numbers.active()),
                                "Orang yang terlindungi pada %s%s."
                                        .formatted(
                                                numbers.dayWritten(),
                                                numbers.isAhead()
                                                        ? "; perlindungan %s belum mulai".formatted(of)
                                                        : "")),
                        new Figure(
                                "Orang-bulan dibayar",
                                number(numbers.months()),
                                "Jumlah bulan iuran yang lunas untuk " + of + ", dari semua orang."),
                        new Figure(
                                "Desa yang memenuhi kuota",
                                among(numbers.atQuota(), villages),
                                "Orang terlindungi sama dengan atau di atas kuota desa."),
                        new Figure(
                                "Desa yang melindungi 100 % pekerjanya",
                                numbers.knownEligible() == 0
                                        ? "belum terhitung"
                                        : among(numbers.coveringAll(), numbers.knownEligible()),
                                "Dari desa yang jumlah pekerja memenuhi syaratnya diketahui.")),
                drawings(),
                List.of(tables.trend(), tables.refused(), tables.subdistricts()),
                List.of(tables.villages()),
                missing);
    }

    private List<Drawing> drawings() {
        var drawings = new ArrayList<Drawing>();
        if (numbers.hasTrend()) {
            var title = "Orang terlindungi per tahun";
            drawings.add(new Drawing(title, () -> charts.trend(title)));
        }
        var reached = numbers.reached();
        if (!reached.isEmpty()) {
            var title = "Orang terlindungi per kecamatan, %s".formatted(of);
            drawings.add(new Drawing(title, () -> charts.people(title, reached)));
        }
        return drawings;
    }

    private Chapter budget() {
        var spent = entered("APBDES");
        var others = entered("APBD") + entered("CSR");
        var drawings = new ArrayList<Drawing>();
        if (!numbers.funds().isEmpty()) {
            var title = "Iuran menurut sumber dana, dalam juta rupiah";
            drawings.add(new Drawing(title, () -> charts.funds(title)));
        }
        return new Chapter(
                4,
                "anggaran",
                "Anggaran dan pembayaran",
                numbers.planned() == 0
                        ? "Belum ada iuran yang diusulkan untuk %s.".formatted(of)
                        : "%s membayar %s dari %s iuran yang direncanakan untuk %s (%s)."
                                .formatted(
                                        payers(),
                                        money(numbers.paid()),
                                        money(numbers.planned()),
                                        of,
                                        percent((double) numbers.paid() / numbers.planned())),
                List.of(
                        new Figure(
                                "Iuran direncanakan",
                                money(numbers.planned()),
                                "Jumlah iuran semua usulan " + of + " yang diajukan."),
                        new Figure(
                                "Iuran lunas",
                                money(numbers.paid()),
                                "Buku besar: iuran " + of + " yang uangnya sudah diterima BPJS Ketenagakerjaan."),
                        new Figure(
                                "Iuran per orang terlindungi",
                                numbers.paidPerPerson().map(Words::money).orElse("belum terhitung"),
                                "Iuran lunas dibagi orang terlindungi."),
                        new Figure(
                                "Bagian dari belanja APBDes",
                                spent == 0
                                        ? "belum terhitung"
                                        : finePercent((double) numbers.plannedByVillages() / spent),
                                spent == 0
                                        ? "Iuran direncanakan yang dibayar desa, dibagi belanja seluruh APBDes."
                                        : "Iuran direncanakan yang dibayar desa (%s), dibagi belanja seluruh APBDes (%s)."
                                                .formatted(money(numbers.plannedByVillages()), money(spent))),
                        new Figure(
                                "Iuran dari APBD dan CSR di luar program",
                                others == 0 ? "belum dicatat" : money(others),
                                others == 0
                                        ? "Dicatat DPMPD, dengan sumbernya."
                                        : "APBD %s dan CSR %s; dicatat DPMPD, sumbernya pada Tabel Anggaran di luar program."
                                                .formatted(money(entered("APBD")), money(entered("CSR"))))),
                drawings,
                List.of(tables.funds(), tables.budgets()),
                List.of(),
                spent == 0
                        ? List.of(missing(
                                "Belanja seluruh APBDes %s belum diketahui.".formatted(of),
                                "Isi menurut rekapitulasi Siskeudes.",
                                BUDGET))
                        : List.of());
    }

    private long entered(String kind) {
        return dossier.entries(BUDGET).stream()
                .filter(entry -> entry.text("kind").equals(kind))
                .mapToLong(entry -> entry.number("amount"))
                .sum();
    }

    private String payers() {
        return numbers.funds().stream()
                .map(OfFund::payer)
                .distinct()
                .sorted()
                .map(payer -> payer.toLowerCase(Locale.ROOT))
                .reduce((one, other) -> one + " dan " + other)
                .map(StringUtils::capitalize)
                .orElse("Desa");
    }

    private Chapter benefits() {
        var claims = dossier.entries(CLAIMS);
        var amount = claims.stream().mapToLong(entry -> entry.number("amount")).sum();
        return new Chapter(
                5,
                "manfaat",
                "Manfaat yang diterima",
                claims.isEmpty()
                        ? "Belum ada klaim yang dicatat untuk %s.".formatted(of)
                        : "%s senilai %s dibayarkan kepada pekerja atau keluarganya."
                                .formatted(counted(claims), money(amount)),
                claims.isEmpty()
                        ? List.of()
                        : List.of(
                                new Figure("Manfaat dibayarkan", counted(claims), BY_LETTER),
                                new Figure("Nilai manfaat", money(amount), BY_LETTER)),
                List.of(),
                List.of(tables.claims()),
                List.of(),
                claims.isEmpty()
                        ? List.of(missing(
                                "Belum ada manfaat yang dicatat.",
                                "Minta surat rekap klaim kepada BPJS Ketenagakerjaan.",
                                CLAIMS))
                        : List.of());
    }

    /** Claims and scholarships, each where there are any. */
    private static String counted(List<Entry> claims) {
        var byKind = claims.stream()
                .collect(Collectors.partitioningBy(
                        Words::isScholarship, Collectors.summingLong(entry -> entry.number("count"))));
        return Stream.of(Map.entry(false, "klaim"), Map.entry(true, "beasiswa"))
                .filter(kind -> byKind.get(kind.getKey()) > 0)
                .map(kind -> number(byKind.get(kind.getKey())) + " " + kind.getValue())
                .collect(Collectors.joining(" dan "));
    }

    private Chapter compliance() {
        var kept = numbers.compliance();
        return new Chapter(
                6,
                "kepatuhan",
                "Kepatuhan dan keberlanjutan kepesertaan",
                kept.payments() == 0
                        ? "Belum ada pembayaran yang lunas untuk %s.".formatted(of)
                        : "%s pembayaran lunas tepat waktu.".formatted(among(kept.onTime(), kept.payments())),
                List.of(
                        new Figure(
                                "Pembayaran tepat waktu",
                                among(kept.onTime(), kept.payments()),
                                "Tanggal bayar paling lambat pada jatuh tempo tagihan."),
                        new Figure(
                                "Desa selalu tepat waktu",
                                among(
                                        numbers.payingOnTime(),
                                        numbers.villages().stream()
                                                .filter(one -> one.payments() > 0)
                                                .count()),
                                "Desa yang semua pembayarannya tepat waktu, dari desa yang sudah membayar."),
                        new Figure(
                                "Tagihan lewat jatuh tempo",
                                number(kept.overdue()),
                                "Tagihan yang belum dibayar pada " + numbers.dayWritten() + "."),
                        new Figure(
                                "Orang dengan jeda perlindungan",
                                number(kept.interrupted()),
                                "Perlindungannya dalam " + of + " mulai setelah terputus."),
                        new Figure(
                                "Orang yang diperpanjang",
                                among(kept.renewed(), kept.before()),
                                "Orang yang terlindungi tahun %d dan terlindungi lagi pada %s."
                                        .formatted(numbers.year() - 1, of)),
                        new Figure(
                                "Desa yang memperpanjang",
                                among(kept.villagesRenewed(), kept.villagesBefore()),
                                "Desa yang ikut tahun %d dan ikut lagi pada %s.".formatted(numbers.year() - 1, of)),
                        new Figure(
                                "Peserta 36 bulan atau lebih",
                                number(kept.longStanding()),
                                "Orang yang iurannya sudah lunas untuk 36 bulan; anaknya berhak beasiswa bila peserta meninggal bukan karena kecelakaan kerja.")),
                List.of(),
                List.of(),
                List.of(tables.compliance()),
                List.of());
    }

    private Chapter innovation() {
        var told = dossier.single(NARRATIVE);
        var missing = new ArrayList<Missing>();
        NARRATIVE.fields().stream()
                .filter(field -> told.map(entry -> !entry.body().containsKey(field.key()))
                        .orElse(true))
                .map(Field::title)
                .reduce((one, other) -> one + ", " + other)
                .ifPresent(titles -> missing.add(missing(
                        "Cerita inovasi belum lengkap: " + titles + ".", "Tulis singkat, dengan angka.", NARRATIVE)));
        return new Chapter(
                7,
                "inovasi",
                "Inovasi",
                dossier.told("novelty").map(Chapters::firstSentence).orElse("Kebaruan program ini belum ditulis."),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                missing);
    }

    private Chapter evidence() {
        var evidence = dossier.entries(EVIDENCE);
        var awards = dossier.entries(AWARD).size();
        var stories = evidence.stream()
                .filter(entry -> entry.text("kind").equals("KISAH"))
                .count();
        var missing = new ArrayList<Missing>();
        if (evidence.isEmpty()) {
            missing.add(missing("Belum ada bukti.", "Tambahkan foto, berita, atau berita acara.", EVIDENCE));
        }
        if (stories < 2) {
            missing.add(missing(
                    stories == 0 ? "Belum ada kisah penerima manfaat." : "Baru satu kisah penerima manfaat.",
                    "Sebaiknya dua atau tiga, dengan persetujuan tertulis mereka.",
                    EVIDENCE));
        }
        return new Chapter(
                8,
                "bukti",
                "Bukti dan penghargaan",
                evidence.isEmpty() && awards == 0
                        ? "Bukti dan penghargaan belum dicatat."
                        : "Program ini didukung %s bukti dan %s penghargaan."
                                .formatted(number(evidence.size()), number(awards)),
                List.of(),
                List.of(),
                List.of(tables.evidence(), tables.awards()),
                List.of(),
                missing);
    }

    private static String firstSentence(String text) {
        var flat = text.replaceAll("\\s+", " ").strip();
        var end = flat.indexOf(". ");
        return Words.shortened(end < 0 ? flat : flat.substring(0, end + 1));
    }

    private Missing missing(String sentence, String advice, Register register) {
        return new Missing(sentence, advice, "/paritrana/isian/%s?tahun=%d".formatted(register.slug(), numbers.year()));
    }
}
