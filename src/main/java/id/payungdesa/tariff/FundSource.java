package id.payungdesa.tariff;

import java.util.Optional;

/** Money a village may have, and what to beware of before paying contributions from it. */
public record FundSource(String code, String name, Origin origin, String account, Optional<String> caution) {

    /** Whose money it was before the village had it. */
    public enum Origin {
        STATE,
        PROVINCE,
        REGENCY,
        VILLAGE,
        THIRD_PARTY,
        CARRIED_OVER
    }

    /** Nobody disputes that this money may pay; the others are warned about, not forbidden. */
    public boolean safe() {
        return caution.isEmpty();
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(name, code);
    }
}
