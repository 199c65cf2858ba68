package id.payungdesa.notice;

/** Carries letters to the outside: the mail server, reached over SMTP. */
public interface Carrier {

    /** Whether there is a mail server at all; without one nothing is tried. */
    boolean ready();

    /** The address of this application as people type it, without a slash at the end. */
    String site();

    /** Hands the letter over; returns once the server has taken it. */
    void carry(Letter letter) throws Refused, Silent;

    /** A letter in both forms; its id makes it the same letter however often it is handed over. */
    record Letter(String id, String to, String subject, String text, String html) {

        @Override
        public String toString() {
            return "Letter " + id;
        }
    }

    /** The server does not take this letter; for good, or perhaps later. Others may get through. */
    final class Refused extends Exception {

        private final boolean forGood;

        public Refused(String answer, boolean forGood) {
            super(answer);
            this.forGood = forGood;
        }

        public boolean forGood() {
            return forGood;
        }
    }

    /** The server cannot be reached or does not let us in: no letter gets through now. */
    final class Silent extends Exception {

        public Silent(String why) {
            super(why);
        }
    }
}
