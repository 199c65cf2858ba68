package id.payungdesa.year;

import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** By when DPMPD wants what of a year done. */
@Component
@Transactional
public class Deadlines {

    private final Settings settings;
    private final Audit audit;

    Deadlines(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** Those that are set, in the order in which they come. */
    @Transactional(readOnly = true)
    public Map<YearDeadline, LocalDate> of(BudgetYear year) {
        return settings.kept(List.of("deadlines", year), () -> read(year));
    }

    private Map<YearDeadline, LocalDate> read(BudgetYear year) {
        var deadlines = new EnumMap<YearDeadline, LocalDate>(YearDeadline.class);
        settings.ask("""
                select kind, due from year_deadline where year = :year and valid @> :now::timestamptz and due is not null
                """).param("year", year.value()).query(row -> {
            deadlines.put(YearDeadline.valueOf(row.getString("kind")), row.getObject("due", LocalDate.class));
        });
        return Collections.unmodifiableMap(deadlines);
    }

    /** Sets a deadline, or takes it away where there is no day. */
    public void set(BudgetYear year, YearDeadline kind, Optional<LocalDate> due, String reason) {
        due.filter(day -> day.getYear() < year.value() - 1 || day.getYear() > year.value())
                .ifPresent(day -> {
                    throw new Refused("Tenggat tahun anggaran %s jatuh di tahun %d atau %s."
                            .formatted(year, year.value() - 1, year));
                });
        var why = Settings.reason(reason, "Tuliskan alasan atau dasar tenggatnya.");
        settings.set("""
                insert into year_deadline (year, kind, due, reason, valid, set_by, set_at)
                values (:year, :kind, :due, :reason, :valid::tstzrange, :official, :now)
                """, why)
                .param("year", year.value())
                .param("kind", kind.name())
                .param("due", due.orElse(null), java.sql.Types.DATE)
                .update();
        audit.recordForRegency(
                "YEAR_DEADLINE_SET",
                "year " + year,
                Map.of("kind", kind, "due", due.map(LocalDate::toString).orElse(""), "reason", why));
    }

    @Transactional(readOnly = true)
    public List<YearChange> changes(BudgetYear year) {
        return settings.ask("""
                select year_deadline.id, 'Tenggat ' || case kind when 'PROPOSAL' then 'usulan masuk'
                        when 'EVALUATION' then 'evaluasi' else 'Keputusan Bupati' end
                        || ': ' || coalesce(to_char(due, 'DD-MM-YYYY'), 'dicabut') as what,
                    set_at, lower(valid) as since, reason, official.name
                from year_deadline left join official on official.id = set_by
                where year = :year and set_at <= :now
                """)
                .param("year", year.value())
                .query(YearChange::read)
                .list();
    }
}
