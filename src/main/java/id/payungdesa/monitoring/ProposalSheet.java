package id.payungdesa.monitoring;

import id.payungdesa.review.Criterion;
import java.util.Arrays;
import java.util.List;

/** A proposal as a form shows it: every word ready to be read. */
public record ProposalSheet(
        long id,
        String village,
        String subdistrict,
        int year,
        String period,
        String firstMonth,
        int months,
        int instalmentMonths,
        String fundSource,
        String fundSourceName,
        String payer,
        String payerName,
        String basis,
        String basisName,
        String regulationNumber,
        String regulationDate,
        String activityCode,
        String activityName,
        String accountCode,
        String accountName,
        int people,
        int reserve,
        int target,
        int quota,
        long amount,
        String amountText,
        String amountWords,
        String monthlyText,
        String stage,
        String stageName,
        int revision,
        String letterNumber,
        String filledIn,
        List<Note> notes,
        List<Finding> findings) {

    /** Why a paper came back, or what the village has answered. */
    public record Note(String by, String at, String step, String text) {}

    /** What a reviewer found, pinned to a field or a person. */
    public record Finding(
            long id,
            String track,
            String trackName,
            String field,
            Long candidateId,
            String candidate,
            String text,
            String by,
            String at) {

        /** The person or the field it is pinned to, or else what was reviewed. */
        public String about() {
            return candidate != null
                    ? candidate
                    : Arrays.stream(Criterion.values())
                            .filter(criterion -> criterion.name().equals(field))
                            .map(Criterion::title)
                            .findFirst()
                            .orElse(trackName);
        }
    }
}
