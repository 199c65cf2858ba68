package id.payungdesa.enrolment;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.outbox.Channel;
import id.payungdesa.outbox.Order;
import id.payungdesa.outbox.Outbox;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.Vault;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers the endorsed participants with BPJS Ketenagakerjaan and keeps its answer: member numbers, refusals, the bill. */
@Component
public class Registrations implements Channel {

    private final JdbcClient jdbc;
    private final Insurer insurer;
    private final Outbox outbox;
    private final Proposals proposals;
    private final RegistrationOrders orders;
    private final Replacements replacements;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Registrations(
            JdbcClient jdbc,
            Insurer insurer,
            Outbox outbox,
            Proposals proposals,
            RegistrationOrders orders,
            Replacements replacements,
            Vault vault,
            Clock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.insurer = insurer;
        this.outbox = outbox;
        this.proposals = proposals;
        this.orders = orders;
        this.replacements = replacements;
        this.vault = vault;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return "REGISTRATION";
    }

    /** The first registration of a proposal: it asks for all endorsed participants. */
    @Transactional
    public RegistrationId open(ProposalId id) {
        var registration = new RegistrationId(jdbc.sql("""
                insert into registration (proposal_id, village_id, opened_at)
                select id, village_id, :now from proposal where id = :proposal
                returning id
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("proposal", id.value())
                .query(Long.class)
                .single());
        jdbc.sql("""
                insert into entrant (registration_id, candidate_id, proposal_id, village_id)
                select :registration, candidate_id, proposal_id, village_id from endorsed_worker
                where proposal_id = :proposal and standing = 'PARTICIPANT'
                """)
                .param("registration", registration.value())
                .param("proposal", id.value())
                .update();
        return registration;
    }

    @Transactional(readOnly = true)
    public ProposalId proposalOf(RegistrationId id) {
        return new ProposalId(jdbc.sql("select proposal_id from registration where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single());
    }

    /** Whether the insurer has accepted anybody of this proposal. */
    @Transactional(readOnly = true)
    public boolean anybodyEnrolled(ProposalId id) {
        return jdbc.sql("""
                select exists (
                    select from enrolled_worker
                    where refusal is null and registration_id = any (array(
                        select id from registration where proposal_id = :proposal)))
                """).param("proposal", id.value()).query(Boolean.class).single();
    }

    /** Queues the order for the registration, or for the latest that adds to it. */
    @Transactional
    public void request(RegistrationId first, String subject) {
        var proposal = proposals.get(proposalOf(first));
        outbox.queue(
                kind(),
                subject,
                replacements.latest(first).reference(),
                proposal.id().value(),
                proposal.village().value());
    }

    @Override
    public void send(Order order) {
        var registration = transaction.execute(status -> orders.write(order));
        BpjsCalls.send(() -> insurer.submit(registration));
    }

    @Override
    public Optional<Reply> ask(Order order) {
        return BpjsCalls.ask(() -> insurer.ask(order.reference())).map(status -> status.registration()
                .map(answer -> whole(order, answer))
                .map(answer -> Reply.answered("registrationAnswered", () -> store(order, answer)))
                .orElseGet(Reply::pending));
    }

    /** Nobody stays without a word because an answer forgot them. */
    private RegistrationAnswer whole(Order order, RegistrationAnswer answer) {
        var asked = transaction.execute(status -> orders.entrants(order));
        BpjsCalls.requireWhole(
                asked,
                Stream.concat(
                        answer.accepted().stream().map(RegistrationAnswer.Accepted::ref),
                        answer.refused().stream().map(RegistrationAnswer.Refused::ref)));
        answer.bill().ifPresent(bill -> requireOrdered(order, answer, bill));
        return answer;
    }

    /** What was ordered for everybody accepted so far; another contribution than was endorsed is not for a machine to accept. */
    private void requireOrdered(Order order, RegistrationAnswer answer, RegistrationAnswer.IssuedBill bill) {
        var proposal = proposals.get(new ProposalId(order.proposalId()));
        var ordered = transaction.execute(status -> jdbc.sql("""
                select sum(candidate.monthly * least(:months, candidate.months))::bigint from candidate
                where candidate.id = any (:accepted) or candidate.id in (
                    select candidate_id from enrolled_worker
                    join registration on registration.id = enrolled_worker.registration_id
                    where registration.proposal_id = :proposal and registration.id < :registration and refusal is null)
                """)
                .param("months", proposal.instalmentMonths())
                .param(
                        "accepted",
                        answer.accepted().stream()
                                .map(RegistrationAnswer.Accepted::ref)
                                .map(Long::valueOf)
                                .toArray(Long[]::new))
                .param("proposal", order.proposalId())
                .param("registration", RegistrationId.ordered(order.reference()).value())
                .query(Long.class)
                .single());
        if (bill.amount().amount() != ordered
                || !bill.firstMonth().equals(proposal.firstMonth())
                || bill.months() != proposal.instalmentMonths()) {
            throw new Channel.Doubt(
                    "Kode iuran %s tertulis %s untuk %d bulan sejak %s, yang dipesan %s untuk %d bulan sejak %s. Hubungi kantor cabang."
                            .formatted(
                                    bill.code(),
                                    bill.amount(),
                                    bill.months(),
                                    Indonesian.month(bill.firstMonth()),
                                    Rupiah.of(ordered),
                                    proposal.instalmentMonths(),
                                    Indonesian.month(proposal.firstMonth())),
                    null);
        }
    }

    private void store(Order order, RegistrationAnswer answer) {
        var registration = RegistrationId.ordered(order.reference()).value();
        write(
                registration,
                Stream.concat(
                                answer.accepted().stream().map(this::word),
                                answer.refused().stream().map(Registrations::word))
                        .toList());
        replacements.release(order.proposalId());
        answer.bill().ifPresent(bill -> bill(registration, order, bill));
        jdbc.sql("update registration set answered_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", registration)
                .update();
    }

    /** A new code stands for everybody accepted so far: the one before it is dead. */
    private void bill(long registration, Order order, RegistrationAnswer.IssuedBill bill) {
        jdbc.sql("update bill set dead = true where proposal_id = :proposal and first_month = :first and not dead")
                .param("proposal", order.proposalId())
                .param("first", Date.valueOf(bill.firstMonth().atDay(1)))
                .update();
        jdbc.sql("""
                insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on)
                values (:registration, :proposal, :village, :code, :amount, :first, :months, :due, :expires)
                """)
                .param("registration", registration)
                .param("proposal", order.proposalId())
                .param("village", order.villageId())
                .param("code", bill.code())
                .param("amount", bill.amount().amount())
                .param("first", Date.valueOf(bill.firstMonth().atDay(1)))
                .param("months", bill.months())
                .param("due", Date.valueOf(bill.dueOn()))
                .param("expires", Date.valueOf(bill.expiresOn()))
                .update();
    }

    /** What the insurer says of one person. */
    private record Word(String ref, String memberNumber, String refusal, String note) {}

    private Word word(RegistrationAnswer.Accepted accepted) {
        return new Word(accepted.ref(), HexFormat.of().formatHex(vault.seal(accepted.memberNumber())), null, null);
    }

    private static Word word(RegistrationAnswer.Refused refused) {
        return new Word(
                refused.ref(), null, refused.code().name(), refused.code().sentence());
    }

    private void write(long registration, List<Word> words) {
        jdbc.sql("""
                insert into enrolled_worker (registration_id, candidate_id, village_id, member_number, refusal, note)
                select :registration, endorsed_worker.candidate_id, endorsed_worker.village_id, decode(word.number, 'hex'),
                    word.refusal, word.note
                from unnest(:candidates, :numbers, :refusals, :notes) as word (candidate, number, refusal, note)
                join endorsed_worker on endorsed_worker.candidate_id = word.candidate
                order by endorsed_worker.candidate_id
                """)
                .param("registration", registration)
                .param(
                        "candidates",
                        words.stream().map(Word::ref).map(Long::valueOf).toArray(Long[]::new))
                .param("numbers", words.stream().map(Word::memberNumber).toArray(String[]::new))
                .param("refusals", words.stream().map(Word::refusal).toArray(String[]::new))
                .param("notes", words.stream().map(Word::note).toArray(String[]::new))
                .update();
    }

    /** The live bill of the first contribution period. */
    @Transactional(readOnly = true)
    public Bill bill(ProposalId id) {
        return jdbc.sql("select * from bill where proposal_id = :proposal and not dead order by first_month limit 1")
                .param("proposal", id.value())
                .query(Registrations::bill)
                .single();
    }

    static Bill bill(ResultSet row, int number) throws SQLException {
        return new Bill(
                row.getLong("id"),
                new ProposalId(row.getLong("proposal_id")),
                new VillageId(row.getInt("village_id")),
                row.getString("code"),
                Rupiah.of(row.getLong("amount")),
                YearMonth.from(row.getDate("first_month").toLocalDate()),
                row.getInt("months"),
                row.getDate("due_on").toLocalDate(),
                row.getDate("expires_on").toLocalDate(),
                row.getBoolean("found_paid"));
    }
}
