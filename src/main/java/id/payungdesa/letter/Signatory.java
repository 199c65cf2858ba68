package id.payungdesa.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who signs a paper and as what; without a name, whoever it is writes it under the line. */
public record Signatory(
        String title, Optional<String> name, Optional<CivilServant> servant, Optional<String> recordedBy) {

    static Signatory unnamed(String title) {
        return new Signatory(title, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The name in capitals, as custom wants it; degrees stay as they are written. */
    public String capitals() {
        var parts = name.orElse("").split(",", 2);
        var capitals = Arrays.stream(parts[0].split(" "))
                .map(word -> word.contains(".") ? word : word.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return parts.length == 1 ? capitals : capitals + "," + parts[1];
    }
}
