package id.payungdesa.monitoring.web;

import id.payungdesa.monitoring.VillageFigure;
import id.payungdesa.proposal.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** What the colours of the map tell; a shape or a digit tells the same without them. */
enum Theme {
    STAGE(
            "tahap",
            "Tahap",
            figure -> figure.stage().map(Theme::band).orElse(0),
            new Band("Belum mengusulkan", Symbol.RING),
            new Band("Di desa: disusun, ditandatangani atau diperbaiki", Symbol.TRIANGLE),
            new Band("Diperiksa kecamatan", Symbol.SQUARE),
            new Band("Menunggu penetapan Bupati", Symbol.DIAMOND),
            new Band("Ditetapkan, menunggu pendaftaran atau pembayaran", Symbol.HEXAGON),
            new Band("Pekerja terlindungi", Symbol.DISC),
            new Band("Ditarik atau ditolak", Symbol.CROSS)),

    COVERAGE(
            "cakupan",
            "Cakupan kuota",
            figure -> upTo(100 * figure.coverage(), 0, 50, 80, 99.9),
            "Belum ada yang terlindungi",
            "Sampai 50 % kuota",
            "Di atas 50 sampai 80 %",
            "Di atas 80 %, belum penuh",
            "Kuota penuh"),

    LATE(
            "terlambat",
            "Hari terlambat",
            figure -> upTo(figure.daysLate(), 0, 3, 7, 14),
            "Tidak terlambat",
            "1–3 hari",
            "4–7 hari",
            "8–14 hari",
            "Lebih dari 14 hari"),

    MONEY(
            "rupiah",
            "Iuran yang diusulkan",
            figure -> upTo(figure.amount().amount() / 1e6, 0, 5, 10, 15),
            "Belum ada",
            "Sampai Rp5 juta",
            "Di atas Rp5 sampai Rp10 juta",
            "Di atas Rp10 sampai Rp15 juta",
            "Di atas Rp15 juta");

    private final String key;
    private final String title;
    private final ToIntFunction<VillageFigure> classing;
    private final List<Band> bands;

    Theme(String key, String title, ToIntFunction<VillageFigure> classing, Band... bands) {
        this.key = key;
        this.title = title;
        this.classing = classing;
        this.bands = List.of(bands);
    }

    /** Grades of one thing look alike, and their digit tells them apart. */
    Theme(String key, String title, ToIntFunction<VillageFigure> classing, String... grades) {
        this(
                key,
                title,
                classing,
                Arrays.stream(grades).map(grade -> new Band(grade, Symbol.DISC)).toArray(Band[]::new));
    }

    /** A class of villages that look the same. */
    record Band(String title, Symbol symbol) {}

    static Theme of(String key) {
        return Arrays.stream(values())
                .filter(theme -> theme.key.equals(key))
                .findFirst()
                .orElse(STAGE);
    }

    String key() {
        return key;
    }

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    List<Band> bands() {
        return bands;
    }

    int band(VillageFigure figure) {
        return classing.applyAsInt(figure);
    }

    /** Where every class has a shape of its own no digit is needed, nor where there is nothing to tell. */
    String digit(int band) {
        return this == STAGE || band == 0 ? "" : String.valueOf(band);
    }

    private static int band(Stage stage) {
        return switch (stage) {
            case DRAFT, SIGNING, CORRECTION -> 1;
            case REVIEW -> 2;
            case READY -> 3;
            case ENDORSED, REGISTERED, PAYMENT -> 4;
            case COVERED -> 5;
            case WITHDRAWN, REFUSED -> 6;
        };
    }

    private static int upTo(double value, double... limits) {
        return (int) Arrays.stream(limits).filter(limit -> value > limit).count();
    }
}
