package id.payungdesa.letter;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps which officials are civil servants; a letter that was issued stays as it is. */
@Component
public class CivilServants {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final CurrentOfficial current;
    private final TransactionTemplate transaction;

    CivilServants(JdbcClient jdbc, Audit audit, CurrentOfficial current, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.current = current;
        this.transaction = transaction;
    }

    @Transactional(readOnly = true)
    public Optional<CivilServant> find(OfficialId official) {
        return jdbc.sql("select nip, rank from civil_servant where official_id = :official")
                .param("official", official.value())
                .query(CivilServant.class)
                .optional();
    }

    /** By whoever keeps the system running; the audit is told that it changed. */
    public void enter(OfficialId official, Optional<CivilServant> servant) {
        if (!current.get().runsSystem()) {
            throw new Refused("Hanya Pengelola Sistem yang mencatat NIP dan pangkat.");
        }
        Scope.system(() -> {
            transaction.executeWithoutResult(status -> {
                servant.ifPresentOrElse(one -> put(official, one), () -> remove(official));
                audit.recordForRegency(
                        "CIVIL_SERVANT_ENTERED", "official " + official, Map.of("civilServant", servant.isPresent()));
            });
            return null;
        });
    }

    private void put(OfficialId official, CivilServant servant) {
        try {
            jdbc.sql("""
                    insert into civil_servant (official_id, nip, rank) values (:official, :nip, :rank)
                    on conflict (official_id) do update set nip = excluded.nip, rank = excluded.rank
                    """)
                    .param("official", official.value())
                    .param("nip", servant.nip())
                    .param("rank", servant.rank())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refused("NIP ini sudah tercatat pada pejabat lain. Periksa angkanya.");
        }
    }

    private void remove(OfficialId official) {
        jdbc.sql("delete from civil_servant where official_id = :official")
                .param("official", official.value())
                .update();
    }
}
