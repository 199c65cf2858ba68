package id.payungdesa.dossier;

import static id.payungdesa.dossier.Words.among;
import static id.payungdesa.dossier.Words.money;
import static id.payungdesa.dossier.Words.number;
import static id.payungdesa.dossier.Words.percent;
import static id.payungdesa.dossier.Words.shortMoney;

import id.payungdesa.dossier.Numbers.OfSubdistrict;
import id.payungdesa.dossier.Numbers.OfYear;
import id.payungdesa.report.Chart;
import id.payungdesa.report.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the Bupati takes to the interview: ten pages with one message each, and answers to what will be asked. */
final class Interview {

    private static final int WIDTH = 560;
    private static final int LONGEST_QUOTE = 420;
    private static final int BARS = 8;
    private static final long MILLION = 1_000_000;

    private final Dossier dossier;
    private final Numbers numbers;

    Interview(Dossier dossier) {
        this.dossier = dossier;
        this.numbers = dossier.numbers();
    }

    /** A page: one message, figures that a hall can read, and a chart or a few lines. */
    record Slide(String message, List<Big> figures, String svg, List<String> lines, String source) {}

    record Big(String value, String words) {}

    record Question(String asked, String answer) {}

    List<Slide> slides() {
        return List.of(
                title(), problem(), way(), law(), villages(), people(), everywhere(), money0(), discipline(), ahead());
    }

    private Slide title() {
        return new Slide(
                "Satu Desa 100 Pekerja Rentan",
                List.of(
                        new Big(number(numbers.people()), "orang terlindungi pada tahun " + numbers.year()),
                        new Big(
                                number(numbers.participating()),
                                "desa dari " + number(numbers.villages().size())),
                        new Big(shortMoney(numbers.paid()), "iuran lunas")),
                null,
                List.of("Kabupaten Nunukan, Provinsi Kalimantan Utara"),
                "Payung Desa");
    }

    private Slide problem() {
        return new Slide(
                "Sekali kecelakaan, satu keluarga jatuh miskin",
                List.of(
                        new Big("Rp16.800", "iuran sebulan untuk satu pekerja, JKK dan JKM golongan terendah"),
                        new Big("Rp42 juta", "santunan kematian bagi ahli waris setelah tiga bulan iuran")),
                null,
                quoted("problem"),
                "PP 44/2015 dan perubahannya; cerita inovasi, Bab 7");
    }

    private Slide way() {
        return new Slide(
                "Desa mengusulkan, desa membayar, semua orang dapat memeriksa",
                List.of(),
                null,
                List.of(
                        "Desa menyusun daftar dalam musyawarah dan kepala desa menandatanganinya.",
                        "Kecamatan mengevaluasi anggaran dan memeriksa setiap orang.",
                        "Bupati menetapkan banyak desa dengan satu keputusan.",
                        "BPJS Ketenagakerjaan mendaftarkan dan menerbitkan kode iuran.",
                        "Desa membayar; sejak hari itu pekerja terlindungi."),
                "Payung Desa; Bab 7");
    }

    private Slide law() {
        var regulations = dossier.entries(Register.REGULATION);
        return new Slide(
                regulations.isEmpty()
                        ? "Dasar hukum belum didaftarkan"
                        : "Program ini berdiri di atas aturan, bukan kebaikan hati",
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
        return new Slide(
                "%s desa sudah melindungi pekerjanya"
                        .formatted(among(
                                numbers.participating(), numbers.villages().size())),
                List.of(
                        new Big(
                                percent(share(
                                        numbers.participating(),
                                        numbers.villages().size())),
                                "desa dengan pekerja terlindungi"),
                        new Big(number(numbers.proposing()), "desa sudah mengusulkan"),
                        new Big(number(numbers.atQuota()), "desa memenuhi kuotanya")),
                null,
                List.of(),
                "Bab 3, Tabel Program per kecamatan");
    }

    private Slide people() {
        var before = numbers.before().map(OfYear::people).orElse(0L);
        return new Slide(
                before == 0
                        ? "%s orang terlindungi".formatted(number(numbers.people()))
                        : "Dari %s menjadi %s orang dalam setahun".formatted(number(before), number(numbers.people())),
                List.of(
                        new Big(number(numbers.active()), "peserta aktif pada " + numbers.dayWritten()),
                        new Big(number(numbers.months()), "orang-bulan dibayar")),
                Chart.bars(
                        "Orang terlindungi per tahun",
                        "orang",
                        WIDTH,
                        numbers.trend().stream()
                                .map(one -> String.valueOf(one.year()))
                                .toList(),
                        List.of(new Series(
                                "Orang terlindungi",
                                numbers.trend().stream().map(OfYear::people).toList()))),
                List.of(),
                "Bab 3, Tabel Program dalam tiga tahun");
    }

    private Slide everywhere() {
        var all = numbers.subdistricts();
        var most = all.stream()
                .filter(one -> one.people() > 0)
                .sorted(Comparator.comparing(OfSubdistrict::people).reversed())
                .limit(BARS)
                .toList();
        var reached = all.stream().filter(one -> one.people() > 0).count();
        return new Slide(
                "Payung ini terbuka di %s kecamatan".formatted(among(reached, all.size())),
                List.of(new Big(number(reached), "kecamatan dengan pekerja terlindungi")),
                most.isEmpty()
                        ? null
                        : Chart.ranking(
                                "Orang terlindungi di kecamatan terbanyak",
                                "orang",
                                WIDTH,
                                most.stream().map(OfSubdistrict::name).toList(),
                                new Series(
                                        "Orang",
                                        most.stream().map(OfSubdistrict::people).toList())),
                List.of(),
                "Bab 3, Tabel Program per kecamatan");
    }

    private Slide money0() {
        var funds = numbers.funds();
        return new Slide(
                "%s iuran sudah lunas".formatted(shortMoney(numbers.paid())),
                List.of(
                        new Big(shortMoney(numbers.planned()), "direncanakan desa dan kabupaten"),
                        new Big(numbers.paidPerPerson().map(Words::money).orElse("–"), "per orang terlindungi")),
                funds.isEmpty()
                        ? null
                        : Chart.bars(
                                "Iuran menurut sumber dana",
                                "juta rupiah",
                                WIDTH,
                                funds.stream().map(Numbers.OfFund::name).toList(),
                                List.of(
                                        new Series(
                                                "Direncanakan",
                                                funds.stream()
                                                        .map(one -> one.planned() / MILLION)
                                                        .toList()),
                                        new Series(
                                                "Dibayar",
                                                funds.stream()
                                                        .map(one -> one.paid() / MILLION)
                                                        .toList()))),
                List.of(),
                "Bab 4, Tabel Iuran menurut sumber dana");
    }

    private Slide discipline() {
        var kept = numbers.compliance();
        return new Slide(
                kept.payments() == 0
                        ? "Kepatuhan dihitung sejak pembayaran pertama"
                        : "%s pembayaran lunas tepat waktu".formatted(percent(share(kept.onTime(), kept.payments()))),
                List.of(
                        new Big(among(kept.onTime(), kept.payments()), "pembayaran sebelum jatuh tempo"),
                        new Big(among(kept.renewed(), kept.before()), "orang tahun lalu diperpanjang"),
                        new Big(number(kept.longStanding()), "peserta dengan 36 bulan iuran atau lebih")),
                null,
                List.of(),
                "Bab 6, Tabel Kepatuhan");
    }

    private Slide ahead() {
        var claims = dossier.entries(Register.CLAIMS);
        var amount = claims.stream().mapToLong(entry -> entry.number("amount")).sum();
        var left = numbers.villages().size() - numbers.participating();
        return new Slide(
                left == 0
                        ? "Semua desa ikut; sekarang jangan ada yang berhenti"
                        : "Berikutnya: %s desa lagi".formatted(number(left)),
                List.of(
                        new Big(shortMoney(amount), "manfaat sudah diterima keluarga pekerja"),
                        new Big(number(left), "desa belum melindungi pekerjanya")),
                null,
                quoted("sustainability"),
                "Bab 5 dan Bab 7");
    }

    private List<String> quoted(String key) {
        return dossier.told(key)
                .map(text -> List.of(shortened(text)))
                .orElse(List.of("Bagian “%s” belum ditulis."
                        .formatted(Register.NARRATIVE.field(key).title())));
    }

    /** Whole sentences as far as they fit. */
    static String shortened(String text) {
        var flat = text.replaceAll("\\s+", " ").strip();
        if (flat.length() <= LONGEST_QUOTE) {
            return flat;
        }
        var end = flat.lastIndexOf(". ", LONGEST_QUOTE);
        return end > LONGEST_QUOTE / 3
                ? flat.substring(0, end + 1)
                : flat.substring(0, flat.lastIndexOf(' ', LONGEST_QUOTE)) + " …";
    }

    private static double share(long some, long all) {
        return all == 0 ? 0 : (double) some / all;
    }

    List<Question> questions() {
        var kept = numbers.compliance();
        var questions = new ArrayList<Question>();
        var villages = numbers.villages().size();
        questions.add(new Question("Apa dasar hukumnya?", regulations()));
        questions.add(new Question(
                "Berapa desa yang ikut, dan mengapa belum semua?",
                "%s desa mengusulkan dan %s sudah melindungi pekerjanya untuk tahun %d. Kelurahan tidak mempunyai APBDes, jadi tidak dihitung. %s desa belum melindungi siapa pun."
                        .formatted(
                                among(numbers.proposing(), villages),
                                number(numbers.participating()),
                                numbers.year(),
                                number(villages - numbers.participating()))));
        questions.add(new Question("Dari mana uangnya?", funds()));
        questions.add(new Question(
                "Berapa biayanya untuk satu orang?",
                "Rp16.800 sebulan untuk JKK dan JKM pada golongan penghasilan terendah. "
                        + numbers.paidPerPerson()
                                .map(amount -> "Rata-rata yang sudah lunas untuk tahun %d: %s per orang."
                                        .formatted(numbers.year(), money(amount)))
                                .orElse("Rata-rata per orang belum terhitung.")));
        questions.add(new Question(
                "Bagaimana mencegah orang terdaftar ganda atau tidak berhak?",
                "Setiap orang hanya dapat diusulkan sekali untuk masa yang sama, di desa mana pun; kecamatan memeriksa tiap orang, lalu data dipadankan dengan BPJS Ketenagakerjaan sebelum Bupati menetapkan. Ditolak untuk tahun %d: %s orang. %s"
                        .formatted(
                                numbers.year(),
                                number(numbers.refused().stream()
                                        .mapToLong(Numbers.Refused::people)
                                        .sum()),
                                reasons())));
        questions.add(new Question(
                "Apakah iuran dibayar tepat waktu?",
                kept.payments() == 0
                        ? "Belum ada pembayaran yang lunas untuk tahun %d.".formatted(numbers.year())
                        : "%s pembayaran lunas sebelum jatuh tempo. Tagihan yang lewat jatuh tempo pada %s: %s."
                                .formatted(
                                        among(kept.onTime(), kept.payments()),
                                        numbers.dayWritten(),
                                        number(kept.overdue()))));
        questions.add(new Question(
                "Apakah orang yang sama tetap dilindungi tahun berikutnya?",
                kept.before() == 0
                        ? "Tahun %d belum ada peserta, jadi perpanjangan belum dapat dihitung."
                                .formatted(numbers.year() - 1)
                        : "%s orang yang terlindungi tahun %d terlindungi lagi. %s orang sudah mencapai 36 bulan."
                                .formatted(
                                        among(kept.renewed(), kept.before()),
                                        numbers.year() - 1,
                                        number(kept.longStanding()))));
        questions.add(new Question("Apa yang sudah diterima pekerja dan keluarganya?", claims()));
        questions.add(new Question(
                "Dapatkah daerah lain menirunya?",
                dossier.told("replicability")
                        .map(Interview::shortened)
                        .orElse("Jawaban ini belum ditulis dalam cerita inovasi.")));
        questions.add(new Question("Apa kelemahannya?", weaknesses()));
        return questions;
    }

    private String regulations() {
        var all = dossier.entries(Register.REGULATION);
        return all.isEmpty()
                ? "Daftar regulasi belum diisi."
                : all.stream()
                        .limit(4)
                        .map(entry -> "%s Nomor %s".formatted(entry.written("kind"), entry.text("number")))
                        .collect(Collectors.joining("; ", "", all.size() > 4 ? "; dan lainnya, lihat Bab 1." : "."));
    }

    private String funds() {
        return numbers.funds().isEmpty()
                ? "Belum ada iuran yang diusulkan."
                : numbers.funds().stream()
                        .map(one -> "%s (%s): %s direncanakan, %s lunas"
                                .formatted(
                                        one.name(), one.payer().toLowerCase(), money(one.planned()), money(one.paid())))
                        .collect(Collectors.joining("; ", "", "."));
    }

    private String reasons() {
        return numbers.refused().stream()
                .limit(3)
                .map(one -> "%s: %s".formatted(one.reason(), number(one.people())))
                .collect(Collectors.joining(
                        "; ",
                        numbers.refused().isEmpty() ? "" : "Sebab terbanyak: ",
                        numbers.refused().isEmpty() ? "" : "."));
    }

    private String claims() {
        var claims = dossier.entries(Register.CLAIMS);
        return claims.isEmpty()
                ? "Belum ada manfaat yang dicatat; angkanya diminta kepada BPJS Ketenagakerjaan."
                : claims.stream()
                        .map(entry -> "%s: %s, %s"
                                .formatted(
                                        entry.written("kind"),
                                        number(entry.number("count")),
                                        money(entry.number("amount"))))
                        .collect(Collectors.joining("; ", "", "."));
    }

    private String weaknesses() {
        var missing = dossier.missing();
        return "%s desa belum ikut. %s tagihan lewat jatuh tempo. %s"
                .formatted(
                        number(numbers.villages().size() - numbers.participating()),
                        number(numbers.compliance().overdue()),
                        missing.isEmpty()
                                ? "Berkas ini lengkap."
                                : "Berkas ini masih kurang %s hal; yang pertama: %s"
                                        .formatted(
                                                number(missing.size()),
                                                missing.get(0).sentence()));
    }
}
