package id.payungdesa.sandbox;

import java.util.Optional;

/** Whether the next call to the insurer, or the next payment at the bank, is treated badly. */
class Mood {

    private Misbehaviour misbehaviour;
    private int left;
    private BankFault fault;
    private int faults;

    synchronized void turn(Misbehaviour worse) {
        misbehaviour = worse;
        left = worse.times();
    }

    synchronized void turn(BankFault wrong, int times) {
        fault = wrong;
        faults = times;
    }

    synchronized void calm() {
        left = 0;
        faults = 0;
    }

    synchronized Optional<Misbehaviour> towards(String path) {
        if (left == 0 || !path.startsWith(misbehaviour.path())) {
            return Optional.empty();
        }
        left--;
        return Optional.of(misbehaviour);
    }

    synchronized Optional<BankFault> atTheBank() {
        if (faults == 0) {
            return Optional.empty();
        }
        faults--;
        return Optional.of(fault);
    }
}
