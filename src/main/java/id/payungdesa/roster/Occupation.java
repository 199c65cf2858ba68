package id.payungdesa.roster;

/** A kind of work on the programme's list; sector decides the discount, risk is a hint for choosing people. */
public record Occupation(String code, String name, String english, String grp, Sector sector, Risk risk) {

    /** Where work that is on no list belongs. */
    public static final String OTHER = "LAINNYA";

    /** What PP 50/2025 tells apart. */
    public enum Sector {
        TRANSPORT,
        NON_TRANSPORT
    }

    /** How dangerous the work is. */
    public enum Risk {
        LOW,
        MEDIUM,
        HIGH
    }
}
