package id.payungdesa.review;

import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.roster.Former;
import id.payungdesa.roster.RefusedRow;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterRows;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of one person on an open list; the last of them can be undone, with the verdict that went with the row. */
@Component
@Transactional
public class PersonChanges {

    private final JdbcClient jdbc;
    private final RosterRows rows;

    PersonChanges(JdbcClient jdbc, RosterRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A change that was made, whom it met, and the token that undoes it. */
    public record Change(String name, boolean warned, UUID undo) {}

    /** What became of an edited row: a change, or why it could not be taken; neither if it says what it said. */
    public record Edited(Optional<Change> change, List<RefusedRow.Reason> reasons) {}

    public Edited edit(Proposal proposal, long candidate, Map<RosterColumn, String> cells) {
        var verdict = verdict(candidate);
        var edit = rows.edit(proposal.list(), candidate, cells);
        return new Edited(edit.former().map(former -> kept(proposal, former, verdict, edit.warned())), edit.reasons());
    }

    public Change remove(Proposal proposal, long candidate) {
        var verdict = verdict(candidate);
        return kept(proposal, rows.remove(proposal.id().value(), candidate), verdict, false);
    }

    /** Brings the row back that the change with this token met, if nothing was changed since. */
    public void undo(Proposal proposal, UUID token) {
        var last = jdbc.sql("""
                delete from last_change where proposal_id = :proposal and token = :token returning former, verdict
                """)
                .param("proposal", proposal.id().value())
                .param("token", token)
                .query(LastChange.class)
                .optional()
                .orElseThrow(() -> new Refused(
                        "Perubahan ini tidak dapat diurungkan lagi karena daftar sudah berubah sesudahnya."));
        rows.bringBack(proposal.list(), last.former());
        if (last.verdict() != null) {
            jdbc.sql("insert into verdict select * from jsonb_populate_record(null::verdict, cast(:verdict as jsonb))")
                    .param("verdict", last.verdict())
                    .update();
        }
    }

    record LastChange(byte[] former, String verdict) {}

    /** Another change of the list has come after. */
    public void forget(ProposalId id) {
        jdbc.sql("delete from last_change where proposal_id = :id")
                .param("id", id.value())
                .update();
    }

    private Change kept(Proposal proposal, Former former, Optional<String> verdict, boolean warned) {
        var token = UUID.randomUUID();
        jdbc.sql("""
                insert into last_change values (:proposal, :village, :token, :former, cast(:verdict as jsonb))
                on conflict (proposal_id) do update
                set token = excluded.token, former = excluded.former, verdict = excluded.verdict
                """)
                .param("proposal", proposal.id().value())
                .param("village", proposal.village().value())
                .param("token", token)
                .param("former", former.sealed())
                .param("verdict", verdict.orElse(null), Types.VARCHAR)
                .update();
        return new Change(former.name(), warned, token);
    }

    private Optional<String> verdict(long candidate) {
        return jdbc.sql("select to_jsonb(judged)::text from verdict judged where candidate_id = :id")
                .param("id", candidate)
                .query(String.class)
                .optional();
    }
}
