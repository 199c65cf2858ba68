package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Constraint;
import id.payungdesa.database.Scope;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps who holds which post, as what and for how long. Whoever changes that need not see any village, while what follows
 * from it may lie in all of them; so a change is made in the system's scope.
 */
@Component
public class Posts {

    private static final String SELECT = """
            select id, official_id, role, area, kind, letter_number, letter_date, lower(valid) as first,
                upper(valid) - 1 as last
            from post
            """;

    private final JdbcClient jdbc;
    private final CurrentOfficial current;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Posts(
            JdbcClient jdbc,
            CurrentOfficial current,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Every post the official holds, held or will hold; the latest first. */
    public List<Appointment> of(OfficialId official) {
        return jdbc.sql(SELECT + "where official_id = :official order by lower(valid) desc, id desc")
                .param("official", official.value())
                .query(Posts::appointment)
                .list();
    }

    /** How the official deputises in this post today; asked of nobody else. */
    public Optional<Appointment> deputy(Official official, Post post) {
        return official.deputising().containsKey(post)
                ? of(official.id()).stream()
                        .filter(held -> held.post().equals(post) && held.capacity() != Capacity.DEFINITIVE)
                        .filter(held ->
                                !held.from().isAfter(Indonesian.today(clock)) && !held.over(Indonesian.today(clock)))
                        .findFirst()
                : Optional.empty();
    }

    /** Who deputises today in a post that the official holds as their own. */
    public List<StandIn> standIns(Official official) {
        var own = official.posts().stream()
                .filter(post -> !official.deputising().containsKey(post))
                .toList();
        return jdbc.sql("""
                select post.role, post.kind, official.name, upper(post.valid) - 1 as last
                from unnest(:roles, :areas) as own (role, area)
                join post on post.role = own.role and post.area = own.area and post.kind <> 'DEFINITIVE'
                    and post.valid @> :today::date and post.official_id <> :me
                join official on official.id = post.official_id and official.active
                order by post.role, official.name
                """)
                .param("roles", own.stream().map(post -> post.role().id()).toArray(String[]::new))
                .param("areas", own.stream().map(Post::area).toArray(Integer[]::new))
                .param("today", Indonesian.today(clock))
                .param("me", official.id().value())
                .query((row, n) -> new StandIn(
                        Capacity.valueOf(row.getString("kind")).of(Role.of(row.getString("role"))),
                        row.getString("name"),
                        Optional.ofNullable(row.getObject("last", LocalDate.class))))
                .list();
    }

    public Optional<Appointment> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Posts::appointment)
                .optional();
    }

    public boolean open(OfficialId official) {
        return jdbc.sql("select active from official where id = :id")
                .param("id", official.value())
                .query(Boolean.class)
                .single();
    }

    /** Appoints somebody; a deputy or an acting head by letter, and neither beside one who holds the post as their own. */
    public void appoint(
            OfficialId official,
            Post post,
            Capacity capacity,
            Optional<Letter> letter,
            LocalDate from,
            Optional<LocalDate> until) {
        requireAnother(official);
        Refused.unless(open(official), "Akun pejabat ini sudah ditutup. Pilih pejabat lain.");
        Refused.unless(
                capacity == Capacity.DEFINITIVE || letter.isPresent(),
                "Isi nomor dan tanggal surat penunjukan: Plt., Plh., dan Pj. hanya sah dengan surat.");
        Refused.unless(
                !capacity.needsEnd() || until.isPresent(),
                "Isi hari terakhir penunjukan: Plt. dan Plh. selalu ada batasnya.");
        Refused.unless(
                until.isEmpty() || !until.get().isBefore(from), "Hari terakhir tidak boleh sebelum hari pertama.");
        Refused.unless(
                capacity != Capacity.PJ || post.role() == Role.VILLAGE_HEAD,
                "Penjabat (Pj.) hanya untuk Kepala Desa. Untuk jabatan lain pilih Plt. atau Plh.");
        try {
            inRegency(() -> fill(official, post, capacity, letter, from, until));
        } catch (DataIntegrityViolationException e) {
            throw Constraint.told(
                    e,
                    "post_held_once",
                    "Pejabat ini sudah memegang jabatan itu pada masa tersebut. Periksa tanggalnya.");
        }
    }

    private Appointment fill(
            OfficialId official,
            Post post,
            Capacity capacity,
            Optional<Letter> letter,
            LocalDate from,
            Optional<LocalDate> until) {
        if (capacity.fillsVacancy()) {
            requireVacant(post, from, until);
        }
        var id = jdbc.sql("""
                insert into post (official_id, role, village_id, subdistrict_id, regency_id, valid, kind, letter_number,
                    letter_date)
                values (:official, :role, :village, :subdistrict, :regency, daterange(:from, :until, '[]'), :kind, :number,
                    :date)
                returning id
                """)
                .param("official", official.value())
                .param("role", post.role().id())
                .param("village", post.level() == Level.VILLAGE ? post.area() : null, Types.INTEGER)
                .param("subdistrict", post.level() == Level.SUBDISTRICT ? post.area() : null, Types.INTEGER)
                .param("regency", post.level() == Level.REGENCY ? post.area() : null, Types.INTEGER)
                .param("from", from)
                .param("until", until.map(Date::valueOf).orElse(null), Types.DATE)
                .param("kind", capacity.name())
                .param("number", letter.map(Letter::number).orElse(null), Types.VARCHAR)
                .param("date", letter.map(Letter::date).map(Date::valueOf).orElse(null), Types.DATE)
                .query(Long.class)
                .single();
        var filled = new Appointment(id, official, post, capacity, letter, from, until);
        events.publishEvent(new PostFilled(filled));
        return filled;
    }

    private void requireVacant(Post post, LocalDate from, Optional<LocalDate> until) {
        jdbc.sql("""
                select official.name from post join official on official.id = post.official_id
                where post.role = :role and post.area = :area and post.kind = 'DEFINITIVE' and official.active
                    and post.valid && daterange(:from, :until, '[]')
                limit 1
                """)
                .param("role", post.role().id())
                .param("area", post.area())
                .param("from", from)
                .param("until", until.map(Date::valueOf).orElse(null), Types.DATE)
                .query(String.class)
                .optional()
                .ifPresent(holder -> {
                    throw new Refused(("Jabatan ini masih dipegang %s. Akhiri dulu jabatannya, atau pilih Plh. bila"
                                    + " pejabatnya hanya berhalangan.")
                            .formatted(holder));
                });
    }

    /** Ends a post with the given day; a day that has passed takes it away at once. */
    public void end(long id, LocalDate last, String reason) {
        Refused.unless(!reason.isBlank(), "Tuliskan alasan jabatan ini berakhir.");
        var held = find(id).orElseThrow(() -> new Refused("Jabatan ini tidak ditemukan. Muat ulang halaman."));
        requireAnother(held.official());
        Refused.unless(
                !last.isBefore(held.from()),
                "Hari terakhir tidak boleh sebelum %s, hari pertama jabatan ini."
                        .formatted(Indonesian.date(held.from())));
        Refused.unless(!held.over(Indonesian.today(clock)), "Jabatan ini sudah berakhir.");
        inRegency(() -> {
            jdbc.sql("update post set valid = daterange(lower(valid), :last, '[]') where id = :id")
                    .param("last", last)
                    .param("id", id)
                    .update();
            events.publishEvent(new PostEnded(find(id).orElseThrow(), reason.strip()));
            return id;
        });
    }

    /** Closes an account for good: from the next click on its owner may do nothing, and does not come in again. */
    public void close(OfficialId official, String reason) {
        requireAnother(official);
        Refused.unless(!reason.isBlank(), "Tuliskan alasan akun ini ditutup.");
        inRegency(() -> {
            var closed = jdbc.sql("update official set active = false where id = :id and active")
                    .param("id", official.value())
                    .update();
            Refused.unless(closed == 1, "Akun ini sudah ditutup.");
            events.publishEvent(new AccountClosed(official, reason.strip()));
            return official;
        });
    }

    /** Nobody gives or takes away their own posts. */
    private void requireAnother(OfficialId official) {
        Refused.unless(
                !current.get().id().equals(official),
                "Anda tidak dapat mengubah jabatan atau akun Anda sendiri. Mintalah pengelola sistem yang lain.");
    }

    private <T> T inRegency(Supplier<T> change) {
        return Scope.system(() -> transaction.execute(status -> change.get()));
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        return new Appointment(
                row.getLong("id"),
                new OfficialId(row.getLong("official_id")),
                new Post(Role.of(row.getString("role")), row.getInt("area")),
                Capacity.valueOf(row.getString("kind")),
                letter(row),
                row.getObject("first", LocalDate.class),
                Optional.ofNullable(row.getObject("last", LocalDate.class)));
    }

    private static Optional<Letter> letter(ResultSet row) throws SQLException {
        var number = row.getString("letter_number");
        return number == null
                ? Optional.empty()
                : Optional.of(new Letter(number, row.getObject("letter_date", LocalDate.class)));
    }
}
