package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Refused.Code.INVALID;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The checks that the contract puts on what the sandbox is sent. */
final class Fields {

    private static final Pattern MARK = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SIXTEEN_DIGITS = Pattern.compile("[0-9]{16}");
    private static final int MOST_PERSONS = 1000;

    private Fields() {}

    static void mark(String name, String value) {
        require(value != null && MARK.matcher(value).matches(), name);
    }

    static void optionalMark(String name, String value) {
        if (value != null) {
            mark(name, value);
        }
    }

    static void sixteenDigits(String name, String value) {
        require(value != null && SIXTEEN_DIGITS.matcher(value).matches(), name);
    }

    static void text(String name, String value, int longest) {
        require(value != null && !value.isEmpty() && value.codePointCount(0, value.length()) <= longest, name);
    }

    static void optionalText(String name, String value, int longest) {
        if (value != null) {
            text(name, value, longest);
        }
    }

    static void present(String name, Object value) {
        require(value != null, name);
    }

    static void between(String name, Number value, long least, long most) {
        require(value != null && value.longValue() >= least && value.longValue() <= most, name);
    }

    static <T> List<T> persons(List<T> persons, Function<T, String> ref) {
        require(persons != null && !persons.isEmpty() && persons.size() <= MOST_PERSONS, "persons");
        var refs = new HashSet<String>();
        require(persons.stream().allMatch(person -> person != null && refs.add(ref.apply(person))), "persons");
        return List.copyOf(persons);
    }

    static void require(boolean condition, String name) {
        if (!condition) {
            throw new Refused(INVALID, "The field '" + name + "' is missing or not as the contract has it");
        }
    }
}
