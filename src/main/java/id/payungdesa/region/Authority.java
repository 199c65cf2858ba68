package id.payungdesa.region;

/** Who gave a code: the ministry's 65.03 is Nunukan, but the statistics office calls Tana Tidung 6503. */
public enum Authority {
    KEMENDAGRI,
    BPS
}
