package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How a proposal stands at a moment: how far it is, since when, with whom, and for how many people and how much. */
public record Standing(
        ProposalId proposal,
        int year,
        YearMonth firstMonth,
        int months,
        Stage stage,
        Instant since,
        Instant now,
        int people,
        Rupiah amount,
        boolean inRound,
        List<Holder> holders) {

    public Standing {
        holders = List.copyOf(holders);
    }

    public String period() {
        return months == 1 ? lastMonth() : Indonesian.month(firstMonth) + " – " + lastMonth();
    }

    public String sinceDay() {
        return Indonesian.date(Due.day(since));
    }

    /** Since when it stands there; cover that was paid for ahead is still to begin. */
    public String sinceInWords() {
        return stage == Stage.COVERED && coverBegins().isAfter(Due.day(now))
                ? "mulai " + Indonesian.date(coverBegins())
                : "sejak " + Indonesian.date(stage == Stage.COVERED ? coverBegins() : Due.day(since));
    }

    /** With the first month, or on the day the contribution was settled where that was later. */
    private LocalDate coverBegins() {
        var paid = Due.day(since);
        var first = firstMonth.atDay(1);
        return paid.isAfter(first) ? paid : first;
    }

    public long days() {
        return ChronoUnit.DAYS.between(Due.day(since), Due.day(now));
    }

    public String daysInWords() {
        return days() == 0 ? "hari ini" : Indonesian.number(days()) + " hari";
    }

    public boolean overdue() {
        return holders.stream().anyMatch(Holder::overdue);
    }

    public boolean waitsFor(Official official) {
        return holders.stream().anyMatch(holder -> holder.isOf(official));
    }

    /** What comes after the work that is open now, in one sentence. */
    public String next() {
        return switch (stage) {
            case DRAFT ->
                "Setelah daftar pekerja lengkap, Kepala Desa menandatangani usulan dan kecamatan mulai memeriksa.";
            case SIGNING -> "Setelah Kepala Desa menandatangani, usulan masuk ke kecamatan untuk diperiksa.";
            case REVIEW ->
                "Setelah anggaran dan semua calon peserta selesai diperiksa, usulan menunggu penetapan Bupati."
                        + " Bila ada temuan, usulan kembali ke desa.";
            case CORRECTION ->
                "Setelah temuan diperbaiki, Kepala Desa menandatangani lagi dan kecamatan memeriksa bagian yang berubah.";
            case READY ->
                inRound
                        ? "Setelah semua paraf lengkap, Bupati menandatangani satu Keputusan untuk semua desa dalam gelombang ini."
                        : "DPMPD memasukkan usulan ini ke gelombang penetapan, lalu Bupati menandatangani Keputusannya.";
            case ENDORSED ->
                holders.stream().anyMatch(holder -> holder.has("recordEnactment"))
                        ? "Setelah Sekretaris Desa mencatat Perdes APBDes, BPJS Ketenagakerjaan mendaftarkan para pekerja."
                        : "BPJS Ketenagakerjaan mendaftarkan para pekerja, lalu menerbitkan kode iuran.";
            case REGISTERED -> "Setelah kode iuran terbit, desa mengajukan dan membayar iurannya.";
            case PAYMENT -> "Setelah iuran diterima BPJS Ketenagakerjaan, para pekerja terlindungi.";
            case WITHDRAWN -> "Desa sudah menarik usulan ini. Orang-orang di daftarnya boleh diusulkan lagi.";
            case REFUSED -> "Usulan ini berakhir. Orang-orang di daftarnya boleh diusulkan lagi.";
            case COVERED ->
                "Iuran lunas. Perlindungan berlaku mulai %s, selama iurannya dibayar; yang diusulkan %s."
                        .formatted(Indonesian.date(coverBegins()), period());
        };
    }

    private String lastMonth() {
        return Indonesian.month(firstMonth.plusMonths(months - 1L));
    }
}
