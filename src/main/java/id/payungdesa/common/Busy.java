package id.payungdesa.common;

import java.time.Duration;

/** Nothing is wrong with what was asked, only too much is asked at once; the same again a moment later will do. */
public class Busy extends Refused {

    private final Duration pause;

    public Busy(String sentence, Duration pause) {
        super(sentence);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
