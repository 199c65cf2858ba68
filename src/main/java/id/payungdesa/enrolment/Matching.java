package id.payungdesa.enrolment;

import id.payungdesa.outbox.Channel;
import id.payungdesa.outbox.Order;
import id.payungdesa.outbox.Outbox;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.review.RefusalReason;
import id.payungdesa.review.Reviews;
import id.payungdesa.review.Verification.PersonVerdict;
import id.payungdesa.review.Verification.Verdict;
import id.payungdesa.roster.Vault;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks BPJS Ketenagakerjaan about candidates before anybody signs for the dead or the already covered (pemadanan). */
@Component
public class Matching implements Channel {

    private final JdbcClient jdbc;
    private final Insurer insurer;
    private final Outbox outbox;
    private final Proposals proposals;
    private final Reviews reviews;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Matching(
            JdbcClient jdbc,
            Insurer insurer,
            Outbox outbox,
            Proposals proposals,
            Reviews reviews,
            Vault vault,
            Clock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.insurer = insurer;
        this.outbox = outbox;
        this.proposals = proposals;
        this.reviews = reviews;
        this.vault = vault;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return "MATCHING";
    }

    @Transactional(readOnly = true)
    public boolean needed(ProposalId id) {
        return jdbc.sql("select exists (select from unmatched_people(:proposal))")
                .param("proposal", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Queues the order with the decision that causes it; the subject is the process that waits for the answer. */
    @Transactional
    public void request(ProposalId id, String subject) {
        var proposal = proposals.get(id);
        outbox.queue(
                kind(),
                subject,
                "M-%s-%d".formatted(id, proposal.revision()),
                id.value(),
                proposal.village().value());
    }

    /** Nobody's data leave for a proposal that has ended meanwhile. */
    @Override
    public void send(Order order) {
        if (over(order)) {
            throw new Channel.Rejected(
                    "Usulannya sudah berakhir.", new IllegalStateException("The proposal has ended"));
        }
        var candidates = transaction.execute(status -> vault.open(unmatched(order)).stream()
                .map(person -> new MatchingOrder.Candidate(
                        String.valueOf(person.candidate()),
                        person.nik(),
                        person.name(),
                        person.birthDate(),
                        person.sex()))
                .toList());
        BpjsCalls.send(() -> insurer.submit(new MatchingOrder(order.reference(), candidates)));
    }

    @Override
    public Optional<Reply> ask(Order order) {
        return BpjsCalls.ask(() -> insurer.ask(order.reference())).map(status -> status.matching()
                .map(answer -> whole(order, answer))
                .map(answer -> Reply.answered("matchingAnswered", () -> store(order, answer)))
                .orElseGet(Reply::pending));
    }

    private List<Long> unmatched(Order order) {
        return jdbc.sql("select id from unmatched_people(:proposal) order by position")
                .param("proposal", order.proposalId())
                .query(Long.class)
                .list();
    }

    /** Nobody goes on unmatched because an answer forgot them. */
    private MatchingAnswer whole(Order order, MatchingAnswer answer) {
        var asked = transaction.execute(status -> unmatched(order));
        BpjsCalls.requireWhole(asked, answer.persons().stream().map(MatchingAnswer.Match::ref));
        return answer;
    }

    private static <T> Stream<T> each(List<MatchingAnswer.Match> matches, Function<MatchingAnswer.Match, T> part) {
        return matches.stream().map(part);
    }

    private void store(Order order, MatchingAnswer answer) {
        var matches = answer.persons();
        jdbc.sql("""
                insert into matching_result (candidate_id, village_id, code, note, paid_until, answered_at)
                select candidate.id, candidate.village_id, match.code, match.note, match.until::date, :now
                from unnest(:candidates, :codes, :notes, :untils) as match (candidate, code, note, until)
                join candidate on candidate.id = match.candidate and candidate.proposal_id = :proposal
                order by candidate.id
                on conflict (candidate_id) do update
                set code = excluded.code, note = excluded.note, paid_until = excluded.paid_until,
                    answered_at = excluded.answered_at
                """)
                .param(
                        "candidates",
                        each(matches, match -> Long.valueOf(match.ref())).toArray(Long[]::new))
                .param("codes", each(matches, match -> match.code().name()).toArray(String[]::new))
                .param(
                        "notes",
                        each(matches, match -> match.note().orElse(null)).toArray(String[]::new))
                .param(
                        "untils",
                        each(matches, match -> match.paidUntil()
                                        .map(LocalDate::toString)
                                        .orElse(null))
                                .toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("proposal", order.proposalId())
                .update();
        if (!over(order)) {
            reviews.matched(new ProposalId(order.proposalId()), verdicts(answer));
        }
    }

    /** An answer that comes too late is kept, and judges nobody. */
    private boolean over(Order order) {
        return proposals.get(new ProposalId(order.proposalId())).stage().closed();
    }

    private static Map<Long, PersonVerdict> verdicts(MatchingAnswer answer) {
        return answer.persons().stream()
                .filter(match -> match.code() != MatchCode.VALID)
                .collect(Collectors.toMap(match -> Long.valueOf(match.ref()), Matching::verdict));
    }

    /** Wrong data can be corrected by the village; everything else stands against the person. */
    private static PersonVerdict verdict(MatchingAnswer.Match match) {
        var verdict = match.code().correctable() ? Verdict.TO_CORRECT : Verdict.REFUSED;
        return new PersonVerdict(verdict, RefusalReason.BPJS, match.code().sentence());
    }
}
