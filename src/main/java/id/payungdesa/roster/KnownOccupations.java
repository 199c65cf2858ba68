package id.payungdesa.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds an occupation by its code, its name or another word that villages and OpenSID use for it. */
public final class KnownOccupations {

    /** Those whom the programme leaves to their employer or to the state. */
    private static final Set<String> EXCLUDED = Set.of(
            "pns",
            "asn",
            "pppk",
            "tni",
            "polri",
            "pegawai negeri sipil",
            "pegawai negeri sipil pns",
            "tentara nasional indonesia",
            "tentara nasional indonesia tni",
            "kepolisian ri",
            "kepolisian ri polri",
            "polisi",
            "pensiunan",
            "pensiunan pns",
            "purnawirawan");

    private final Map<String, String> codes = new HashMap<>();

    public KnownOccupations(List<Occupation> occupations) {
        for (var occupation : occupations) {
            OccupationWords.of(occupation.code()).forEach(word -> codes.put(bare(word), occupation.code()));
        }
        for (var occupation : occupations) {
            codes.put(bare(occupation.code()), occupation.code());
            codes.put(bare(occupation.name()), occupation.code());
        }
    }

    public Optional<String> codeOf(String text) {
        return Optional.ofNullable(codes.get(bare(text)));
    }

    /** Civil servants, soldiers, police and pensioners are no vulnerable workers. */
    public boolean isExcluded(String text) {
        return EXCLUDED.contains(bare(text));
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }
}
