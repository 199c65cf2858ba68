package id.payungdesa.dossier;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How charts and numbers fit onto paper. */
final class Paper {

    private static final Pattern BOX = Pattern.compile("viewBox='[0.]+ [0.]+ ([\\d.]+) ([\\d.]+)'");

    private static final List<String> PLACES =
            List.of("Bab 1", "Bab 2, 3, 4, 5, dan 6", "Bab 7", "Ringkasan wawancara", "–");

    private int tables;
    private int drawings;

    /** Tables and drawings are numbered through the whole dossier. */
    public String nextTable() {
        return "Tabel %d.".formatted(++tables);
    }

    public String nextDrawing() {
        return "Gambar %d.".formatted(++drawings);
    }

    public String number(long number) {
        return Words.number(number);
    }

    public String money(long amount) {
        return Words.shortMoney(amount);
    }

    /** Where the dossier speaks to a criterion. */
    public String place(int criterion) {
        return PLACES.get(criterion);
    }

    /** So many millimetres wide, and no higher than this. */
    public String chart(String svg, int width, int highest) {
        var box = BOX.matcher(svg);
        if (!box.find()) {
            throw new IllegalArgumentException("No chart");
        }
        var ratio = Double.parseDouble(box.group(2)) / Double.parseDouble(box.group(1));
        var height = Math.min(highest, width * ratio);
        return svg.replaceFirst(
                "<svg ",
                String.format(Locale.ROOT, "<svg style=\"width: %.1fmm; height: %.1fmm\" ", height / ratio, height));
    }
}
