package id.payungdesa.proposal;

import id.payungdesa.access.Level;
import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.common.Refused;
import id.payungdesa.region.Regions;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Officers of a kecamatan who fill in for a village without connection; what they filled in they do not review. */
@Component
@Transactional
public class HelpingHands {

    private final JdbcClient jdbc;
    private final Outages outages;
    private final Regions regions;
    private final Clock clock;

    HelpingHands(JdbcClient jdbc, Outages outages, Regions regions, Clock clock) {
        this.jdbc = jdbc;
        this.outages = outages;
        this.regions = regions;
        this.clock = clock;
    }

    /** The villages this official may fill in for today. */
    @Transactional(readOnly = true)
    public List<Village> villagesOf(Official official) {
        var around = around(official);
        return around.isEmpty()
                ? List.of()
                : outages.of(around).stream()
                        .filter(outage -> holds(official, outage))
                        .map(outage -> regions.get(outage.village()))
                        .toList();
    }

    @Transactional(readOnly = true)
    public boolean helps(Official official, VillageId village) {
        return villagesOf(official).stream().anyMatch(each -> each.id().equals(village));
    }

    public void requireHelps(Official official, VillageId village) {
        if (!helps(official, village)) {
            throw new Refused(
                    "Desa ini tidak lagi ditandai tanpa sambungan, jadi kecamatan tidak dapat mengisi untuknya.");
        }
    }

    /** Remembers that the official had a hand in this proposal; the database asks whether they might. */
    public void lent(Official official, ProposalId proposal) {
        jdbc.sql("""
                insert into helping_hand (proposal_id, village_id, official_id, role, at)
                select proposal.id, proposal.village_id, :official, outage.helper, :now
                from proposal
                left join outage on outage.village_id = proposal.village_id and outage.ended_at is null
                    and outage.valid @> (cast(:now as timestamptz) at time zone 'Asia/Makassar')::date
                where proposal.id = :proposal
                on conflict do nothing
                """)
                .param("official", official.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("proposal", proposal.value())
                .update();
    }

    private boolean holds(Official official, Outage outage) {
        return official.holds(
                outage.helper(),
                regions.get(outage.village()).subdistrict().id().value());
    }

    private Set<Integer> around(Official official) {
        return official.posts().stream()
                .filter(post -> post.level() == Level.SUBDISTRICT && Outages.HELPERS.contains(post.role()))
                .map(Post::area)
                .distinct()
                .flatMap(area -> regions.villagesOf(new SubdistrictId(area)).stream())
                .map(village -> village.id().value())
                .collect(Collectors.toSet());
    }
}
