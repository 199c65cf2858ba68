package id.payungdesa.dossier;

import id.payungdesa.common.Indonesian;
import java.util.Locale;

/** How the dossier writes its numbers. */
final class Words {

    private Words() {}

    static String number(long number) {
        return Indonesian.number(number);
    }

    static String money(long amount) {
        return "Rp" + Indonesian.number(amount);
    }

    static String among(long some, long all) {
        return all == 0 ? "–" : "%s dari %s".formatted(number(some), number(all));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100).replace('.', ',').replaceFirst(",0$", "") + " %";
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
}
