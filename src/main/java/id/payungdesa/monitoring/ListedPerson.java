package id.payungdesa.monitoring;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody on a village's list as a manager sees them: enough to count and to ask about, too little to tell who it is. */
public record ListedPerson(
        int year,
        int number,
        String initials,
        String nik,
        String work,
        String standing,
        Optional<LocalDate> coveredUntil) {

    static String initials(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + ".")
                .collect(Collectors.joining(" "));
    }
}
