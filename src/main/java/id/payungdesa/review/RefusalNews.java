package id.payungdesa.review;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.review.Verification.Verdict;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a village how many of its candidates the kecamatan refuses; who and why stays on the page behind the login. */
@Component
class RefusalNews {

    private final JdbcClient jdbc;
    private final Notices notices;

    RefusalNews(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    /** To be told before the verdicts are kept: whoever was refused before is no news. */
    void tell(Proposal proposal, Verification verification) {
        var refused = verification.verdicts().entrySet().stream()
                .filter(judged -> judged.getValue().verdict() == Verdict.REFUSED)
                .map(Map.Entry::getKey)
                .toArray(Long[]::new);
        if (refused.length == 0) {
            return;
        }
        var news = newlyRefused(proposal, refused);
        if (news > 0) {
            Stream.of(Role.VILLAGE_OPERATOR, Role.VILLAGE_HEAD)
                    .map(role -> new Post(role, proposal.village().value()))
                    .forEach(post -> notices.tell(
                            post,
                            proposal.id(),
                            Notices.Kind.PERSONS_REFUSED,
                            "Kecamatan menolak %d calon peserta. Siapa dan mengapa dapat dibaca di halaman usulan desa; calon yang lain tetap diproses."
                                    .formatted(news)));
        }
    }

    private int newlyRefused(Proposal proposal, Long[] refused) {
        return jdbc.sql("""
                select count(*) from candidate
                where proposal_id = :proposal and id = any (:refused)
                    and not exists (select from verdict where candidate_id = candidate.id and verdict = 'REFUSED')
                """)
                .param("proposal", proposal.id().value())
                .param("refused", refused)
                .query(Integer.class)
                .single();
    }
}
