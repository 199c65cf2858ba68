package id.payungdesa.enrolment;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.outbox.Channel;
import id.payungdesa.outbox.Order;
import id.payungdesa.outbox.Outbox;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Authority;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.Vault;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers the endorsed participants with BPJS Ketenagakerjaan and keeps its answer: member numbers, refusals, the bill. */
@Component
public class Registrations implements Channel {

    private static final String REGENCY_CODE = "65.03";

    private final JdbcClient jdbc;
    private final Insurer insurer;
    private final Outbox outbox;
    private final Proposals proposals;
    private final Regions regions;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Registrations(
            JdbcClient jdbc,
            Insurer insurer,
            Outbox outbox,
            Proposals proposals,
            Regions regions,
            Vault vault,
            Clock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.insurer = insurer;
        this.outbox = outbox;
        this.proposals = proposals;
        this.regions = regions;
        this.vault = vault;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return "REGISTRATION";
    }

    @Transactional
    public RegistrationId open(ProposalId id) {
        return new RegistrationId(jdbc.sql("""
                insert into registration (proposal_id, village_id, opened_at)
                select id, village_id, :now from proposal where id = :proposal
                returning id
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("proposal", id.value())
                .query(Long.class)
                .single());
    }

    @Transactional(readOnly = true)
    public ProposalId proposalOf(RegistrationId id) {
        return new ProposalId(jdbc.sql("select proposal_id from registration where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single());
    }

    @Transactional
    public void request(RegistrationId id, String subject) {
        var proposal = proposals.get(proposalOf(id));
        outbox.queue(
                kind(),
                subject,
                "R-" + id,
                proposal.id().value(),
                proposal.village().value());
    }

    @Override
    public void send(Order order) {
        var registration = transaction.execute(status -> order(order));
        BpjsCalls.send(() -> insurer.submit(registration));
    }

    private RegistrationOrder order(Order order) {
        var proposal = proposals.get(new ProposalId(order.proposalId()));
        var terms = jdbc.sql("""
                select candidate.id, candidate.occupation, candidate.base_income, candidate.months
                from endorsed_worker join candidate on candidate.id = endorsed_worker.candidate_id
                where endorsed_worker.proposal_id = :proposal and endorsed_worker.standing = 'PARTICIPANT'
                order by candidate.position
                """).param("proposal", order.proposalId()).query(Terms.class).list().stream()
                .collect(Collectors.toMap(Terms::id, t -> t, (a, b) -> a, java.util.LinkedHashMap::new));
        var entrants = vault.open(java.util.List.copyOf(terms.keySet())).stream()
                .map(person -> {
                    var term = terms.get(person.candidate());
                    return new RegistrationOrder.Entrant(
                            String.valueOf(person.candidate()),
                            person.nik(),
                            person.familyCard(),
                            person.name(),
                            person.birthPlace(),
                            person.birthDate(),
                            person.sex(),
                            person.motherName(),
                            person.address(),
                            person.phone(),
                            term.occupation(),
                            Rupiah.of(term.baseIncome()),
                            term.months());
                })
                .toList();
        return new RegistrationOrder(
                order.reference(),
                payer(proposal.payer(), proposal.village()),
                proposal.firstMonth(),
                proposal.months(),
                proposal.instalmentMonths(),
                entrants);
    }

    record Terms(long id, String occupation, long baseIncome, int months) {}

    private RegistrationOrder.Payer payer(Payer payer, VillageId village) {
        if (payer == Payer.REGENCY) {
            return new RegistrationOrder.Payer(REGENCY_CODE, "Pemerintah Kabupaten Nunukan");
        }
        var today = LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
        return new RegistrationOrder.Payer(
                regions.codeOf(village, Authority.KEMENDAGRI, today).orElseThrow(),
                "Pemerintah Desa " + regions.get(village).name());
    }

    @Override
    public Optional<Reply> ask(Order order) {
        return BpjsCalls.ask(() -> insurer.ask(order.reference())).map(status -> status.registration()
                .map(answer -> Reply.answered("registrationAnswered", () -> store(order, answer)))
                .orElseGet(Reply::pending));
    }

    private void store(Order order, RegistrationAnswer answer) {
        var registration = Long.parseLong(order.reference().substring(2));
        for (var accepted : answer.accepted()) {
            word(registration, accepted.ref(), vault.seal(accepted.memberNumber()), null, null);
        }
        for (var refused : answer.refused()) {
            word(
                    registration,
                    refused.ref(),
                    null,
                    refused.code().name(),
                    refused.code().sentence());
        }
        answer.bill().ifPresent(bill -> jdbc.sql("""
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
                .update());
        jdbc.sql("update registration set answered_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", registration)
                .update();
    }

    private void word(long registration, String ref, byte[] memberNumber, String refusal, String note) {
        jdbc.sql("""
                insert into enrolled_worker (registration_id, candidate_id, village_id, member_number, refusal, note)
                select :registration, candidate_id, village_id, :number, :refusal, :note
                from endorsed_worker where candidate_id = :candidate
                """)
                .param("registration", registration)
                .param("candidate", Long.parseLong(ref))
                .param("number", memberNumber, java.sql.Types.BINARY)
                .param("refusal", refusal, java.sql.Types.VARCHAR)
                .param("note", note, java.sql.Types.VARCHAR)
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

    private static Bill bill(ResultSet row, int number) throws SQLException {
        return new Bill(
                row.getLong("id"),
                new ProposalId(row.getLong("proposal_id")),
                new VillageId(row.getInt("village_id")),
                row.getString("code"),
                Rupiah.of(row.getLong("amount")),
                YearMonth.from(row.getDate("first_month").toLocalDate()),
                row.getInt("months"),
                row.getDate("due_on").toLocalDate(),
                row.getDate("expires_on").toLocalDate());
    }
}
