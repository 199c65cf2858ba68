package id.payungdesa.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One line says why the embedded server did not start, one line how to name another database. */
class ExternalDatabaseHint extends AbstractFailureAnalyzer<EmbeddedServerFailed> {

    @Override
    protected FailureAnalysis analyze(Throwable root, EmbeddedServerFailed cause) {
        return new FailureAnalysis(
                "The embedded PostgreSQL did not start: " + cause.getMessage(),
                "Name a PostgreSQL 16 of your own: SPRING_DATASOURCE_URL=jdbc:postgresql://host/payung,"
                        + " SPRING_DATASOURCE_USERNAME and _PASSWORD (role payung_app),"
                        + " SPRING_FLYWAY_USER and _PASSWORD (role payung_owner, owner of the database), PAYUNG_VAULT_KEY.",
                cause);
    }
}
