package id.payungdesa.monitoring;

import id.payungdesa.region.Village;
import java.util.List;

/** What is known of a village over the years. */
public record VillageFile(
        Village village,
        List<ProposalStory> stories,
        List<MoneyTrail> money,
        List<ListedPerson> people,
        List<Happening> happenings) {}
