package id.payungdesa.roster;

import id.payungdesa.common.Rupiah;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a monthly income as people write it: 1200000, Rp1.200.000,00 or 1.200.000,-. */
final class Income {

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([., ]\\d{3})+|\\d{1,12}");

    private Income() {}

    static Optional<Rupiah> parse(String text) {
        var amount = text.strip()
                .replaceFirst("(?i)^(rp|idr)\\.?\\s*", "")
                .replaceFirst("(?i)\\s*(/|per )\\s*(bulan|bln)$", "")
                .replaceFirst(",-+$|[.,]\\d{1,2}$", "")
                .replaceFirst("\\s*,?-$", "");
        return GROUPED.matcher(amount).matches() && amount.length() <= 15
                ? Optional.of(Rupiah.of(Long.parseLong(amount.replaceAll("[., ]", ""))))
                : Optional.empty();
    }
}
