package id.payungdesa.tariff;

import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.year.Settings;
import id.payungdesa.year.YearChange;
import id.payungdesa.year.YearOpened;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sources of a village's money by their usual Siskeudes codes, the safest first. */
@Component
public class FundSources {

    private final Settings settings;
    private final Audit audit;

    FundSources(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    public FundSource get(String code) {
        return find(code).orElseThrow(() -> new NoSuchElementException("No fund source " + code));
    }

    public Optional<FundSource> find(String code) {
        return all().stream().filter(source -> source.code().equals(code)).findFirst();
    }

    public List<FundSource> all() {
        return settings.kept(
                List.of("fund_source"),
                () -> List.copyOf(
                        settings.ask("select code, name, origin, account, caution from fund_source order by position")
                                .query(FundSources::source)
                                .list()));
    }

    /** What DPMPD has said of a year's sources, by their codes; of the others the decision table tells. */
    public Map<String, FundRule> rules(BudgetYear year) {
        var rules = new LinkedHashMap<String, FundRule>();
        settings.ask("""
                select source, verdict, citation from fund_source_rule
                where year = :year and verdict is not null and valid @> :now::timestamptz
                """).param("year", year.value()).query(row -> {
            rules.put(
                    row.getString("source"),
                    new FundRule(FundRule.Verdict.valueOf(row.getString("verdict")), row.getString("citation")));
        });
        return rules;
    }

    /** Without a rule the decision table is asked again. */
    @Transactional
    public void set(BudgetYear year, String source, Optional<FundRule> rule, String reason) {
        var known = find(source).orElseThrow(() -> new Refused("Pilih sumber dananya."));
        rule.ifPresent(said -> Settings.reason(said.citation(), "Tuliskan dasar hukum atau catatannya."));
        var why = Settings.reason(reason, "Tuliskan alasan aturannya diubah.");
        settings.set("""
                insert into fund_source_rule (year, source, verdict, citation, reason, valid, set_by, set_at)
                values (:year, :source, :verdict, :citation, :reason, :valid::tstzrange, :official, :now)
                """, why)
                .param("year", year.value())
                .param("source", known.code())
                .param("verdict", rule.map(said -> said.verdict().name()).orElse(null), Types.VARCHAR)
                .param("citation", rule.map(said -> said.citation().strip()).orElse(null), Types.VARCHAR)
                .update();
        audit.recordForRegency(
                "FUND_RULE_SET",
                "year " + year,
                Map.of(
                        "source", known.code(),
                        "verdict", rule.map(said -> said.verdict().name()).orElse(""),
                        "citation", rule.map(FundRule::citation).orElse(""),
                        "reason", why));
    }

    @EventListener
    void on(YearOpened event) {
        settings.set("""
                insert into fund_source_rule (year, source, verdict, citation, reason, valid, set_by, set_at)
                select :year, source, verdict, citation, :reason, :valid::tstzrange, :official, :now from fund_source_rule
                where year = :former and verdict is not null and valid @> :now::timestamptz
                """, "Disalin dari tahun " + event.former())
                .param("year", event.year().value())
                .param("former", event.former().value())
                .update();
    }

    public List<YearChange> changes(BudgetYear year) {
        return settings.ask("""
                select rule.id, 'Sumber dana ' || fund_source.name || ': ' || case verdict when 'ALLOWED' then 'boleh'
                        when 'WARN' then 'boleh dengan catatan' when 'REFUSED' then 'tidak boleh'
                        else 'kembali ke tabel keputusan' end as what,
                    set_at, lower(valid) as since, reason, official.name
                from fund_source_rule rule join fund_source on fund_source.code = source
                left join official on official.id = set_by
                where year = :year and set_at <= :now
                """)
                .param("year", year.value())
                .query(YearChange::read)
                .list();
    }

    private static FundSource source(ResultSet row, int number) throws SQLException {
        return new FundSource(
                row.getString("code"),
                row.getString("name"),
                FundSource.Origin.valueOf(row.getString("origin")),
                row.getString("account"),
                Optional.ofNullable(row.getString("caution")));
    }
}
