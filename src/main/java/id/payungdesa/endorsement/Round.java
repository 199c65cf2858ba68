package id.payungdesa.endorsement;

import id.payungdesa.common.Rupiah;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One round (gelombang): the villages that go before the Bupati together, as they stood when it was opened, and who has
 * left it since.
 */
public record Round(
        RoundId id,
        String title,
        int year,
        List<Member> villages,
        List<Leaver> leavers,
        List<Initial> initials,
        List<Return> returns) {

    public int people() {
        return villages.stream().mapToInt(Member::people).sum();
    }

    public Rupiah amount() {
        return villages.stream().map(Member::amount).reduce(Rupiah.ZERO, Rupiah::plus);
    }

    /** A village with what its proposal asks for. */
    public record Member(long proposal, String village, String subdistrict, int people, Rupiah amount) {}

    /** A village that is in the round no more. */
    public record Leaver(
            String village, String subdistrict, Fate fate, String reason, String step, String by, Instant at) {}

    /** A desk that has signed off on the round since it was last sent; what was signed on paper somebody else recorded. */
    public record Initial(String step, String by, Optional<String> recordedBy, Instant at) {}

    /** A desk that gave the whole round back. */
    public record Return(String step, String by, Instant at, String note) {}
}
