package id.payungdesa.notice;

import id.payungdesa.access.OfficialId;
import id.payungdesa.common.Indonesian;
import id.payungdesa.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns what happened, and what has not happened in time, into a {@link Message} for each person who holds the desk today,
 * deputies too. On every node: what one takes the others skip, and nobody is told of the same event twice.
 */
@Component
public class Herald {

    private static final int TOGETHER = 100;
    private static final Duration SOON = Duration.ofDays(2);
    /** Who has had a task for less than this has just been told of it. */
    private static final Duration FRESH = Duration.ofDays(1);

    /** Who is told of a fact (role, area and so on), in whose words, and how; who may not review is told of no review. */
    private static final String TO_PEOPLE = """
            select distinct on (holder.official_id, fact.event)
                holder.official_id, fact.event, fact.kind, village.name as village, fact.about, fact.sentence, fact.task_id,
                fact.due_at, holder.village_id is not null as of_village,
                case
                    when not :mailing or contact.mail is null then 'PAGE'
                    else told_how.manner
                end as manner
            from fact
            join post holder on (holder.role = fact.role and holder.area = fact.area
                    or holder.role = fact.recorder and holder.area = coalesce(fact.recorder_area, fact.area))
                and holder.valid @> :today::date
            join official on official.id = holder.official_id and official.active
            left join village on village.id = fact.village_id
            left join contact on contact.official_id = holder.official_id
            left join told_how on told_how.official_id = holder.official_id and told_how.kind = fact.kind
            where not exists (
                    select from message where message.official_id = holder.official_id and message.event = fact.event)
                and (fact.proposal_id is null or holder.subdistrict_id is null or fact.recorder_area is not null
                    or review_objection(
                    holder.official_id, fact.village_id, array[fact.proposal_id],
                    daterange(:today::date, :today::date, '[]')) is null)
            order by holder.official_id, fact.event
            """;

    private static final String HAPPENED = """
            with taken as (
                select * from unnest(:sources, :keys, :villages, :deeds) as taken (source, key, village_id, deed)
            ),
            fact as (
                select 'STEP/' || step.task_id as event,
                    case
                        when step.step = 'replaceWorkers' then 'PERSONS_REFUSED'
                        when step.step in ('correctProposal', 'completeFile', 'reviseRound') then 'HANDED_BACK'
                        when step.step in ('draftProposal', 'prepareEvaluation', 'requestPayment') and exists (
                            select from step earlier
                            where earlier.proposal_id = step.proposal_id and earlier.step = step.step
                                and earlier.subject = step.subject and earlier.closed_by is not null) then 'HANDED_BACK'
                        else 'TASK'
                    end as kind,
                    step.step as about, null::text as sentence, step.task_id, step.due_at, step.role, step.recorder,
                    step.recorder_area, step.area,
                    step.village_id, step.proposal_id
                from taken
                join step on taken.source = 'STEP' and step.task_id = taken.key and step.closed_at is null
                -- The first draft is with whoever has just begun it.
                where step.step <> 'draftProposal' or exists (
                    select from step earlier
                    where earlier.proposal_id = step.proposal_id and earlier.step = step.step and earlier.closed_by is not null)
                union all
                select concat_ws('/', 'NOTICE', notice.kind, notice.proposal_id, taken.deed, md5(notice.sentence)),
                    case notice.kind
                        when 'REMINDER' then 'DUE_SOON' when 'ESCALATION' then 'OVERDUE' when 'HANDED_BACK' then 'HANDED_BACK'
                        when 'PERSONS_REFUSED' then 'PERSONS_REFUSED'
                        else 'OTHER'
                    end,
                    notice.kind, case when notice.kind in ('REMINDER', 'ESCALATION', 'HANDED_ON', 'PERSONS_REFUSED') then notice.sentence end, null, null,
                    notice.role, null, null, notice.area, notice.village_id, null
                from taken
                join notice on notice.id = case when taken.source = 'NOTICE' then taken.key::bigint end
                where notice.kind <> 'REPLACEMENT'
                union all
                select 'STAGE/' || taken.key, case when taken.key like '%/COVERED' then 'PAID' else 'ENDORSED' end,
                    '', null, null, null, role, null, null, taken.village_id, taken.village_id, null
                from taken
                cross join (values ('village_head'), ('village_operator'), ('village_secretary'), ('village_treasurer'))
                    as told (role)
                where taken.source = 'STAGE'
            )
            """;

    /** The kecamatan's verification has a reminder of its own in the diagram. */
    private static final String DUE = """
            with fact as (
                select concat_ws('/', case when due_at < :now then 'OVERDUE' else 'DUE_SOON' end, task_id,
                        (due_at at time zone 'Asia/Makassar')::date) as event,
                    case when due_at < :now then 'OVERDUE' else 'DUE_SOON' end as kind,
                    step as about, null::text as sentence, task_id, due_at, role, recorder, recorder_area, area, village_id, proposal_id
                from step
                where closed_at is null and due_at < :soon
                    and (due_at < :now or opened_at < :yesterday and step <> 'verifyCandidates')
            )
            """;

    private final JdbcClient jdbc;
    private final MessagesToPeople messages;
    private final Carrier carrier;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Herald(JdbcClient jdbc, MessagesToPeople messages, Carrier carrier, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.carrier = carrier;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${payung.notices.every:5000}",
            initialDelayString = "${payung.dispatcher.after:2000}")
    public void tellNews() {
        while (everywhere(this::tellHappened) == TOGETHER) {
            // a full group was told of, so more may have happened
        }
    }

    /** To the minute: looking through all that is late costs the more, the later a regency is. */
    @Scheduled(
            fixedDelayString = "${payung.notices.deadlines-every:60000}",
            initialDelayString = "${payung.dispatcher.after:2000}")
    public void tellDeadlines() {
        everywhere(this::tellDue);
    }

    private record Taken(String source, String key, Integer villageId, String deed) {}

    private int tellHappened() {
        var taken = jdbc.sql("""
                delete from happening
                where id in (select id from happening order by id limit :most for update skip locked)
                returning source, key, village_id, deed::text
                """).param("most", TOGETHER).query(Taken.class).list();
        if (!taken.isEmpty()) {
            messages.add(people(HAPPENED)
                    .param("sources", taken.stream().map(Taken::source).toArray(String[]::new))
                    .param("keys", taken.stream().map(Taken::key).toArray(String[]::new))
                    .param("villages", taken.stream().map(Taken::villageId).toArray(Integer[]::new))
                    .param("deeds", taken.stream().map(Taken::deed).toArray(String[]::new))
                    .query(Herald::happened)
                    .list());
        }
        return taken.size();
    }

    private int tellDue() {
        var now = clock.instant();
        return messages.add(people(DUE)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(SOON)))
                .param("yesterday", Timestamp.from(now.minus(FRESH)))
                .query(Herald::happened)
                .list());
    }

    private JdbcClient.StatementSpec people(String facts) {
        return jdbc.sql(facts + TO_PEOPLE).param("mailing", carrier.ready()).param("today", Indonesian.today(clock));
    }

    private static Happened happened(ResultSet row, int number) throws SQLException {
        var kind = Kind.valueOf(row.getString("kind"));
        var due = row.getTimestamp("due_at");
        return new Happened(
                new OfficialId(row.getLong("official_id")),
                row.getString("event"),
                kind,
                Optional.ofNullable(row.getString("village")),
                row.getString("about"),
                Optional.ofNullable(row.getString("sentence")),
                Optional.ofNullable(row.getString("task_id")),
                Optional.ofNullable(due).map(at -> LocalDate.ofInstant(at.toInstant(), Indonesian.WITA)),
                row.getBoolean("of_village"),
                Optional.ofNullable(row.getString("manner"))
                        .map(Manner::valueOf)
                        .orElse(kind.usual()));
    }

    private <T> T everywhere(Supplier<T> work) {
        return Scope.system(() -> transaction.execute(status -> work.get()));
    }
}
