package id.payungdesa.enrolment.bpjs;

import id.payungdesa.roster.Sex;

/** {@code Sex} of the contract. */
enum SexLetter {
    L,
    P;

    static SexLetter of(Sex sex) {
        return sex == Sex.MALE ? L : P;
    }
}
