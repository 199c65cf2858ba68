package id.payungdesa.process;

/** Decides many tasks one after the other. */
final class JointDecisions {

    static final int MOST = 25;

    private JointDecisions() {}
}
