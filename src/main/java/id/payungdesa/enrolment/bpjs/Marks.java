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

    static void requireMark(String mark) {
        if (!mark.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("Not a mark");
        }
    }

    static void requireText(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new IllegalArgumentException("Not a text of the contract");
        }
    }

    static void requireNote(String note) {
        requireText(note, 500);
    }

    static void requireDistinct(Stream<String> refs) {
        var seen = new HashSet<String>();
        if (!refs.allMatch(seen::add)) {
            throw new IllegalArgumentException("A person is answered twice");
        }
    }
}
