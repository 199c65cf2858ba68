package id.payungdesa.dossier;

import static id.payungdesa.dossier.Words.among;
import static id.payungdesa.dossier.Words.money;
import static id.payungdesa.dossier.Words.number;
import static id.payungdesa.dossier.Words.percent;
import static id.payungdesa.dossier.Words.shortMoney;

import id.payungdesa.dossier.Numbers.OfYear;
import java.util.ArrayList;
import java.util.List;

/** The ten pages that the Bupati shows in the interview: one message each, and only what can be told. */
final class Slides {

    /** Of a chart, in units of its letters: narrow, so that a hall can read them. */
    private static final int WIDTH = 420;

    private static final int BARS = 8;

    private final Dossier dossier;
    private final Numbers numbers;
    private final Charts charts;

    private Slides(Dossier dossier) {
        this.dossier = dossier;
        this.numbers = dossier.numbers();
        this.charts = new Charts(numbers, WIDTH);
    }

    /** A page: one message, figures that a hall can read, and a chart or a few lines. */
    record Slide(String message, List<Big> figures, String svg, List<String> lines, String source) {}

    record Big(String value, String words) {}

    static List<Slide> of(Dossier dossier) {
        var slides = new Slides(dossier);
        return List.of(
                slides.title(),
                slides.problem(),
                slides.way(),
                slides.law(),
                slides.villages(),
                slides.people(),
                slides.everywhere(),
                slides.contributions(),
                slides.discipline(),
                slides.ahead());
    }

    private Slide title() {
        return new Slide(
                "Satu Desa 100 Pekerja Rentan",
                List.of(
                        new Big(number(numbers.people()), "orang " + numbers.coveredWhen()),
                        new Big(
                                number(numbers.participating()),
                                "desa dari " + number(numbers.villages().size())),
                        new Big(shortMoney(numbers.paid()), "iuran lunas")),
                null,
                List.of("Kabupaten Nunukan, Provinsi Kalimantan Utara"),
                "Payung Desa; Bab 3 dan Bab 4");
    }

    private Slide problem() {
        return new Slide(
                "Sekali kecelakaan, satu keluarga jatuh miskin",
                List.of(
                        new Big(
                                money(numbers.monthly()),
                                "iuran sebulan untuk satu pekerja, JKK dan JKM golongan penghasilan terendah"),
                        new Big("Rp42 juta", "santunan kematian bagi ahli waris setelah tiga bulan iuran")),
                null,
                quoted("problem"),
                "PP 44/2015 dan perubahannya; cerita inovasi, Bab 7");
    }

    private Slide way() {
        return new Slide(
                "Desa mengusulkan, kabupaten menetapkan, setiap langkah tercatat",
                List.of(),
                null,
                List.of(
                        "Desa menyusun daftar dalam musyawarah dan kepala desa menandatanganinya.",
                        "Kecamatan mengevaluasi anggaran dan memeriksa setiap orang.",
                        "Bupati menetapkan banyak desa dengan satu keputusan.",
                        "BPJS Ketenagakerjaan mendaftarkan dan menerbitkan kode iuran.",
                        "Iuran dibayar; sejak itu pekerja terlindungi."),
                "Payung Desa; Bab 7");
    }

    private Slide law() {
        var regulations = dossier.entries(Register.REGULATION);
        return new Slide(
                regulations.isEmpty()
                        ? "Dasar hukum belum didaftarkan"
                        : "Program ini berjalan di atas aturan tertulis",
                List.of(new Big(number(regulations.size()), "regulasi terdaftar, naskahnya terlampir")),
                null,
                regulations.stream()
                        .limit(5)
                        .map(entry -> "%s Nomor %s tentang %s"
                                .formatted(entry.written("kind"), entry.text("number"), entry.text("subject")))
                        .toList(),
                "Daftar regulasi, Bab 1");
    }

    private Slide villages() {
        var all = numbers.villages().size();
        return new Slide(
                (numbers.isAhead()
                                ? "%s desa siap melindungi pekerjanya pada tahun " + numbers.year()
                                : "%s desa sudah melindungi pekerjanya")
                        .formatted(among(numbers.participating(), all)),
                List.of(
                        new Big(percent(share(numbers.participating(), all)), "dari seluruh desa di Nunukan"),
                        new Big(number(numbers.proposing()), "desa sudah mengusulkan"),
                        new Big(number(numbers.atQuota()), "desa memenuhi kuotanya")),
                null,
                List.of("Desa dihitung bila iurannya lunas untuk paling sedikit satu orang."),
                "Bab 3, Tabel Program per kecamatan");
    }

    private Slide people() {
        var before = numbers.before().map(OfYear::people).orElse(0L);
        return new Slide(
                before == 0
                        ? "%s orang %s".formatted(number(numbers.people()), numbers.coveredWhen())
                        : "Dari %s menjadi %s orang dalam setahun".formatted(number(before), number(numbers.people())),
                List.of(
                        new Big(number(numbers.months()), "orang-bulan dibayar"),
                        numbers.isAhead()
                                ? new Big(monthsEach(), "bulan iuran rata-rata per orang")
                                : new Big(number(numbers.active()), "peserta aktif pada " + numbers.dayWritten())),
                numbers.hasTrend() ? charts.trend("Orang terlindungi per tahun") : null,
                List.of("Satu orang-bulan berarti iuran satu orang lunas untuk satu bulan."),
                "Bab 3, Tabel Program dalam tiga tahun");
    }

    private String monthsEach() {
        return numbers.people() == 0 ? "0" : number(Math.round((double) numbers.months() / numbers.people()));
    }

    private Slide everywhere() {
        var reached = numbers.reached();
        var most = reached.stream().limit(BARS).toList();
        return new Slide(
                reached.isEmpty()
                        ? "Payung ini belum terbuka di satu kecamatan pun"
                        : "Payung ini terbuka di %s kecamatan"
                                .formatted(among(
                                        reached.size(), numbers.subdistricts().size())),
                most.stream()
                        .limit(1)
                        .map(one -> new Big(number(one.people()), "orang di %s, terbanyak".formatted(one.name())))
                        .toList(),
                most.isEmpty() ? null : charts.people("Orang terlindungi di kecamatan terbanyak", most),
                List.of(),
                "Bab 3, Tabel Program per kecamatan");
    }

    private Slide contributions() {
        var figures = new ArrayList<Big>();
        figures.add(new Big(shortMoney(numbers.planned()), "direncanakan"));
        numbers.paidPerPerson().ifPresent(amount -> figures.add(new Big(money(amount), "per orang terlindungi")));
        return new Slide(
                "%s iuran sudah lunas".formatted(shortMoney(numbers.paid())),
                figures,
                numbers.funds().isEmpty() ? null : charts.funds("Iuran menurut sumber dana"),
                List.of(),
                "Bab 4, Tabel Iuran menurut sumber dana");
    }

    private Slide discipline() {
        var kept = numbers.compliance();
        var figures = new ArrayList<Big>();
        if (kept.payments() > 0) {
            figures.add(new Big(among(kept.onTime(), kept.payments()), "pembayaran tepat waktu"));
        }
        figures.add(new Big(number(kept.overdue()), "tagihan lewat jatuh tempo"));
        if (kept.before() > 0) {
            figures.add(new Big(among(kept.renewed(), kept.before()), "orang tahun lalu diperpanjang"));
        }
        if (kept.longStanding() > 0) {
            figures.add(new Big(number(kept.longStanding()), "peserta dengan 36 bulan iuran atau lebih"));
        }
        return new Slide(
                kept.payments() == 0
                        ? "Kepatuhan dihitung sejak pembayaran pertama"
                        : "%s pembayaran lunas tepat waktu".formatted(percent(share(kept.onTime(), kept.payments()))),
                figures,
                null,
                List.of("Tepat waktu berarti dibayar paling lambat pada jatuh tempo tagihan."),
                "Bab 6, Tabel Angka utama");
    }

    private Slide ahead() {
        var benefits = dossier.entries(Register.CLAIMS).stream()
                .mapToLong(entry -> entry.number("amount"))
                .sum();
        var left = numbers.villages().size() - numbers.participating();
        var figures = new ArrayList<Big>();
        figures.add(new Big(number(left), "desa belum melindungi pekerjanya"));
        if (benefits > 0) {
            figures.add(new Big(shortMoney(benefits), "manfaat sudah diterima pekerja dan keluarganya"));
        }
        return new Slide(
                left == 0
                        ? "Semua desa ikut; sekarang jangan ada yang berhenti"
                        : "Berikutnya: %s desa lagi".formatted(number(left)),
                figures,
                null,
                quoted("sustainability"),
                "Bab 3, Bab 5 dan Bab 7");
    }

    private List<String> quoted(String key) {
        return dossier.told(key).map(Words::shortened).stream().toList();
    }

    private static double share(long some, long all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
