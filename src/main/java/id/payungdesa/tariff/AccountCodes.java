package id.payungdesa.tariff;

import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.year.Settings;
import id.payungdesa.year.YearChange;
import id.payungdesa.year.YearOpened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which activities and accounts of the village budget DPMPD lets contributions be booked under in a year. */
@Component
public class AccountCodes {

    private final Settings settings;
    private final Audit audit;

    AccountCodes(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** What a code names, with how it is written. */
    public enum Kind {
        ACTIVITY("Kegiatan", "activity_code", "[1-5][.][0-9]{1,2}[.][0-9]{2}", "2.2.90"),
        ACCOUNT("Kode rekening", "account_code", "5([.][0-9]{1,2}){3}", "5.2.7.90");

        private final String title;
        private final String table;
        private final Pattern written;
        private final String example;

        Kind(String title, String table, String written, String example) {
            this.title = title;
            this.table = table;
            this.written = Pattern.compile(written);
            this.example = example;
        }

        public String title() {
            return title;
        }

        public String example() {
            return example;
        }
    }

    public List<AccountCode> activities(BudgetYear year) {
        return of(Kind.ACTIVITY, year);
    }

    public List<AccountCode> accounts(BudgetYear year) {
        return of(Kind.ACCOUNT, year);
    }

    public List<AccountCode> of(Kind kind, BudgetYear year) {
        return settings.kept(
                List.of(kind, year),
                () -> List.copyOf(settings.ask("""
                select code, name from %s where year = :year and allowed and valid @> :now::timestamptz order by code
                """.formatted(kind.table))
                        .param("year", year.value())
                        .query(AccountCode.class)
                        .list()));
    }

    /** The activities and accounts of some years at once. */
    public Map<Integer, Map<Kind, List<AccountCode>>> of(List<BudgetYear> years) {
        var codes = new HashMap<Integer, Map<Kind, List<AccountCode>>>();
        for (var year : years) {
            codes.put(year.value(), Map.of(Kind.ACTIVITY, new ArrayList<>(), Kind.ACCOUNT, new ArrayList<>()));
        }
        settings.ask("""
                select 'ACTIVITY' as kind, year, code, name from activity_code
                where year = any (array[:years]) and allowed and valid @> :now::timestamptz
                union all
                select 'ACCOUNT', year, code, name from account_code
                where year = any (array[:years]) and allowed and valid @> :now::timestamptz
                order by code
                """)
                .param("years", years.stream().map(BudgetYear::value).toList())
                .query(row -> {
                    codes.get(row.getInt("year"))
                            .get(Kind.valueOf(row.getString("kind")))
                            .add(new AccountCode(row.getString("code"), row.getString("name")));
                });
        return codes;
    }

    /** Refuses what DPMPD does not allow in a year. */
    public void require(BudgetYear year, String activity, String account) {
        var allowed = of(List.of(year)).get(year.value());
        require(
                allowed.get(Kind.ACTIVITY),
                activity,
                "Kode kegiatan %s tidak dipakai untuk tahun %s. Pilih dari daftar.",
                year);
        require(
                allowed.get(Kind.ACCOUNT),
                account,
                "Kode rekening %s tidak dipakai untuk tahun %s. Pilih dari daftar.",
                year);
    }

    private static void require(List<AccountCode> allowed, String code, String sentence, BudgetYear year) {
        if (allowed.stream().noneMatch(one -> one.code().equals(code))) {
            throw new Refused(sentence.formatted(code, year));
        }
    }

    /** Lets contributions be booked under a code; one that is there already gets its new name. */
    @Transactional
    public void allow(Kind kind, BudgetYear year, AccountCode code, String reason) {
        if (!kind.written.matcher(code.code()).matches()) {
            throw new Refused("%s ditulis seperti %s.".formatted(kind.title, kind.example));
        }
        set(kind, year, new AccountCode(code.code(), Settings.reason(code.name(), "Isi nama kodenya.")), true, reason);
    }

    /** Proposals under way keep a code that is withdrawn. */
    @Transactional
    public void withdraw(Kind kind, BudgetYear year, String code, String reason) {
        var known = of(kind, year).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused("Kode ini sudah dicabut. Muat ulang halaman."));
        set(kind, year, known, false, Settings.reason(reason, "Tuliskan alasan kode ini dicabut."));
    }

    private void set(Kind kind, BudgetYear year, AccountCode code, boolean allowed, String reason) {
        settings.set("""
                insert into %s (year, code, name, allowed, reason, valid, set_by, set_at)
                values (:year, :code, :name, :allowed, :reason, :valid::tstzrange, :official, :now)
                """.formatted(kind.table), reason)
                .param("year", year.value())
                .param("code", code.code())
                .param("name", code.name())
                .param("allowed", allowed)
                .update();
        audit.recordForRegency(
                allowed ? "CODE_ALLOWED" : "CODE_WITHDRAWN",
                "year " + year,
                Map.of("kind", kind, "code", code, "reason", reason == null ? "" : reason));
    }

    @EventListener
    void on(YearOpened event) {
        for (var kind : Kind.values()) {
            settings.set("""
                    insert into %1$s (year, code, name, reason, valid, set_by, set_at)
                    select :year, code, name, :reason, :valid::tstzrange, :official, :now from %1$s known
                    where year = :former and allowed and valid @> :now::timestamptz
                        and not exists (select from %1$s where year = :year and code = known.code)
                    """.formatted(kind.table), "Disalin dari tahun " + event.former())
                    .param("year", event.year().value())
                    .param("former", event.former().value())
                    .update();
        }
    }

    public List<YearChange> changes(BudgetYear year) {
        return settings.ask("""
                select code.id, title || ' ' || code || ' ' || code.name || case when allowed then '' else ' dicabut' end as what,
                    set_at, lower(valid) as since, reason, official.name
                from (
                    select 'Kegiatan' as title, * from activity_code union all select 'Kode rekening', * from account_code
                ) code left join official on official.id = set_by
                where year = :year and set_at <= :now
                """)
                .param("year", year.value())
                .query(YearChange::read)
                .list();
    }
}
