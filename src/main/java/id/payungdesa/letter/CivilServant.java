package id.payungdesa.letter;

import id.payungdesa.common.Refused;
import java.util.Optional;
import java.util.regex.Pattern;

/** Number (NIP, 18 digits) and rank (pangkat, such as Pembina Tk. I) of a civil servant, as a signature block gives them. */
public record CivilServant(String nip, String rank) {

    private static final Pattern NIP = Pattern.compile("\\d{18}");
    private static final Pattern RANK = Pattern.compile("\\p{L}[\\p{L}\\d .,/()-]{2,59}");

    /** As somebody writes it, with blanks between the digits or without; both left out, they are none. */
    public static Optional<CivilServant> parse(String nip, String rank) {
        var digits = nip.replaceAll("[\\s.]", "");
        if (digits.isEmpty() && rank.isBlank()) {
            return Optional.empty();
        }
        Refused.unless(
                NIP.matcher(digits).matches(),
                "NIP terdiri atas 18 angka. Salin dari SK, atau kosongkan NIP dan pangkat bila bukan ASN.");
        Refused.unless(RANK.matcher(rank.strip()).matches(), "Isi pangkat, misalnya Pembina Tk. I.");
        return Optional.of(new CivilServant(digits, rank.strip()));
    }

    /** In the groups of its meaning: birth, appointment, sex, sequence. */
    public String grouped() {
        return String.join(" ", nip.substring(0, 8), nip.substring(8, 14), nip.substring(14, 15), nip.substring(15));
    }
}
