package id.payungdesa.common;

/** An amount of money, never negative and always in whole rupiah. */
public record Rupiah(long amount) implements Comparable<Rupiah> {

    public static final Rupiah ZERO = new Rupiah(0);

    public Rupiah {
        if (amount < 0) {
            throw new IllegalArgumentException("Negative amount: " + amount);
        }
    }

    public static Rupiah of(long amount) {
        return new Rupiah(amount);
    }

    public Rupiah plus(Rupiah other) {
        return new Rupiah(Math.addExact(amount, other.amount));
    }

    public Rupiah times(long factor) {
        return new Rupiah(Math.multiplyExact(amount, factor));
    }

    public String inWords() {
        return Terbilang.of(amount) + " rupiah";
    }

    @Override
    public int compareTo(Rupiah other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return "Rp" + Indonesian.number(amount);
    }
}
