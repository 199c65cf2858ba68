package id.payungdesa.process;

import id.payungdesa.common.Terbilang;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody invented, under the unused code 650399; nobody has the NIK or the name of another. */
record Resident(String nik, String name, LocalDate born, long income) {

    private static final AtomicInteger BORN = new AtomicInteger();

    static final String COLUMNS = "NIK\tNama Lengkap\tTanggal Lahir\tL/P\tPekerjaan\tPenghasilan\n";

    Resident(String nik, String name, LocalDate born) {
        this(nik, name, born, 900_000);
    }

    static Resident anybody() {
        return whoseNikEndsIn(1);
    }

    /** Of whom the sandbox says what the last four digits stand for (src/docs/sandbox.md). */
    static Resident whoseNikEndsIn(int lastDigits) {
        var number = BORN.incrementAndGet();
        var born = LocalDate.of(1971, 1, 1).plusDays(number);
        var nik = "650399%02d%02d%02d%04d"
                .formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear() % 100, lastDigits);
        return new Resident(nik, "Sanusi " + Terbilang.of(number) + " bin Tahir", born);
    }

    /** Somebody of the same name, born on the same day. */
    Resident namesake() {
        return new Resident(nik.substring(0, 12) + "0777", name, born, income);
    }

    /** The same person on another list, or with the name as it should be. */
    Resident called(String other) {
        return new Resident(nik, other, born, income);
    }

    Resident earning(long other) {
        return new Resident(nik, name, born, other);
    }

    String row() {
        return "%s\t%s\t%s\tL\tNelayan\t%d\n".formatted(nik, name, born, income);
    }
}
