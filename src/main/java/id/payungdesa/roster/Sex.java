package id.payungdesa.roster;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Man or woman, written L or P on every Indonesian list. */
public enum Sex {
    MALE("L", "laki-laki", Set.of("l", "lk", "lakilaki", "laki", "pria", "m", "male")),
    FEMALE("P", "perempuan", Set.of("p", "pr", "perempuan", "wanita", "w", "f", "female"));

    private final String letter;
    private final String word;
    private final Set<String> spellings;

    Sex(String letter, String word, Set<String> spellings) {
        this.letter = letter;
        this.word = word;
        this.spellings = spellings;
    }

    public static Optional<Sex> parse(String text) {
        var spelling = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        for (var sex : values()) {
            if (sex.spellings.contains(spelling)) {
                return Optional.of(sex);
            }
        }
        return Optional.empty();
    }

    public String letter() {
        return letter;
    }

    public String word() {
        return word;
    }
}
