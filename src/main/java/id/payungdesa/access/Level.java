package id.payungdesa.access;

/** The tier of government whose area a role is held in. */
public enum Level {
    VILLAGE,
    SUBDISTRICT,
    REGENCY
}
