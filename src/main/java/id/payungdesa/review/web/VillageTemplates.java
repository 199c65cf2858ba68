package id.payungdesa.review.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.region.Authority;
import id.payungdesa.region.Regions;
import id.payungdesa.roster.Rosters;
import id.payungdesa.roster.VillageTemplate;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills in the template that a village takes along with what is known of it. */
@Component
@Transactional(readOnly = true)
class VillageTemplates {

    private final Regions regions;
    private final Rosters rosters;
    private final Clock clock;

    VillageTemplates(Regions regions, Rosters rosters, Clock clock) {
        this.regions = regions;
        this.rosters = rosters;
        this.clock = clock;
    }

    VillageTemplate of(Proposal proposal) {
        var today = Indonesian.today(clock);
        return new VillageTemplate(
                regions.get(proposal.village()),
                regions.codeOf(proposal.village(), Authority.KEMENDAGRI, today).orElse("–"),
                proposal.year().value(),
                proposal.list().period(),
                proposal.target(),
                rosters.candidates(proposal.id().value()));
    }
}
