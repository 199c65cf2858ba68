package id.payungdesa.outbox;

/** One order on its way out. Whoever records what became of it must still hold its fence. */
public record Order(
        long id,
        String kind,
        String subject,
        int villageId,
        long proposalId,
        String reference,
        String state,
        long fence) {

    boolean unsent() {
        return state.equals("QUEUED");
    }
}
