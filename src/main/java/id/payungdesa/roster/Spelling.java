package id.payungdesa.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stays the same of a name however an office spells it; two names with one key are perhaps one person. */
final class Spelling {

    private static final Pattern MUHAMMAD = Pattern.compile("^(m[ou]h?am+[ae]d|muh|moh|mhd|md|m)[. ]+");
    private static final Pattern FATHER = Pattern.compile(" (bin|binti|bte|bt)\\b.*");

    private Spelling() {}

    /** A father's name may be left out, letters doubled, and words written as before 1972. */
    static String key(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        var words = FATHER.matcher(MUHAMMAD.matcher(plain).replaceFirst("m ")).replaceFirst("");
        return words.replaceAll("[^a-z ]", "")
                .replace("oe", "u")
                .replace("dj", "j")
                .replace("tj", "c")
                .replaceAll("[ck]h", "h")
                .replace('y', 'j')
                .replace('v', 'f')
                .replace('p', 'f')
                .replaceAll("(.)\\1+", "$1")
                .replace(" ", "");
    }
}
