package id.payungdesa.dossier;

import static id.payungdesa.dossier.Words.among;
import static id.payungdesa.dossier.Words.money;
import static id.payungdesa.dossier.Words.number;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What will be asked in the interview, with answers out of the {@link Dossier}. */
final class Questions {

    private static final int REASONS = 3;

    private final Dossier dossier;
    private final Numbers numbers;

    private Questions(Dossier dossier) {
        this.dossier = dossier;
        this.numbers = dossier.numbers();
    }

    record Question(String asked, String answer) {}

    static List<Question> of(Dossier dossier) {
        return new Questions(dossier).all();
    }

    private List<Question> all() {
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
                "%s sebulan untuk JKK dan JKM pada golongan penghasilan terendah. ".formatted(money(numbers.monthly()))
                        + numbers.paidPerPerson()
                                .map(amount -> "Rata-rata yang sudah lunas untuk tahun %d: %s per orang."
                                        .formatted(numbers.year(), money(amount)))
                                .orElse("Rata-rata per orang belum terhitung.")));
        questions.add(new Question(
                "Bagaimana mencegah orang terdaftar ganda atau tidak berhak?",
                "Setiap orang hanya dapat diusulkan sekali untuk masa yang sama, di desa mana pun; kecamatan memeriksa tiap orang, lalu data dipadankan dengan BPJS Ketenagakerjaan sebelum Bupati menetapkan. "
                        + refusals()));
        questions.add(new Question(
                "Apakah iuran dibayar tepat waktu?",
                kept.payments() == 0
                        ? "Belum ada pembayaran yang lunas untuk tahun %d.".formatted(numbers.year())
                        : "%s pembayaran lunas tepat waktu. Tagihan yang lewat jatuh tempo pada %s: %s."
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
                        .map(Words::shortened)
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

    private String refusals() {
        return numbers.refused().isEmpty()
                ? "Untuk tahun %d belum ada yang ditolak.".formatted(numbers.year())
                : "Ditolak untuk tahun %d: %s orang. Sebab terbanyak: %s."
                        .formatted(
                                numbers.year(),
                                number(numbers.refused().stream()
                                        .mapToLong(Numbers.Refused::people)
                                        .sum()),
                                numbers.refused().stream()
                                        .limit(REASONS)
                                        .map(one -> "%s (%s)".formatted(one.reason(), number(one.people())))
                                        .collect(Collectors.joining("; ")));
    }

    private String claims() {
        var claims = dossier.entries(Register.CLAIMS);
        return claims.isEmpty()
                ? "Belum ada manfaat yang dicatat; angkanya diminta kepada BPJS Ketenagakerjaan."
                : claims.stream()
                        .map(entry -> "%s: %s %s, %s"
                                .formatted(
                                        entry.written("kind"),
                                        number(entry.number("count")),
                                        Words.isScholarship(entry) ? "anak" : "klaim",
                                        money(entry.number("amount"))))
                        .collect(Collectors.joining("; ", "", "."));
    }

    private String weaknesses() {
        var weaknesses = new ArrayList<String>();
        weaknesses.add("%s desa belum melindungi pekerjanya."
                .formatted(number(numbers.villages().size() - numbers.participating())));
        if (numbers.compliance().overdue() > 0) {
            weaknesses.add("%s tagihan lewat jatuh tempo."
                    .formatted(number(numbers.compliance().overdue())));
        }
        dossier.missing().stream().limit(REASONS).map(Chapter.Missing::sentence).forEach(weaknesses::add);
        return String.join(" ", weaknesses);
    }
}
