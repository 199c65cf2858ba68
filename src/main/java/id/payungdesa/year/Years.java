package id.payungdesa.year;

import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.year.YearState.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes budget years, and keeps on what terms villages propose in each. */
@Component
@Transactional
public class Years {

    private static final String NOW = """
            select asked.year, year_state.deed, year_state.reason, year_state.set_at, official.name,
                year_rule.places, year_rule.first_from, year_rule.first_to, year_rule.fewest_months, year_rule.most_months
            from (select cast(unnest(array[:years]) as int) as year) asked
            left join year_state on year_state.year = asked.year and year_state.valid @> :now::timestamptz
            left join official on official.id = year_state.set_by
            left join year_rule on year_rule.year = asked.year and year_rule.valid @> :now::timestamptz
            order by asked.year
            """;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Years(JdbcClient jdbc, Settings settings, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    private record Now(YearState state, YearRule rule) {}

    /** The years that were ever opened, and the two to come, the latest first. */
    @Transactional(readOnly = true)
    public List<YearState> all() {
        var current = BudgetYear.current(clock).value();
        var years = new ArrayList<>(jdbc.sql("""
                select year from year_state where year <> all (array[:soon]) group by year
                """)
                .param("soon", List.of(current, current + 1, current + 2))
                .query(Integer.class)
                .list());
        years.addAll(List.of(current, current + 1, current + 2));
        return now(years).stream()
                .map(Now::state)
                .sorted((one, other) -> other.year().compareTo(one.year()))
                .toList();
    }

    /** The years for which a proposal may start, the earliest first. */
    @Transactional(readOnly = true)
    public List<BudgetYear> open() {
        return settings.ask("""
                select year from year_state where deed <> 'CLOSED' and valid @> :now::timestamptz order by year
                """)
                .query((row, number) -> BudgetYear.of(row.getInt("year")))
                .list();
    }

    @Transactional(readOnly = true)
    public YearState state(BudgetYear year) {
        return now(List.of(year.value())).get(0).state();
    }

    @Transactional(readOnly = true)
    public YearRule rule(BudgetYear year) {
        return now(List.of(year.value())).get(0).rule();
    }

    /** The terms of some years at once. */
    @Transactional(readOnly = true)
    public Map<Integer, YearRule> rules(List<BudgetYear> some) {
        return now(some.stream().map(BudgetYear::value).toList()).stream()
                .collect(Collectors.toMap(now -> now.state().year().value(), Now::rule));
    }

    /** Tells whoever starts a proposal why that cannot be in this year, or not with these months. */
    @Transactional(readOnly = true)
    public void requireOpen(BudgetYear year, YearMonth first, int months) {
        var now = now(List.of(year.value())).get(0);
        if (!now.state().open()) {
            throw new Refused(notOpen(now.state()));
        }
        var rule = now.rule();
        if (!rule.allows(first, months)) {
            throw new Refused(
                    "Untuk tahun %s, perlindungan dimulai antara %s dan %s dan lamanya %s. Sesuaikan isiannya."
                            .formatted(
                                    year,
                                    month(year, rule.firstFrom()),
                                    month(year, rule.firstTo()),
                                    rule.fewestMonths() == rule.mostMonths()
                                            ? rule.mostMonths() + " bulan"
                                            : rule.fewestMonths() + " sampai " + rule.mostMonths() + " bulan"));
        }
    }

    /** Settings are copied when a year is opened, so nothing is set for it before. */
    @Transactional(readOnly = true)
    public void requireOpened(BudgetYear year) {
        Refused.unless(
                state(year).phase() != Phase.UNOPENED,
                "Buka dahulu tahun anggarannya; pengaturan tahun sebelumnya disalin saat dibuka.");
    }

    private static String notOpen(YearState state) {
        if (state.phase() == Phase.UNOPENED) {
            return "Tahun anggaran %s belum dibuka oleh DPMPD, jadi usulan belum dapat dimulai. Tanyakan ke DPMPD kapan dibuka."
                    .formatted(state.year());
        }
        return "Tahun anggaran %s sudah ditutup oleh %s pada %s, jadi usulan baru tidak dapat dimulai. Alasannya: %s. Bila masih perlu, hubungi DPMPD."
                .formatted(
                        state.year(),
                        state.by().orElse("DPMPD"),
                        state.since().map(Indonesian::time).orElse("awal"),
                        state.reason().replaceFirst("[.]$", ""));
    }

    private static String month(BudgetYear year, int month) {
        return Indonesian.month(YearMonth.of(year.value(), Month.of(month)));
    }

    /** Opens a year on the terms of the one before, if there was one; whoever keeps other settings is told to copy theirs. */
    public void open(BudgetYear year, String reason) {
        Refused.unless(state(year).phase() == Phase.UNOPENED, "Tahun anggaran %s sudah pernah dibuka.".formatted(year));
        decide(year, "OPENED", reason);
        var former = BudgetYear.of(year.value() - 1);
        settings.set("""
                insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, reason, valid, set_by, set_at)
                values (:year, :places, :firstFrom, :firstTo, :fewest, :most, :reason, :valid::tstzrange, :official, :now)
                """, "Disalin dari tahun " + former)
                .param("year", year.value())
                .params(parameters(rule(former)))
                .update();
        events.publishEvent(new YearOpened(year, former));
    }

    /** No new proposal starts in it from now on; what is under way goes on. */
    public void close(BudgetYear year, String reason) {
        Refused.unless(state(year).open(), "Tahun anggaran %s tidak sedang dibuka.".formatted(year));
        decide(year, "CLOSED", Settings.reason(reason, "Tuliskan alasan tahun ini ditutup."));
    }

    public void reopen(BudgetYear year, String reason) {
        Refused.unless(state(year).phase() == Phase.CLOSED, "Tahun anggaran %s tidak sedang ditutup.".formatted(year));
        decide(year, "REOPENED", Settings.reason(reason, "Tuliskan alasan tahun ini dibuka kembali."));
    }

    private void decide(BudgetYear year, String deed, String reason) {
        try {
            settings.set("""
                    insert into year_state (year, deed, reason, valid, set_by, set_at)
                    values (:year, :deed, :reason, :valid::tstzrange, :official, :now)
                    """, reason)
                    .param("year", year.value())
                    .param("deed", deed)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new Refused("Tahun ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa keadaannya.");
        }
        audit.recordForRegency("YEAR_" + deed, "year " + year, Map.of("reason", reason == null ? "" : reason));
    }

    /** Sets the terms anew, from now on or from a day to come. */
    public void set(BudgetYear year, YearRule rule, Optional<LocalDate> from, String reason) {
        settings.set("""
                insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, reason, valid, set_by, set_at)
                values (:year, :places, :firstFrom, :firstTo, :fewest, :most, :reason, :valid::tstzrange, :official, :now)
                """, from, Settings.reason(reason, "Tuliskan alasan ketentuannya diubah."))
                .param("year", year.value())
                .params(parameters(rule))
                .update();
        audit.recordForRegency("YEAR_RULE_SET", "year " + year, Map.of("rule", rule, "reason", reason));
    }

    @Transactional(readOnly = true)
    public List<YearChange> changes(BudgetYear year) {
        return jdbc.sql("""
                select year_state.id, case deed when 'OPENED' then 'Tahun dibuka' when 'CLOSED' then 'Tahun ditutup'
                        else 'Tahun dibuka kembali' end as what,
                    set_at, lower(valid) as since, reason, official.name
                from year_state left join official on official.id = set_by
                where year = :year
                union all
                select year_rule.id, 'Ketentuan: ' || places || ' orang per desa, mulai bulan ke-' || first_from || ' sampai ke-'
                        || first_to || ', ' || fewest_months || ' sampai ' || most_months || ' bulan',
                    set_at, lower(valid), reason, official.name
                from year_rule left join official on official.id = set_by
                where year = :year
                """).param("year", year.value()).query(YearChange::read).list();
    }

    private List<Now> now(List<Integer> years) {
        return settings.ask(NOW).param("years", years).query(Years::read).list();
    }

    private static Now read(ResultSet row, int number) throws SQLException {
        var year = BudgetYear.of(row.getInt("year"));
        var deed = row.getString("deed");
        var state = deed == null
                ? YearState.unopened(year)
                : new YearState(
                        year,
                        deed.equals("CLOSED") ? Phase.CLOSED : Phase.OPEN,
                        YearChange.instant(row, "set_at"),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getString("reason")).orElse(""));
        var rule = row.getObject("places") == null
                ? YearRule.USUAL
                : new YearRule(
                        row.getInt("places"),
                        row.getInt("first_from"),
                        row.getInt("first_to"),
                        row.getInt("fewest_months"),
                        row.getInt("most_months"));
        return new Now(state, rule);
    }

    private static Map<String, Object> parameters(YearRule rule) {
        return Map.of(
                "places", rule.places(),
                "firstFrom", rule.firstFrom(),
                "firstTo", rule.firstTo(),
                "fewest", rule.fewestMonths(),
                "most", rule.mostMonths());
    }
}
