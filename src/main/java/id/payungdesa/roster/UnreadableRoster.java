package id.payungdesa.roster;

/** A file or text that holds no list we can read; the sentence tells the village operator what to do. */
public class UnreadableRoster extends RuntimeException {

    UnreadableRoster(String sentence) {
        super(sentence);
    }

    UnreadableRoster(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return getMessage();
    }
}
