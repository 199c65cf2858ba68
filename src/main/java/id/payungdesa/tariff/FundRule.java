package id.payungdesa.tariff;

/** What DPMPD says of a source of money in a year, with its legal ground, where the village pays. */
public record FundRule(Verdict verdict, String citation) {

    /** Whether money may pay contributions; a warning has to be read, and forbids nothing. */
    public enum Verdict {
        ALLOWED("Boleh"),
        WARN("Boleh dengan catatan"),
        REFUSED("Tidak boleh");

        private final String title;

        Verdict(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
