package id.payungdesa.monitoring.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.Agenda;
import id.payungdesa.monitoring.LateDesk;
import id.payungdesa.monitoring.Progress;
import id.payungdesa.monitoring.QuotaSum;
import id.payungdesa.monitoring.StageSum;
import id.payungdesa.monitoring.VillageStage;
import id.payungdesa.proposal.Stage;
import id.payungdesa.report.Chart;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Series;
import id.payungdesa.report.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What a manager wants to know first: how far the programme is, what is late with whom, what is due and who is silent. */
record Situation(
        Instant asOf,
        Progress progress,
        QuotaSum quota,
        List<Level> levels,
        List<LateDesk> late,
        Agenda.Page ahead,
        List<VillageStage> silent) {

    private static final int WIDTH = 640;

    /** A stage with what is there now; the bar is as long as its share of all villages, of a hundred. */
    record Level(String stage, String title, int villages, int people, Rupiah amount, long bar) {

        public String peopleInWords() {
            return Indonesian.number(people);
        }
    }

    /** Who has ended without cover is shown only where there is somebody. */
    static List<Level> levels(List<StageSum> sums, int villages, int none) {
        var silent = new Level(VillageStage.NONE, "Belum mengusulkan", none, 0, Rupiah.ZERO, bar(none, villages));
        var stages = Arrays.stream(Stage.values())
                .map(stage -> level(stage, sums, villages))
                .filter(level ->
                        level.villages() > 0 || !Stage.valueOf(level.stage()).closed());
        return Stream.concat(Stream.of(silent), stages).toList();
    }

    private static Level level(Stage stage, List<StageSum> sums, int villages) {
        var found = sums.stream()
                .filter(sum -> sum.stage().equals(stage.name()))
                .findFirst()
                .orElse(new StageSum(stage.name(), 0, 0, Rupiah.ZERO));
        return new Level(
                found.stage(),
                stage.title(),
                found.villages(),
                found.people(),
                found.amount(),
                bar(found.villages(), villages));
    }

    private static long bar(int some, int all) {
        return some == 0 ? 0 : Math.max(1, Math.round(100.0 * some / all));
    }

    public String time() {
        return Indonesian.time(asOf);
    }

    public String number(int number) {
        return Indonesian.number(number);
    }

    public String share() {
        return quota.places() == 0 ? "0 %" : percent(progress.insured(), quota.places());
    }

    /** Nothing to say of the eligible while nobody has counted them. */
    public boolean eligibleKnown() {
        return quota.eligible() > 0;
    }

    /** Covered against eligible people: only once every village has counted, or those covered elsewhere would swell it. */
    public Optional<String> eligibleShare() {
        return quota.counted() == quota.villages() && eligibleKnown()
                ? Optional.of(percent(progress.insured(), quota.eligible()))
                : Optional.empty();
    }

    private static String percent(int some, int all) {
        return Indonesian.number(Math.round(100.0 * some / all)) + " %";
    }

    public boolean moves() {
        return !progress.months().isEmpty();
    }

    public String chart() {
        return Chart.lines(
                "Banyaknya desa yang sudah diajukan, ditetapkan dan terlindungi pada akhir tiap bulan",
                "Desa",
                WIDTH,
                progress.months().stream().map(Situation::label).toList(),
                List.of(
                        line("Diajukan ke kecamatan", Progress.Month::proposed),
                        line("Ditetapkan Bupati", Progress.Month::endorsed),
                        line("Terlindungi", Progress.Month::covered)));
    }

    private Series line(String name, ToIntFunction<Progress.Month> value) {
        return new Series(
                name, progress.months().stream().map(value::applyAsInt).toList());
    }

    private static String label(Progress.Month month) {
        var written = Indonesian.month(month.month()).split(" ");
        return written[0].substring(0, 3) + " " + written[1].substring(2);
    }

    Table<Level> levelTable(String drill) {
        return Table.of("tahap", "Desa menurut tahap", asOf, levels)
                .text("Tahap", Level::title)
                .linked(level -> drill + level.stage() + "#desa")
                .number("Desa", Level::villages)
                .number("Pekerja", Level::people)
                .column("Iuran", Kind.RUPIAH, Level::amount);
    }

    Table<Progress.Month> monthTable() {
        return Table.of("perkembangan", "Perkembangan tiap bulan", asOf, progress.months())
                .text("Sampai akhir", month -> Indonesian.month(month.month()))
                .number("Diajukan ke kecamatan", Progress.Month::proposed)
                .number("Ditetapkan Bupati", Progress.Month::endorsed)
                .number("Terlindungi", Progress.Month::covered);
    }
}
