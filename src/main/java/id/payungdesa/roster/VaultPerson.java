package id.payungdesa.roster;

import java.time.LocalDate;
import java.util.Optional;

/** A candidate as the vault holds them, opened for a purpose; the text shows our own mark alone. */
public record VaultPerson(
        long candidate,
        String nik,
        Optional<String> familyCard,
        String name,
        Optional<String> birthPlace,
        LocalDate birthDate,
        Sex sex,
        Optional<String> motherName,
        Optional<String> address,
        Optional<String> phone) {

    @Override
    public String toString() {
        return "VaultPerson[" + candidate + "]";
    }
}
