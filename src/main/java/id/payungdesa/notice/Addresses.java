package id.payungdesa.notice;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import id.payungdesa.roster.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps where officials are reached, sealed; row-level security lets everybody see and change their own only. */
@Component
public class Addresses {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Audit audit;
    private final CurrentOfficial current;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Addresses(
            JdbcClient jdbc,
            Vault vault,
            Audit audit,
            CurrentOfficial current,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.current = current;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Address of(OfficialId official) {
        return jdbc.sql("select mail, whatsapp from contact where official_id = :official")
                .param("official", official.value())
                .query((row, n) -> new Address(open(row, "mail"), open(row, "whatsapp")))
                .optional()
                .orElse(Address.NONE);
    }

    @Transactional
    public void change(OfficialId official, Address address) {
        if (address.equals(Address.NONE)) {
            jdbc.sql("delete from contact where official_id = :official")
                    .param("official", official.value())
                    .update();
            return;
        }
        jdbc.sql("""
                insert into contact (official_id, mail, whatsapp, changed_at) values (:official, :mail, :whatsapp, :now)
                on conflict (official_id) do update
                set mail = excluded.mail, whatsapp = excluded.whatsapp, changed_at = excluded.changed_at
                """)
                .param("official", official.value())
                .param("mail", sealed(address.mail()), Types.BINARY)
                .param("whatsapp", sealed(address.whatsapp()), Types.BINARY)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** For somebody else, by whoever keeps the system running, who does not see what stood there; what is empty stays as it was, and the audit is told. */
    public void enter(OfficialId official, Address address) {
        if (!current.get().runsSystem()) {
            throw new Refused("Hanya Pengelola Sistem yang mencatat alamat pejabat lain.");
        }
        Scope.system(() -> {
            transaction.executeWithoutResult(status -> {
                add(official, address);
                audit.recordForRegency(
                        "ADDRESS_ENTERED",
                        "official " + official,
                        Map.of(
                                "mail", address.mail().isPresent(),
                                "whatsapp", address.whatsapp().isPresent()));
            });
            return null;
        });
    }

    private void add(OfficialId official, Address address) {
        jdbc.sql("""
                        insert into contact (official_id, mail, whatsapp, changed_at)
                        values (:official, :mail, :whatsapp, :now)
                        on conflict (official_id) do update
                        set mail = coalesce(excluded.mail, contact.mail), whatsapp = coalesce(excluded.whatsapp, contact.whatsapp),
                            changed_at = excluded.changed_at
                        """)
                .param("official", official.value())
                .param("mail", sealed(address.mail()), Types.BINARY)
                .param("whatsapp", sealed(address.whatsapp()), Types.BINARY)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private byte[] sealed(Optional<String> text) {
        return text.map(vault::seal).orElse(null);
    }

    private Optional<String> open(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(vault::open);
    }
}
