package id.payungdesa.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The SQL both pages share: columns and joins beside a {@code proposal_standing proposal}, and how a {@link Standing} is read from them. */
@Component
class Standings {

    static final String COLUMNS = """
            proposal.id as proposal_id, proposal.budget_year, proposal.first_month, proposal.months, proposal.stage,
            proposal.stage_since, proposal.round_id is not null as in_round, proposal.people, proposal.amount,
            lying.steps as steps
            """;

    static final String JOINS = """
            left join lateral (
                select json_agg(json_build_object('taskId', task_id, 'step', step, 'role', role, 'area', area, 'dueAt', due_at)
                    order by due_at, task_id) as steps
                from (
                    select task_id, step, role, area, due_at from step
                    where closed_at is null and step.proposal_id = proposal.id
                    union all
                    select task_id, step, role, area, due_at from step
                    where closed_at is null and step.proposal_id is null and step.subject = 'round-' || proposal.round_id
                ) step
            ) lying on true
            """;

    private final ObjectMapper json;
    private final Clock clock;

    Standings(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    Standing read(ResultSet row) throws SQLException {
        var now = clock.instant();
        var stage = Stage.valueOf(row.getString("stage"));
        var inRound = row.getBoolean("in_round");
        return new Standing(
                new ProposalId(row.getLong("proposal_id")),
                row.getInt("budget_year"),
                YearMonth.from(row.getDate("first_month").toLocalDate()),
                row.getInt("months"),
                stage,
                row.getTimestamp("stage_since").toInstant(),
                now,
                row.getInt("people"),
                Rupiah.of(row.getLong("amount")),
                inRound,
                holders(stage, inRound, steps(row.getString("steps")), now));
    }

    private static List<Holder> holders(Stage stage, boolean inRound, List<OpenStep> steps, Instant now) {
        var atWork = steps.stream().map(step -> Holder.of(step, now));
        var awaited = steps.isEmpty() || stage == Stage.READY && !inRound
                ? Holder.awaited(stage).stream()
                : Stream.<Holder>empty();
        return Stream.concat(atWork, awaited).toList();
    }

    private List<OpenStep> steps(String packed) {
        if (packed == null) {
            return List.of();
        }
        try {
            return Arrays.asList(json.readValue(packed, OpenStep[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Open steps cannot be read", e);
        }
    }
}
