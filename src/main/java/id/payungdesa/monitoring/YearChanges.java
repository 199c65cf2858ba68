package id.payungdesa.monitoring;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.tariff.Quotas;
import id.payungdesa.year.Circulars;
import id.payungdesa.year.Deadlines;
import id.payungdesa.year.YearChange;
import id.payungdesa.year.Years;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that was ever set for a year, by whom and why, the latest first. */
@Component
public class YearChanges {

    private static final Comparator<YearChange> LATEST_FIRST = Comparator.<YearChange, Instant>comparing(
                    change -> change.at().orElse(Instant.EPOCH))
            .thenComparing(YearChange::id)
            .reversed();

    private final Years years;
    private final Deadlines deadlines;
    private final Circulars circulars;
    private final Quotas quotas;
    private final AccountCodes codes;
    private final FundSources sources;

    YearChanges(
            Years years,
            Deadlines deadlines,
            Circulars circulars,
            Quotas quotas,
            AccountCodes codes,
            FundSources sources) {
        this.years = years;
        this.deadlines = deadlines;
        this.circulars = circulars;
        this.quotas = quotas;
        this.codes = codes;
        this.sources = sources;
    }

    @Transactional(readOnly = true)
    public List<YearChange> of(BudgetYear year) {
        return Stream.of(
                        years.changes(year),
                        deadlines.changes(year),
                        circulars.changes(year),
                        quotas.changes(year),
                        codes.changes(year),
                        sources.changes(year))
                .flatMap(List::stream)
                .sorted(LATEST_FIRST)
                .toList();
    }
}
