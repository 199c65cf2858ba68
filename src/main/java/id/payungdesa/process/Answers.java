package id.payungdesa.process;

/** What a person's outcome means to the gateway behind their task. */
final class Answers {

    private Answers() {}

    static String signature(String outcome) {
        return outcome.equals("SIGN") ? "signed" : "handedBack";
    }

    static String revision(String outcome) {
        return outcome.equals("RESUBMIT") ? "resubmitted" : "dissolved";
    }
}
