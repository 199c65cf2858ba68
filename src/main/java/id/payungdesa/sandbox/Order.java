package id.payungdesa.sandbox;

/** What the insurer is asked to do, under a reference of the one who asks. */
interface Order {

    String reference();

    Kind kind();

    enum Kind {
        MATCHING,
        REGISTRATION,
        RENEWAL
    }

    /** Sex as the contract has it. */
    enum Sex {
        L,
        P
    }
}
