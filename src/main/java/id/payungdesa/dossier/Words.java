package id.payungdesa.dossier;

import id.payungdesa.common.Indonesian;
import java.util.Locale;

/** How the dossier writes its numbers. */
final class Words {

    private static final int LONGEST_QUOTE = 420;
    private static final String UNKNOWN = "belum terhitung";

    private Words() {}

    static String number(long number) {
        return Indonesian.number(number);
    }

    static String money(long amount) {
        return "Rp" + Indonesian.number(amount);
    }

    static String among(long some, long all) {
        return all == 0 ? UNKNOWN : "%s dari %s".formatted(number(some), number(all));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100).replace('.', ',').replaceFirst(",0$", "") + " %";
    }

    /** Where the whole is so large that a tenth of a percent says too little. */
    static String finePercent(double share) {
        return String.format(Locale.ROOT, "%.3f", share * 100).replace('.', ',') + " %";
    }

    /** An amount that a hall can read: Rp4,7 miliar. */
    static String shortMoney(long amount) {
        return amount >= 1_000_000_000
                ? "Rp%s miliar".formatted(short1(amount / 1e9))
                : amount >= 1_000_000 ? "Rp%s juta".formatted(short1(amount / 1e6)) : money(amount);
    }

    private static String short1(double number) {
        return String.format(Locale.ROOT, "%.1f", number).replace('.', ',').replaceFirst(",0$", "");
    }

    /** Whole sentences as far as they fit. */
    static String shortened(String text) {
        var flat = text.replaceAll("\\s+", " ").strip();
        if (flat.length() <= LONGEST_QUOTE) {
            return flat;
        }
        var end = flat.lastIndexOf(". ", LONGEST_QUOTE);
        return end > LONGEST_QUOTE / 3
                ? flat.substring(0, end + 1)
                : flat.substring(0, flat.lastIndexOf(' ', LONGEST_QUOTE)) + " …";
    }

    /** A benefit counted in children; the others are claims. */
    static boolean isScholarship(Entry claim) {
        return claim.text("kind").equals("BEASISWA");
    }
}
