package id.payungdesa.dossier;

import id.payungdesa.report.Table;
import java.util.List;
import java.util.function.Supplier;

/**
 * A part of the dossier as jurors read it: figures, charts, tables, and what is still missing.
 *
 * @param annexes tables too long to be printed
 */
public record Chapter(
        int number,
        String slug,
        String title,
        String message,
        List<Figure> figures,
        List<Drawing> drawings,
        List<Table<?>> tables,
        List<Table<?>> annexes,
        List<Missing> missing) {

    /** A number with where it comes from. */
    public record Figure(String title, String value, String source) {}

    /** A chart and the words for who does not see it; drawn only where it is shown. */
    public record Drawing(String title, Supplier<String> chart) {

        public String svg() {
            return chart.get();
        }
    }

    /**
     * Something that keeps the dossier from being complete.
     *
     * @param sentence what is so, for everybody
     * @param advice what to do about it, for DPMPD
     * @param address where it is done
     */
    public record Missing(String sentence, String advice, String address) {}

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
