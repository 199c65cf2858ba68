package id.payungdesa.tariff;

import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.region.VillageId;
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

/** The places of every village and year: as many as the year gives each unless the table says otherwise, none for a ward. */
@Component
public class Quotas {

    private static final String QUOTAS = """
            select village.id as village, asked.year,
                case village.kind when 'VILLAGE' then coalesce(quota.places, year_rule.places, 100) else 0 end as places,
                quota.places is not null as exceptional, quota.eligible, quota.source, quota.counted_in, quota.reason
            from village
            cross join unnest(array[:years]::int[]) as asked (year)
            left join year_rule on year_rule.year = asked.year and year_rule.valid @> :now::timestamptz
            left join quota on quota.village = village.id and quota.year = asked.year and quota.valid @> :now::timestamptz
            """;

    private final Settings settings;
    private final Audit audit;

    Quotas(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    public Quota get(VillageId village, BudgetYear year) {
        return get(village, List.of(year)).get(0);
    }

    /** One for each of these years. */
    public List<Quota> get(VillageId village, List<BudgetYear> years) {
        var found = settings.kept(List.of(village, years), () -> settings.ask(QUOTAS + "where village.id = :village")
                .param("village", village.value())
                .param("years", years.stream().map(BudgetYear::value).toList())
                .query(Quotas::quota)
                .list());
        if (found.isEmpty()) {
            throw new NoSuchElementException("No village " + village);
        }
        return found;
    }

    public List<Quota> all(BudgetYear year) {
        return settings.ask(QUOTAS + "where village.kind = 'VILLAGE' order by village.id")
                .param("years", List.of(year.value()))
                .query(Quotas::quota)
                .list();
    }

    @Transactional
    public void set(VillageId village, BudgetYear year, NewQuota quota) {
        set(Map.of(village, quota), year);
    }

    /** All of them or none. */
    @Transactional
    public void set(Map<VillageId, NewQuota> quotas, BudgetYear year) {
        quotas.forEach((village, quota) -> write(village, year, quota));
        var told = new LinkedHashMap<String, Object>();
        quotas.forEach((village, quota) -> told.put(
                village.toString(),
                Map.of(
                        "places", quota.places().map(String::valueOf).orElse(""),
                        "eligible", quota.eligible().map(String::valueOf).orElse(""),
                        "reason", quota.reason())));
        audit.recordForRegency("QUOTA_SET", "year " + year, told);
    }

    private void write(VillageId village, BudgetYear year, NewQuota quota) {
        var written = settings.set("""
                insert into quota (village, year, places, eligible, source, counted_in, reason, valid, set_by, set_at)
                select id, :year, :places, :eligible, :source, :countedIn, :reason, :valid::tstzrange, :official, :now
                from village where id = :village and kind = 'VILLAGE'
                """, quota.reason())
                .param("village", village.value())
                .param("year", year.value())
                .param("places", quota.places().orElse(null), Types.INTEGER)
                .param("eligible", quota.eligible().orElse(null), Types.INTEGER)
                .param("source", quota.source().orElse(null), Types.VARCHAR)
                .param("countedIn", quota.countedIn().orElse(null), Types.INTEGER)
                .update();
        if (written == 0) {
            throw new Refused("Desa ini tidak ditemukan. Kelurahan tidak memiliki kuota.");
        }
    }

    @EventListener
    void on(YearOpened event) {
        settings.set("""
                insert into quota (village, year, places, eligible, source, counted_in, reason, valid, set_by, set_at)
                select village, :year, places, eligible, source, counted_in, reason, :valid::tstzrange, :official, :now
                from quota
                where year = :former and valid @> :now::timestamptz and (places is not null or eligible is not null)
                """, null)
                .param("year", event.year().value())
                .param("former", event.former().value())
                .update();
    }

    public List<YearChange> changes(BudgetYear year) {
        return settings.ask("""
                select quota.id, 'Kuota ' || village.name || ': ' || coalesce(quota.places || ' orang', 'seperti desa lain')
                        || coalesce(', pekerja layak ' || eligible || ' (' || source || ', ' || counted_in || ')', '') as what,
                    set_at, lower(valid) as since, reason, official.name
                from quota join village on village.id = quota.village left join official on official.id = set_by
                where year = :year and set_at <= :now
                """)
                .param("year", year.value())
                .query(YearChange::read)
                .list();
    }

    private static Quota quota(ResultSet row, int number) throws SQLException {
        return new Quota(
                new VillageId(row.getInt("village")),
                BudgetYear.of(row.getInt("year")),
                row.getInt("places"),
                row.getBoolean("exceptional"),
                Optional.ofNullable(row.getObject("eligible", Integer.class)),
                Optional.ofNullable(row.getString("source")),
                Optional.ofNullable(row.getObject("counted_in", Integer.class)),
                Optional.ofNullable(row.getString("reason")));
    }
}
