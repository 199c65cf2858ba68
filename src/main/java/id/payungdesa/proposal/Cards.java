package id.payungdesa.proposal;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens {@link Step}s, each with its card: the one line of text that a task list shows. */
@Component
@Transactional
public class Cards {

    /** Ends the card of a task that was on this desk before: it was handed back, or comes again corrected. */
    public static final String BACK = "Kembali";

    private final JdbcClient jdbc;
    private final Clock clock;

    Cards(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The card of an opened step, and the seat it lies at, with the desk that helps. */
    public record Opened(String card, Seat seat) {

        /** Whether such a step of this case was done before. */
        public boolean isBack() {
            return card.endsWith(BACK);
        }
    }

    /** Opens the step of a proposal's task, which may be one to help a village with. */
    public Opened open(
            String taskId, String name, String subject, ProposalId proposal, Seat seat, boolean helped, Instant due) {
        return jdbc.sql("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, recorder, recorder_area,
                    opened_at, due_at, people, amount, card)
                select :task, :name, :subject, proposal.id, village.id, :role, :area, coalesce(outage.helper, :recorder),
                    case when outage.helper is not null then village.subdistrict end, :now, :due, total.people, total.amount,
                    concat_ws(' · ', 'Desa ' || village.name, 'Kec. ' || subdistrict.name,
                        'Rp' || replace(to_char(total.amount, 'FM999,999,999,999'), ',', '.'), total.people || ' orang',
                        case when :name in ('correctProposal', 'completeFile') or exists (
                            select from step before
                            where before.proposal_id = proposal.id and before.step = :name and before.subject = :subject
                                and before.closed_by is not null)
                        then :back end)
                from proposal
                join village on village.id = proposal.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                left join outage on :helped and outage.village_id = village.id and outage.ended_at is null
                    and outage.valid @> :today::date
                left join lateral (
                    select least(count(*), proposal.target) as people,
                        sum(monthly * candidate.months) filter (where candidate.nth <= proposal.target) as amount
                    from (
                        select monthly, months, row_number() over (order by position) as nth
                        from candidate where proposal_id = proposal.id and not excluded
                    ) candidate
                    having count(*) > 0
                ) total on true
                where proposal.id = :proposal
                returning card, role, area, recorder, recorder_area
                """)
                .param("task", taskId)
                .param("name", name)
                .param("subject", subject)
                .param("proposal", proposal.value())
                .param("back", BACK)
                .param("role", seat.post().role().id())
                .param("area", seat.post().area())
                .param("recorder", seat.recorder().map(post -> post.role().id()).orElse(null), Types.VARCHAR)
                .param("now", now())
                .param("due", Timestamp.from(due))
                .param("helped", helped)
                .param("today", Indonesian.today(clock))
                .query((row, n) -> new Opened(row.getString("card"), Steps.seat(row)))
                .single();
    }

    /** What a list shows of a step that is about no single village: how many people and how much money, if any. */
    public record Card(String text, Optional<Integer> people, Rupiah amount) {}

    /** Opens a step of the regency, about no single village; answers the line of its card. */
    public String openForRegency(String taskId, String name, String subject, Seat seat, Instant due, Card card) {
        return jdbc.sql("""
                insert into step (task_id, step, subject, role, area, recorder, opened_at, due_at, people, amount, card)
                select :task, :name, :subject, :role, :area, :recorder, :now, :due, :people, :amount, concat_ws(' · ', :card,
                    case when :name = 'reviseRound' or exists (
                        select from step before
                        where before.proposal_id is null and before.subject = :subject and before.step = :name
                            and before.closed_by is not null)
                    then :back end)
                returning card
                """)
                .param("task", taskId)
                .param("name", name)
                .param("subject", subject)
                .param("role", seat.post().role().id())
                .param("area", seat.post().area())
                .param("recorder", seat.recorder().map(post -> post.role().id()).orElse(null), Types.VARCHAR)
                .param("now", now())
                .param("due", Timestamp.from(due))
                .param("people", card.people().orElse(null), Types.INTEGER)
                .param("amount", card.amount().amount())
                .param("card", card.text())
                .param("back", BACK)
                .query(String.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
