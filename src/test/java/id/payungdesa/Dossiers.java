package id.payungdesa;

import static id.payungdesa.roster.RosterColumn.BIRTH_DATE;
import static id.payungdesa.roster.RosterColumn.INCOME;
import static id.payungdesa.roster.RosterColumn.MOTHER;
import static id.payungdesa.roster.RosterColumn.NAME;
import static id.payungdesa.roster.RosterColumn.NIK;
import static id.payungdesa.roster.RosterColumn.OCCUPATION;
import static id.payungdesa.roster.RosterColumn.PHONE;
import static id.payungdesa.roster.RosterColumn.SEX;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Rupiah;
import id.payungdesa.endorsement.Decree;
import id.payungdesa.endorsement.Opening;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.enrolment.Bill;
import id.payungdesa.enrolment.Bills;
import id.payungdesa.enrolment.OrderStatus;
import id.payungdesa.enrolment.RegistrationAnswer;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.enrolment.RenewalAnswer;
import id.payungdesa.enrolment.Settlement;
import id.payungdesa.outbox.Order;
import id.payungdesa.payment.Approval;
import id.payungdesa.payment.BankReceipt;
import id.payungdesa.payment.PaymentId;
import id.payungdesa.payment.PaymentRequest;
import id.payungdesa.payment.Payments;
import id.payungdesa.payment.RequestCheck;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.Cards;
import id.payungdesa.proposal.Header;
import id.payungdesa.proposal.NewProposals;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Seat;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Steps;
import id.payungdesa.proposal.Submissions;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.review.Reviews;
import id.payungdesa.review.Verification;
import id.payungdesa.roster.Candidate;
import id.payungdesa.roster.RosterIntake;
import id.payungdesa.roster.RosterRow;
import id.payungdesa.roster.Rosters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Brings a village's proposal as far as a test needs it, by the officials who would. */
public final class Dossiers {

    private static final AtomicInteger PERSON = new AtomicInteger();
    private static final AtomicInteger TASK = new AtomicInteger();

    private final Modules modules;

    public Dossiers(Modules modules) {
        this.modules = modules;
    }

    public static Header header(Basis basis) {
        return new Header(
                2027,
                YearMonth.of(2027, 1),
                12,
                12,
                "ADD",
                Payer.VILLAGE,
                basis,
                basis == Basis.ENACTED ? "5/2026" : null,
                basis == Basis.ENACTED ? LocalDate.of(2026, 11, 2) : null,
                "2.2.90",
                "5.2.7.90");
    }

    /** People nobody has met before, with invented NIKs under the unused code 650399. */
    public static List<RosterRow> people(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Dossiers::person).toList();
    }

    private static RosterRow person(int number) {
        var nth = PERSON.incrementAndGet();
        var born = LocalDate.of(1970, 1, 1).plusDays(nth % 9_000);
        var nik = "650399%02d%02d%02d%04d"
                .formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear() % 100, 1000 + nth / 9_000);
        return new RosterRow(
                number,
                Map.of(
                        NIK, nik,
                        NAME, "Warga Ke" + letters(nth),
                        BIRTH_DATE, born.toString(),
                        SEX, "L",
                        MOTHER, "Ibu Rahasia",
                        PHONE, "081299990000",
                        OCCUPATION, "Nelayan",
                        INCOME, "900000"));
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .map(c -> 'a' + Character.digit(c, 26))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public Official operator(int village) {
        return modules.official(Role.VILLAGE_OPERATOR, village);
    }

    public Official head(int village) {
        return modules.official(Role.VILLAGE_HEAD, village);
    }

    public Official atSubdistrict(Role role, int village) {
        return modules.official(
                role,
                modules.get(Regions.class)
                        .get(new VillageId(village))
                        .subdistrict()
                        .id()
                        .value());
    }

    public Official atRegency(Role role) {
        return modules.official(role, 1);
    }

    public ProposalId started(int village, Header header) {
        return modules.as(
                operator(village), () -> modules.get(NewProposals.class).start(header));
    }

    public ProposalId drafted(int village, int people) {
        return drafted(village, header(Basis.ENACTED), people(people));
    }

    public ProposalId drafted(int village, Header header, List<RosterRow> rows) {
        var id = started(village, header);
        take(village, id, rows);
        return id;
    }

    public RosterIntake.Outcome take(int village, ProposalId id, List<RosterRow> rows) {
        return modules.as(operator(village), () -> modules.get(RosterIntake.class)
                .take(modules.get(Proposals.class).get(id).list(), rows));
    }

    public List<Candidate> candidates(int village, ProposalId id) {
        return modules.as(operator(village), () -> modules.get(Rosters.class).candidates(id.value()));
    }

    /** Opens a step for the official's first post, saves and closes it. */
    public String decided(Official official, String step, ProposalId id, String content) {
        var task = openStep(official, step, id);
        var steps = modules.get(Steps.class);
        modules.does(official, () -> {
            steps.save(task, official, 1, 0, content);
            steps.close(task, official, 1);
        });
        return task;
    }

    public String openStep(Official official, String step, ProposalId id) {
        var task = "task-" + TASK.incrementAndGet();
        Post post = official.posts().get(0);
        modules.does(official, () -> modules.get(Cards.class)
                .open(
                        task,
                        step,
                        "proposal-" + id,
                        id,
                        Seat.of(post),
                        false,
                        modules.clock().instant().plus(Duration.ofDays(3))));
        return task;
    }

    public ProposalId signing(int village, Header header, List<RosterRow> rows) {
        var id = drafted(village, header, rows);
        handToHead(village, id);
        return id;
    }

    public void handToHead(int village, ProposalId id) {
        decided(operator(village), "draftProposal", id, "{}");
        modules.does(operator(village), () -> modules.get(Proposals.class).handToHead(id, null));
    }

    public void submit(int village, ProposalId id) {
        modules.does(
                head(village),
                () -> modules.inTransaction(() -> {
                    modules.get(Submissions.class).submit(id);
                    modules.get(Reviews.class).open(id);
                    return null;
                }));
    }

    public ProposalId submitted(int village, int people) {
        return submitted(village, header(Basis.ENACTED), people(people));
    }

    public ProposalId submitted(int village, Header header, List<RosterRow> rows) {
        var id = signing(village, header, rows);
        submit(village, id);
        return id;
    }

    public ProposalId ready(int village, int people) {
        return verified(village, submitted(village, people));
    }

    public ProposalId verified(int village, ProposalId id) {
        var officer = atSubdistrict(Role.COMMUNITY_OFFICER, village);
        modules.does(officer, () -> {
            modules.get(Reviews.class).verify(id, new Verification(Map.of(), true, null));
            modules.get(Reviews.class).conclude(id);
        });
        return id;
    }

    public RoundId round(ProposalId... proposals) {
        var ids = Arrays.stream(proposals).map(ProposalId::value).toList();
        return modules.as(atRegency(Role.DPMPD_OFFICER), () -> modules.get(Rounds.class)
                .open(new Opening("Gelombang I", Set.copyOf(ids))));
    }

    public void initialled(RoundId round) {
        var rounds = modules.get(Rounds.class);
        modules.does(atRegency(Role.DPMPD_HEAD), () -> rounds.initial(round, "recommendRound", Map.of()));
        modules.does(atRegency(Role.LEGAL_OFFICER), () -> rounds.initial(round, "initialByLegal", Map.of()));
        modules.does(atRegency(Role.REGIONAL_SECRETARY), () -> rounds.initial(round, "initialBySecretary", Map.of()));
    }

    public void signed(RoundId round) {
        modules.does(atRegency(Role.REGENT), () -> modules.get(Rounds.class)
                .sign(round, new Decree("188.45/%s/2026".formatted(round), LocalDate.of(2026, 11, 20))));
    }

    public void decreed(RoundId round) {
        initialled(round);
        signed(round);
        modules.does(atRegency(Role.REGENT), () -> modules.get(Rounds.class).publish(round));
    }

    public ProposalId endorsed(int village, int people) {
        var id = ready(village, people);
        decreed(round(id));
        return id;
    }

    /** Everybody endorsed is accepted by the insurer, and the first bill stands. */
    public Bill billed(int village, int people) {
        return billed(village, endorsed(village, people), 12);
    }

    public Bill billed(int village, ProposalId id, int months) {
        var registrations = modules.get(Registrations.class);
        modules.owner()
                .sql("update proposal set instalment_months = :months where id = :id and instalment_months <> :months")
                .param("months", months)
                .param("id", id.value())
                .update();
        var accepted = candidates(village, id).stream()
                .map(person -> new RegistrationAnswer.Accepted(String.valueOf(person.id()), "KPJ" + person.id()))
                .toList();
        modules.system(() -> {
            var reference = "R-" + registrations.open(id);
            modules.get(InsurerForTests.class)
                    .answers(OrderStatus.answered(
                            reference,
                            new RegistrationAnswer(
                                    accepted,
                                    List.of(),
                                    Optional.of(new RegistrationAnswer.IssuedBill(
                                            "BILL-" + reference + "-" + village,
                                            contribution(id, months),
                                            YearMonth.of(2027, 1),
                                            months,
                                            LocalDate.of(2027, 1, 10),
                                            LocalDate.of(2027, 1, 31))))));
            var order = new Order(0, "REGISTRATION", "s", village, id.value(), reference, "SENT", 1);
            modules.inTransaction(() -> {
                registrations.ask(order).orElseThrow().store().run();
                modules.get(Proposals.class).reached(id, Stage.REGISTERED);
                return null;
            });
        });
        return modules.as(operator(village), () -> registrations.bill(id));
    }

    private Rupiah contribution(ProposalId id, int months) {
        return Rupiah.of(modules.owner()
                .sql("select sum(monthly * least(months, ?)) from candidate where proposal_id = ?")
                .params(months, id.value())
                .query(Long.class)
                .single());
    }

    /** The bill lies before the village, whose officer has yet to ask for the money. */
    public PaymentId payable(Bill bill) {
        var opened = new AtomicReference<PaymentId>();
        modules.system(() -> {
            opened.set(modules.get(Payments.class).open(bill));
            modules.get(Proposals.class).reached(bill.proposal(), Stage.PAYMENT);
        });
        return opened.get();
    }

    public PaymentId approved(int village, Bill bill) {
        var payments = modules.get(Payments.class);
        var id = payable(bill);
        modules.does(
                modules.official(Role.ACTIVITY_OFFICER, village),
                () -> payments.request(id, new PaymentRequest("SPP-1", LocalDate.of(2026, 11, 20), null)));
        modules.does(
                modules.official(Role.VILLAGE_SECRETARY, village),
                () -> payments.verify(id, new RequestCheck(RequestCheck.Outcome.VERIFY, true, true, true, null)));
        modules.does(head(village), () -> payments.approve(id, new Approval(Approval.Outcome.APPROVE, null)));
        return id;
    }

    public PaymentId paid(int village, Bill bill) {
        var id = approved(village, bill);
        pays(village, id);
        return id;
    }

    public void pays(int village, PaymentId id) {
        modules.does(modules.official(Role.VILLAGE_TREASURER, village), () -> modules.get(Payments.class)
                .pay(id, new BankReceipt("BANK-" + id, LocalDate.of(2026, 11, 20))));
    }

    /** The bill's code has expired, and the insurer has given it another one. */
    public Bill renewed(int village, Bill bill) {
        var bills = modules.get(Bills.class);
        var order = new Order(0, "BILL", "s", village, bill.proposal().value(), "B-" + bill.id(), "SENT", 1);
        modules.get(InsurerForTests.class)
                .answers(OrderStatus.answered(
                        order.reference(),
                        new RenewalAnswer(Optional.of(new RegistrationAnswer.IssuedBill(
                                "NEW-" + bill.code(),
                                bill.amount(),
                                bill.firstMonth(),
                                bill.months(),
                                LocalDate.of(2027, 2, 15),
                                LocalDate.of(2027, 2, 28))))));
        modules.system(() -> bills.ask(order).orElseThrow().store().run());
        return modules.as(
                operator(village), () -> modules.get(Registrations.class).bill(bill.proposal()));
    }

    /** The insurer says that the bill's money has arrived, as much as this, and paid then. */
    public void settled(Bill bill, Rupiah amount, Instant paidAt) {
        var insurer = modules.get(InsurerForTests.class);
        var sequence = insurer.nextSettlement();
        insurer.settles(new Settlement(sequence, "S-" + sequence, bill.code(), amount, "BANK", paidAt, paidAt));
    }
}
