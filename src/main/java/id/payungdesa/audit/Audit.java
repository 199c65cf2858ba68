package id.payungdesa.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.region.VillageId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Appends to the hash chains; a row commits with the decision it tells of, or not at all. Bodies name no person by NIK. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Audit {

    private static final int REGENCY = 0;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final CurrentOfficial official;
    private final Clock clock;

    Audit(JdbcClient jdbc, ObjectMapper json, CurrentOfficial official, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.official = official;
        this.clock = clock;
    }

    public void record(VillageId village, String action, Object subject, Integer revision, Object body) {
        append(village.value(), action, subject, revision, body);
    }

    /** A decision about no single village, such as the decree of a round. */
    public void recordForRegency(String action, Object subject, Object body) {
        append(REGENCY, action, subject, null, body);
    }

    private void append(int chain, String action, Object subject, Integer revision, Object body) {
        jdbc.sql(
                        "select audit_append(:chain, :at, :official, :behalf, :action, :subject, :revision, cast(:body as jsonb))")
                .param("chain", chain)
                .param("at", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("official", official.id().map(OfficialId::value).orElse(null), java.sql.Types.BIGINT)
                .param(
                        "behalf",
                        official.signer().map(signer -> signer.id().value()).orElse(null),
                        java.sql.Types.BIGINT)
                .param("action", action)
                .param("subject", subject.toString())
                .param("revision", revision, java.sql.Types.INTEGER)
                .param("body", text(body == null ? Map.of() : body))
                .query(Long.class)
                .single();
    }

    /** A deputy's titles go along: tomorrow the post may be somebody else's again. */
    private String text(Object body) {
        var node = json.valueToTree(body);
        official.signer()
                .or(official::find)
                .filter(actor -> !actor.deputising().isEmpty())
                .ifPresent(actor -> ((ObjectNode) node).put("titles", actor.titles()));
        return node.toString();
    }
}
