package id.payungdesa.demo;

import java.time.LocalDate;
import java.util.List;

/** A row of a village's list: somebody invented, with a NIK under 650399, which belongs to nobody. */
public record Worker(
        String nik,
        String familyCard,
        String name,
        LocalDate born,
        boolean woman,
        String mother,
        String address,
        String occupation,
        long income) {

    static final List<String> HEADINGS = List.of(
            "NIK",
            "No KK",
            "Nama Lengkap",
            "Tempat Lahir",
            "Tanggal Lahir",
            "L/P",
            "Nama Ibu Kandung",
            "Alamat",
            "Pekerjaan",
            "Penghasilan per Bulan");

    /** Of whom the sandbox says what the last four digits stand for (src/docs/sandbox.md). */
    public Worker whoseNikEndsIn(int lastDigits) {
        return withNik(nik.substring(0, 12) + "%04d".formatted(lastDigits));
    }

    public Worker withNik(String other) {
        return new Worker(other, familyCard, name, born, woman, mother, address, occupation, income);
    }

    public Worker working(String other) {
        return new Worker(nik, familyCard, name, born, woman, mother, address, other, income);
    }

    /** The birth date on the list, which the one in the NIK then contradicts. */
    public Worker saidToBeBorn(LocalDate other) {
        return new Worker(nik, familyCard, name, other, woman, mother, address, occupation, income);
    }

    List<String> cells() {
        return List.of(
                nik,
                familyCard,
                name,
                "Nunukan",
                "%02d/%02d/%d".formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear()),
                woman ? "P" : "L",
                mother,
                address,
                occupation,
                String.valueOf(income));
    }
}
