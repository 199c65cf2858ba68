package id.payungdesa.database;

/** The embedded PostgreSQL did not start; {@link ExternalDatabaseHint} tells the reader what to do instead. */
class EmbeddedServerFailed extends RuntimeException {

    EmbeddedServerFailed(String why, Throwable cause) {
        super(why, cause);
    }
}
