package id.payungdesa.monitoring.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.StepCase;
import id.payungdesa.monitoring.StepCases;
import id.payungdesa.proposal.Work;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Tasks as managers read them. */
final class CaseTables {

    private CaseTables() {}

    static Table<StepCase> open(List<StepCase> cases, Instant now) {
        return about(Table.of("terbuka", titled("Masih terbuka", cases), now, cases))
                .column("Sejak", Kind.DAY, task -> day(task.opened()))
                .number("Menunggu (hari kerja)", StepCase::days)
                .column("Batas waktu", Kind.DAY, task -> task.due().map(CaseTables::day))
                .text("Keadaan", task -> task.overdue(now) ? "Lewat batas waktu" : "Dalam batas waktu")
                .text("Meja", task -> task.desk().role().title())
                .text("Pejabat", task -> task.people().orElse("Jabatan kosong"));
    }

    /** The same at one desk, where the steps differ. */
    static Table<StepCase> openHere(List<StepCase> cases, Instant now) {
        return about(Table.of("terbuka", titled("Masih terbuka", cases), now, cases))
                .text("Langkah", task -> Work.title(task.step()))
                .column("Sejak", Kind.DAY, task -> day(task.opened()))
                .number("Menunggu (hari kerja)", StepCase::days)
                .column("Batas waktu", Kind.DAY, task -> task.due().map(CaseTables::day))
                .text("Keadaan", task -> task.overdue(now) ? "Lewat batas waktu" : "Dalam batas waktu");
    }

    static Table<StepCase> decided(List<StepCase> cases, Instant now) {
        return about(Table.of("selesai", titled("Selesai dalam kurun ini", cases), now, cases))
                .column("Dibuka", Kind.DAY, task -> day(task.opened()))
                .column("Selesai", Kind.DAY, task -> task.closed().map(CaseTables::day))
                .number("Lama (hari kerja)", StepCase::days)
                .number("Lama (jam)", StepCase::hours)
                .text("Diputuskan oleh", StepCase::people);
    }

    /** Where not all are shown, it says so. */
    private static String titled(String title, List<StepCase> cases) {
        return cases.size() < StepCases.MOST
                ? title
                : "%s: %s yang paling lama".formatted(title, Indonesian.number(StepCases.MOST));
    }

    private static Table<StepCase> about(Table<StepCase> table) {
        return table.text("Tentang", StepCase::what)
                .linked(task -> task.village().map(id -> "/pantau/desa/" + id).orElse(null))
                .text("Kecamatan", StepCase::subdistrict);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Indonesian.WITA);
    }
}
