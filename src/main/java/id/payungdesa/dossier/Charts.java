package id.payungdesa.dossier;

import id.payungdesa.dossier.Numbers.OfFund;
import id.payungdesa.dossier.Numbers.OfSubdistrict;
import id.payungdesa.dossier.Numbers.OfYear;
import id.payungdesa.report.Chart;
import id.payungdesa.report.Series;
import java.util.List;

/**
 * The drawings that the dossier and the interview share.
 *
 * @param width in units of their letters: the narrower, the larger the letters
 */
record Charts(Numbers numbers, int width) {

    private static final long MILLION = 1_000_000;

    String trend(String title) {
        return Chart.bars(
                title,
                "orang",
                width,
                numbers.trend().stream().map(one -> String.valueOf(one.year())).toList(),
                List.of(new Series(
                        "Orang terlindungi",
                        numbers.trend().stream().map(OfYear::people).toList())));
    }

    String people(String title, List<OfSubdistrict> of) {
        return Chart.ranking(
                title,
                "orang",
                width,
                of.stream().map(OfSubdistrict::name).toList(),
                new Series("Orang", of.stream().map(OfSubdistrict::people).toList()));
    }

    String funds(String title) {
        return Chart.bars(
                title,
                "juta rupiah",
                width,
                numbers.funds().stream().map(OfFund::name).toList(),
                List.of(
                        new Series(
                                "Direncanakan",
                                numbers.funds().stream()
                                        .map(one -> one.planned() / MILLION)
                                        .toList()),
                        new Series(
                                "Dibayar",
                                numbers.funds().stream()
                                        .map(one -> one.paid() / MILLION)
                                        .toList())));
    }
}
