package id.payungdesa.letter;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a paper is known by at its foot: too long to guess (60 bits), short enough to type, without letters that look alike. */
public record DocumentId(String value) {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern WELL_FORMED = Pattern.compile("[" + SIGNS + "]{12}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public DocumentId {
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new IllegalArgumentException("No document id: " + value);
        }
    }

    static DocumentId unused() {
        return new DocumentId(RANDOM.ints(12, 0, SIGNS.length())
                .collect(StringBuilder::new, (id, sign) -> id.append(SIGNS.charAt(sign)), StringBuilder::append)
                .toString());
    }

    /** As people type it from paper: in groups or not, small or large, O for zero and I or L for one. */
    public static Optional<DocumentId> parse(String typed) {
        var id = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return WELL_FORMED.matcher(id).matches() ? Optional.of(new DocumentId(id)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.replaceAll("(.{4})(?!$)", "$1-");
    }
}
