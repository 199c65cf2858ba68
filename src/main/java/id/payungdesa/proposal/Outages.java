package id.payungdesa.proposal;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Role;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Constraint;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which villages are without connection; their camat or DPMPD says so, for some days and with a reason. */
@Component
@Transactional
public class Outages {

    /** Who may be asked to help: at these desks people meet the village anyhow. */
    public static final List<Role> HELPERS = List.of(Role.SUBDISTRICT_COUNTER, Role.COMMUNITY_OFFICER);

    private static final int LONGEST = 366;

    private static final String ACTIVE = """
            select id, village_id, helper, lower(valid) as first, upper(valid) - 1 as last, reason
            from outage
            where ended_at is null and valid @> :today::date
            """;

    private final JdbcClient jdbc;
    private final Regions regions;
    private final Audit audit;
    private final CurrentOfficial current;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outages(
            JdbcClient jdbc,
            Regions regions,
            Audit audit,
            CurrentOfficial current,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.audit = audit;
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    /** Those of today, in the villages one may see. */
    @Transactional(readOnly = true)
    public List<Outage> all() {
        return active("order by lower(valid) desc, id desc")
                .query(Outages::outage)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Outage> of(Set<Integer> villages) {
        return active("and village_id = any (:villages)")
                .param("villages", villages.toArray(Integer[]::new))
                .query(Outages::outage)
                .list();
    }

    public void mark(VillageId village, Role helper, LocalDate until, String reason) {
        requireMay(village);
        Refused.unless(regions.get(village).canPropose(), "Kelurahan tidak mengajukan usulan program ini.");
        Refused.unless(HELPERS.contains(helper), "Pilih meja kecamatan yang membantu desa ini.");
        Refused.unless(!reason.isBlank(), "Tuliskan mengapa desa ini tanpa sambungan.");
        Refused.unless(
                until != null && !until.isBefore(Indonesian.today(clock)),
                "Hari terakhir tidak boleh sebelum hari ini.");
        Refused.unless(
                !until.isAfter(Indonesian.today(clock).plusDays(LONGEST)),
                "Paling lama satu tahun. Bila masih perlu, tandai lagi nanti.");
        try {
            jdbc.sql("""
                    insert into outage (village_id, helper, valid, reason, marked_by, marked_at)
                    values (:village, :helper, daterange(:from, :until, '[]'), :reason, :official, :now)
                    """)
                    .param("village", village.value())
                    .param("helper", helper.id())
                    .param("from", Indonesian.today(clock))
                    .param("until", until)
                    .param("reason", reason.strip())
                    .param("official", current.get().id().value())
                    .param("now", now())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Constraint.told(
                    e,
                    "one_outage_at_a_time",
                    "Desa ini sudah ditandai tanpa sambungan. Akhiri dulu tandanya bila ada yang berubah.");
        }
        audit.record(
                village,
                "OUTAGE_MARKED",
                "village " + village,
                null,
                Map.of("helper", helper.id(), "until", until.toString(), "reason", reason.strip()));
        events.publishEvent(new OutageChanged(village));
    }

    public void end(long id) {
        var outage = active("and id = :id")
                .param("id", id)
                .query(Outages::outage)
                .optional()
                .orElseThrow(() -> new Refused("Tanda ini sudah berakhir. Muat ulang halaman."));
        requireMay(outage.village());
        jdbc.sql("update outage set ended_by = :official, ended_at = :now where id = :id")
                .param("official", current.get().id().value())
                .param("now", now())
                .param("id", id)
                .update();
        audit.record(outage.village(), "OUTAGE_ENDED", "village " + outage.village(), null, Map.of());
        events.publishEvent(new OutageChanged(outage.village()));
    }

    private void requireMay(VillageId village) {
        var official = current.get();
        var own = official.holds(
                Role.SUBDISTRICT_HEAD, regions.get(village).subdistrict().id().value());
        Refused.unless(
                own || official.holds(Role.DPMPD_OFFICER) || official.holds(Role.DPMPD_HEAD),
                "Hanya camat desa ini atau DPMPD yang menandai desa tanpa sambungan.");
    }

    private JdbcClient.StatementSpec active(String rest) {
        return jdbc.sql(ACTIVE + rest).param("today", Indonesian.today(clock));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Outage outage(ResultSet row, int number) throws SQLException {
        return new Outage(
                row.getLong("id"),
                new VillageId(row.getInt("village_id")),
                Role.of(row.getString("helper")),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getString("reason"));
    }
}
