package id.payungdesa.letter;

import id.payungdesa.common.Indonesian;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.time.LocalDate;
import java.util.Optional;

/** A letter whose step is complete, so that it can be had. */
public record ReadyLetter(
        Kind kind,
        String subject,
        ProposalId proposal,
        Optional<RoundId> round,
        VillageId village,
        String villageName,
        String subdistrictName,
        int year,
        Optional<Integer> revision,
        Optional<String> number,
        LocalDate dated) {

    public String day() {
        return Indonesian.date(dated);
    }

    String fileName(PaperSize paper) {
        var whose = round.isPresent() ? "gelombang-" + round.get() : villageName + "-" + proposal;
        return "%s-%s-%s.pdf".formatted(kind.slug(), whose.toLowerCase().replaceAll("[^a-z0-9]+", "-"), paper.name());
    }
}
