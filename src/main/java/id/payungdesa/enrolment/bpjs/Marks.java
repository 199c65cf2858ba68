package id.payungdesa.enrolment.bpjs;

import java.util.HashSet;
import java.util.stream.Stream;

/** The numbers and marks of the contract. */
final class Marks {

    private Marks() {}

    static boolean isMemberNumber(String number) {
        return number != null && number.matches("[0-9]{11}");
    }

    static void requireBillingCode(String code) {
        if (!code.matches("[0-9]{16}")) {
            throw new IllegalArgumentException("Not a billing code");
        }
    }

    static void requireDistinct(Stream<String> refs) {
        var seen = new HashSet<String>();
        if (!refs.allMatch(seen::add)) {
            throw new IllegalArgumentException("A person is answered twice");
        }
    }
}
