package id.payungdesa.notice;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.database.Scope;
import id.payungdesa.proposal.Work;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.Vault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Texts ready to be sent by WhatsApp to whoever has the work, by somebody who may see that village. Numbers stay out of our
 * pages: they are looked up with the click.
 */
@Component
public class Reminders {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Vault vault, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Open(String step, String role, int area, String village, LocalDate due) {}

    /** To the desk that has this task; empty when it is done, or in a village out of sight. */
    public Optional<String> ofTask(String task, String site) {
        return transaction
                .execute(status ->
                        jdbc.sql("""
                        select step.step, step.role, step.area, village.name as village,
                            (step.due_at at time zone 'Asia/Makassar')::date as due
                        from step left join village on village.id = step.village_id
                        where step.task_id = :task and step.closed_at is null
                        """).param("task", task).query(Open.class).optional())
                .map(open -> link(new Post(Role.of(open.role()), open.area()), text(open, site)));
    }

    /** To the operator of a village that has not proposed yet; empty when it is out of sight. */
    public Optional<String> ofSilentVillage(VillageId village, String site) {
        return transaction
                .execute(status -> jdbc.sql("""
                        select name from village
                        where id = :village and kind = 'VILLAGE' and (scope_is_all() or id = any (scope_villages()))
                        """)
                        .param("village", village.value())
                        .query(String.class)
                        .optional())
                .map(name -> link(
                        new Post(Role.VILLAGE_OPERATOR, village.value()),
                        ("Salam, Desa %s belum mengusulkan perlindungan pekerja rentan. Mohon usulannya dimulai di %s/usulan-desa."
                                        + " Terima kasih.")
                                .formatted(name, site)));
    }

    private static String text(Open open, String site) {
        return "Salam, mengingatkan tugas “%s” untuk %s%s. Mohon dikerjakan di %s. Terima kasih."
                .formatted(
                        Work.title(open.step()),
                        open.village() == null ? "gelombang penetapan" : "Desa " + open.village(),
                        open.due() == null ? "" : ", batas waktu " + Indonesian.dayAndDate(open.due()),
                        site);
    }

    private String link(Post desk, String text) {
        return WhatsApp.link(number(desk).orElse(""), text);
    }

    /** Who deputises comes first; without a number the sender chooses whom to write to. */
    private Optional<String> number(Post desk) {
        return Scope.system(() -> transaction.execute(status -> jdbc.sql("""
                        select contact.whatsapp
                        from post
                        join official on official.id = post.official_id and official.active
                        join contact on contact.official_id = post.official_id and contact.whatsapp is not null
                        where post.role = :role and post.area = :area and post.valid @> :today::date
                        order by post.kind = 'DEFINITIVE', post.official_id limit 1
                        """)
                .param("role", desk.role().id())
                .param("area", desk.area())
                .param("today", Indonesian.today(clock))
                .query((row, n) -> vault.open(row.getBytes("whatsapp")))
                .optional()));
    }
}
