package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.joining;

import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.Due;
import id.payungdesa.monitoring.Holder;
import id.payungdesa.monitoring.Standing;
import id.payungdesa.monitoring.VillageStage;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The villages as rows to sort and to take along. */
final class VillageList {

    static final String NAME = "desa";

    private VillageList() {}

    static Table<VillageStage> of(List<VillageStage> rows, Instant asOf) {
        return Table.of(NAME, "Desa dan kemajuannya", asOf, rows)
                .text("Desa", VillageStage::name)
                .text("Kecamatan", VillageStage::subdistrictName)
                .text("Tahap", VillageStage::stageTitle)
                .column("Sejak", Kind.DAY, row -> row.standing().map(standing -> day(standing.since())))
                .text("Sekarang di", row -> row.standing().flatMap(VillageList::holders))
                .column("Batas waktu", Kind.DAY, row -> row.standing().flatMap(VillageList::due))
                .number("Pekerja", row -> row.standing().map(Standing::people).orElse(null))
                .column("Iuran", Kind.RUPIAH, row -> row.standing().map(Standing::amount));
    }

    private static Optional<String> holders(Standing standing) {
        return Optional.of(standing.holders().stream()
                        .map(holder -> holder.title() + ": " + holder.work())
                        .collect(joining("; ")))
                .filter(told -> !told.isEmpty());
    }

    private static Optional<LocalDate> due(Standing standing) {
        return standing.holders().stream()
                .flatMap(holder -> holder.task().stream())
                .flatMap((Holder.Task task) -> task.due().stream())
                .map(Due::at)
                .min(Comparator.naturalOrder())
                .map(VillageList::day);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Indonesian.WITA);
    }
}
