package id.payungdesa.demo;

/** A call that was refused, with the sentence the official would have read. */
public class TurnedAway extends RuntimeException {

    private final int status;

    TurnedAway(String login, String call, int status, String sentence) {
        super("%s, %s: %d %s".formatted(login, call, status, sentence));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
