package id.payungdesa.enrolment.bpjs;

import static java.util.Objects.requireNonNull;

import id.payungdesa.common.Rupiah;
import id.payungdesa.enrolment.InsurerSilent;
import id.payungdesa.enrolment.Settlement;
import java.time.Instant;
import java.util.List;

/** {@code Settlements} of the contract. */
record SettlementsMessage(List<Arrival> settlements) {

    SettlementsMessage {
        settlements = List.copyOf(settlements);
    }

    /** The settlements, which must follow the given sequence without a gap. */
    List<Settlement> after(long sequence) {
        for (int i = 0; i < settlements.size(); i++) {
            if (settlements.get(i).sequence != sequence + i + 1) {
                throw new InsurerSilent("Settlements with a gap after " + sequence);
            }
        }
        return settlements.stream().map(Arrival::toSettlement).toList();
    }

    record Arrival(
            Long sequence,
            String id,
            String billingCode,
            Long amount,
            String bankReference,
            String paidAt,
            String settledAt) {

        Arrival {
            requireNonNull(sequence);
            Marks.requireText(id, 64);
            Marks.requireBillingCode(billingCode);
            Marks.requireText(bankReference, 64);
            // As text, because Jackson would take a number for an instant.
            Instant.parse(paidAt);
            Instant.parse(settledAt);
            if (amount < 1) {
                throw new IllegalArgumentException("A settlement of nothing");
            }
        }

        private Settlement toSettlement() {
            return new Settlement(
                    sequence,
                    id,
                    billingCode,
                    Rupiah.of(amount),
                    bankReference,
                    Instant.parse(paidAt),
                    Instant.parse(settledAt));
        }
    }
}
