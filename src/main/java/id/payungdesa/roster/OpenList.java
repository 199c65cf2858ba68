package id.payungdesa.roster;

import id.payungdesa.common.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list is handed over when nobody is writing on it, and nobody writes on it then. */
final class OpenList {

    private OpenList() {}

    /** Keeps the list open until the transaction ends; waits for whoever is just handing it over. */
    static void hold(JdbcClient jdbc, long proposal) {
        var open = jdbc.sql("select stage in ('DRAFT', 'CORRECTION') from proposal where id = :id for share")
                .param("id", proposal)
                .query(Boolean.class)
                .single();
        if (!open) {
            throw new Refused("Daftar ini sudah diserahkan dan tidak dapat diubah lagi.");
        }
    }
}
