package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;

/** The letter by which somebody was appointed. */
public record Letter(String number, LocalDate date) {

    public Letter {
        if (number.isBlank() || date == null) {
            throw new IllegalArgumentException("A letter has a number and a date");
        }
    }

    @Override
    public String toString() {
        return number + " tanggal " + Indonesian.date(date);
    }
}
