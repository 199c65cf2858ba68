package id.payungdesa.roster;

import id.payungdesa.common.Refused;

/** A file or text that holds no list we can read; the sentence tells the village operator what to do. */
public class UnreadableRoster extends Refused {

    UnreadableRoster(String sentence) {
        super(sentence);
    }

    UnreadableRoster(String sentence, Throwable cause) {
        super(sentence);
        initCause(cause);
    }

    public String sentence() {
        return getMessage();
    }
}
