package id.payungdesa.endorsement;

import id.payungdesa.common.Rupiah;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One round (gelombang): the villages that go before the Bupati together, as they stood when it was opened. */
public record Round(RoundId id, String title, int year, List<Member> villages, List<Initial> initials) {

    public int people() {
        return villages.stream().mapToInt(Member::people).sum();
    }

    public Rupiah amount() {
        return villages.stream().map(Member::amount).reduce(Rupiah.ZERO, Rupiah::plus);
    }

    /** A village with what its proposal asks for. */
    public record Member(long proposal, String village, String subdistrict, int people, Rupiah amount) {}

    /** A desk that has signed off on the round; what was signed on paper somebody else recorded. */
    public record Initial(String step, String by, Optional<String> recordedBy, Instant at) {}
}
