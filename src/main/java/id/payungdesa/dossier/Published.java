package id.payungdesa.dossier;

import id.payungdesa.dossier.Suppression.Row;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Instant;
import java.util.List;

/** The numbers of a year as the public sees them; where they tell of fewer than five people there is a word instead. */
public record Published(Numbers numbers, Suppression closed) {

    private static final String CLOSED = "disembunyikan";

    static Published of(Numbers numbers) {
        return new Published(
                numbers,
                Suppression.of(numbers.villages().stream()
                        .map(village -> new Row(
                                village.id(), village.subdistrict(), List.of(village.people(), village.active())))
                        .toList()));
    }

    public Instant asOf() {
        return numbers.asOf();
    }

    public int year() {
        return numbers.year();
    }

    /** A place with its numbers; null where they stay closed. */
    public record Line(
            String name, String subdistrict, String standing, Long people, Long active, Long months, Long paid) {}

    public Table<Line> subdistricts() {
        var lines = numbers.subdistricts().stream()
                .map(one -> closed.groups().contains(one.name())
                        ? new Line(one.name(), "", CLOSED, null, null, null, null)
                        : new Line(
                                one.name(),
                                "",
                                "%d dari %d desa".formatted(one.participating(), one.villages()),
                                one.people(),
                                one.active(),
                                one.months(),
                                one.paid()))
                .toList();
        return numbersOf(Table.of("kecamatan", "Per kecamatan", asOf(), lines)
                .text("Kecamatan", Line::name)
                .text("Desa ikut", Line::standing));
    }

    public Table<Line> villages() {
        var lines = numbers.villages().stream()
                .map(one -> closed.rows().contains(one.id())
                        ? new Line(one.name(), one.subdistrict(), CLOSED, null, null, null, null)
                        : new Line(
                                one.name(),
                                one.subdistrict(),
                                one.participating()
                                        ? "terlindungi"
                                        : one.proposing() ? "diusulkan" : "belum mengusulkan",
                                one.people(),
                                one.active(),
                                one.months(),
                                one.paid()))
                .toList();
        return numbersOf(Table.of("desa", "Per desa", asOf(), lines)
                .text("Desa", Line::name)
                .text("Kecamatan", Line::subdistrict)
                .text("Keadaan", Line::standing));
    }

    private static Table<Line> numbersOf(Table<Line> places) {
        return places.number("Orang terlindungi", Line::people)
                .number("Aktif", Line::active)
                .number("Orang-bulan", Line::months)
                .column("Iuran lunas", Kind.RUPIAH, Line::paid);
    }

    /** A sum over the whole regency, in words. */
    public record Sum(String title, String value) {}

    public List<Sum> sums() {
        var all = numbers.villages().size();
        return List.of(
                new Sum("Desa yang mengusulkan", Words.among(numbers.proposing(), all)),
                new Sum("Desa dengan pekerja terlindungi", Words.among(numbers.participating(), all)),
                new Sum("Orang terlindungi", closed.total() ? CLOSED : Words.number(numbers.people())),
                new Sum("Iuran lunas", closed.total() ? CLOSED : Words.money(numbers.paid())));
    }

    public boolean hidesSomething() {
        return !closed.rows().isEmpty() || !closed.groups().isEmpty();
    }

    public String asOfWritten() {
        return numbers.asOfWritten();
    }
}
