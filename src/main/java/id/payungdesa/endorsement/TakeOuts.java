package id.payungdesa.endorsement;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.VillageId;
import id.payungdesa.review.Findings;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who left a round before the decree, and why. Everybody locks the round first and its proposals after it. */
@Component
@Transactional
public class TakeOuts {

    private final JdbcClient jdbc;
    private final Rounds rounds;
    private final Proposals proposals;
    private final Findings findings;
    private final Notices notices;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;

    TakeOuts(
            JdbcClient jdbc,
            Rounds rounds,
            Proposals proposals,
            Findings findings,
            Notices notices,
            Audit audit,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.proposals = proposals;
        this.findings = findings;
        this.notices = notices;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** A desk takes villages out; answers those whose own cases go on by it. */
    public Map<ProposalId, VillageId> take(RoundId round, String step, Map<Long, TakeOut> takeOuts) {
        if (takeOuts.isEmpty()) {
            return Map.of();
        }
        rounds.lock(round);
        rounds.requireUndecreed(round, "daftar desanya tidak berubah lagi");
        lock(takeOuts.keySet());
        var decided = new HashMap<ProposalId, VillageId>();
        takeOuts.forEach((id, takeOut) -> {
            var proposal = new ProposalId(id);
            var village = leaves(round, proposal, takeOut.fate(), takeOut.reason(), step);
            tell(proposal, village, round, takeOut, step);
            if (takeOut.fate() == Fate.HANDED_BACK) {
                proposals.returnToVillage(proposal, takeOut.reason());
                findings.raise(proposals.get(proposal), takeOut.track(), takeOut.reason());
                decided.put(proposal, village);
            } else if (takeOut.fate() == Fate.REFUSED) {
                proposals.refuse(proposal, takeOut.reason());
                decided.put(proposal, village);
            }
        });
        return decided;
    }

    /** A proposal that its village withdraws is in no round any more; with the decree signed it stays. */
    public void leave(ProposalId proposal, String reason) {
        var round = roundOf(proposal);
        round.ifPresent(id -> {
            rounds.lock(id);
            rounds.requireUndecreed(id, "usulan ini tidak dapat ditarik lagi");
        });
        lock(List.of(proposal.value()));
        var now = roundOf(proposal);
        if (now.isPresent() && !now.equals(round)) {
            throw new Refused("Usulan ini baru saja masuk gelombang penetapan. Muat ulang halaman, lalu coba lagi.");
        }
        now.ifPresent(left -> leaves(left, proposal, Fate.WITHDRAWN, reason, Offices.WITHDRAWAL));
    }

    /** The round ends without a decree: whoever is still in it waits for another one, and is told why. */
    public void dissolve(RoundId round, String reason) {
        rounds.lock(round);
        var members = jdbc.sql("select proposal_id from round_proposal where round_id = :round and fate is null")
                .param("round", round.value())
                .query(Long.class)
                .list();
        lock(members);
        var takeOut = new TakeOut(Fate.POOL, reason, null);
        members.stream().map(ProposalId::new).forEach(proposal -> {
            var village = leaves(round, proposal, takeOut.fate(), reason, Offices.REVISION);
            tell(proposal, village, round, takeOut, Offices.REVISION);
        });
        jdbc.sql("update round set dissolved_by = :official, dissolved_at = :now where id = :round")
                .param("official", current.decider().id().value())
                .param("now", now())
                .param("round", round.value())
                .update();
        audit.recordForRegency("ROUND_DISSOLVED", "round " + round, Map.of("reason", reason));
    }

    private VillageId leaves(RoundId round, ProposalId proposal, Fate fate, String reason, String step) {
        var village = jdbc.sql("""
                update round_proposal
                set fate = :fate, reason = :reason, taken_out_from = :step, taken_out_by = :official, taken_out_at = :now
                where round_id = :round and proposal_id = :proposal and fate is null
                returning village_id
                """)
                .param("fate", fate.name())
                .param("reason", reason)
                .param("step", step)
                .param("official", current.decider().id().value())
                .param("now", now())
                .param("round", round.value())
                .param("proposal", proposal.value())
                .query(Integer.class)
                .optional()
                .map(VillageId::new)
                .orElseThrow(() -> new Refused(
                        "Salah satu desa sudah tidak ada dalam gelombang ini. Muat ulang halaman, lalu periksa lagi."));
        audit.record(
                village,
                "TAKEN_OUT_OF_ROUND",
                proposal,
                null,
                Map.of("round", round.value(), "step", step, "fate", fate, "reason", reason));
        return village;
    }

    private void tell(ProposalId proposal, VillageId village, RoundId round, TakeOut takeOut, String step) {
        var fate = takeOut.fate();
        notices.tell(
                new Post(Role.VILLAGE_HEAD, village.value()),
                proposal,
                fate.kind(),
                "Usulan %s %s oleh %s. Alasan: %s%s"
                        .formatted(
                                fate.deed(),
                                rounds.title(round),
                                Offices.at(step),
                                takeOut.reason(),
                                fate == Fate.POOL ? " Usulan tetap siap dan menunggu gelombang berikutnya." : ""));
    }

    private Optional<RoundId> roundOf(ProposalId proposal) {
        return jdbc.sql("select round_id from round_proposal where proposal_id = :proposal and fate is null")
                .param("proposal", proposal.value())
                .query(Long.class)
                .optional()
                .map(RoundId::new);
    }

    private void lock(Collection<Long> proposals) {
        jdbc.sql("select id from proposal where id = any (:proposals) order by id for update")
                .param("proposals", proposals.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
