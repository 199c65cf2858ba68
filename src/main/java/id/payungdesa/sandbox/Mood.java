package id.payungdesa.sandbox;

import java.util.Optional;

/** Whether the next call is treated badly. */
class Mood {

    private Misbehaviour misbehaviour;
    private int left;

    synchronized void turn(Misbehaviour worse) {
        misbehaviour = worse;
        left = worse.times();
    }

    synchronized void calm() {
        left = 0;
    }

    synchronized Optional<Misbehaviour> towards(String path) {
        if (left == 0 || !path.startsWith(misbehaviour.path())) {
            return Optional.empty();
        }
        left--;
        return Optional.of(misbehaviour);
    }
}
