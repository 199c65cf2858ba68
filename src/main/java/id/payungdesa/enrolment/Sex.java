package id.payungdesa.enrolment;

/** Sex as written on the identity card. */
public enum Sex {
    MALE,
    FEMALE
}
