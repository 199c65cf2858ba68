package id.payungdesa.enrolment;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.InsurerForTests;
import id.payungdesa.Modules;
import id.payungdesa.common.Rupiah;
import id.payungdesa.outbox.Channel;
import id.payungdesa.outbox.Inbox;
import id.payungdesa.outbox.Order;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.roster.Candidate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two places and four people: the first was refused, the second accepted, two are reserve. */
class ReplacementsTests {

    private static final int VILLAGE = 31;
    private static final int OTHER = 32;
    private static final AtomicInteger NEXT = new AtomicInteger(40);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Registrations registrations;
    private static Replacements replacements;
    private static RegistrationId first;
    private static ProposalId proposal;
    private static List<Long> people;

    @BeforeAll
    static void somebodyIsRefused() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        registrations = modules.get(Registrations.class);
        replacements = modules.get(Replacements.class);
        modules.owner()
                .sql("insert into quota (village, year, places, reason) values (31, 2027, 2, 'x'), (32, 2027, 1, 'x')")
                .update();
        proposal = dossiers.endorsed(VILLAGE, 4);
        people = dossiers.candidates(VILLAGE, proposal).stream()
                .map(Candidate::id)
                .toList();
        modules.system(() -> first = registrations.open(proposal));
        answers(first, people.get(0), people.get(1));
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void theVillageSeesWhoIsRefusedAndWhoMayStepIn() {
        var vacancies = modules.as(dossiers.operator(VILLAGE), () -> replacements.vacancies(first));

        assertThat(vacancies.refused()).singleElement().satisfies(person -> {
            assertThat(person.id()).isEqualTo(people.get(0));
            assertThat(person.sentence()).isEqualTo("Tercatat sudah meninggal dunia");
        });
        assertThat(vacancies.reserve())
                .extracting(Vacancies.ReservePerson::id)
                .containsExactly(people.get(2), people.get(3));
        assertThat(vacancies.filled()).isEqualTo(1);
        assertThat(vacancies.places()).isEqualTo(2);
    }

    @Test
    void anAnswerThatForgetsSomebodyIsNotBelieved() {
        var id = dossiers.endorsed(OTHER, 2);
        modules.system(() -> {
            var registration = registrations.open(id);
            modules.get(InsurerForTests.class)
                    .answers(OrderStatus.answered(
                            registration.reference(), new RegistrationAnswer(List.of(), List.of(), Optional.empty())));

            assertThatExceptionOfType(Channel.Doubt.class)
                    .isThrownBy(() -> registrations.ask(order(OTHER, id, registration)));
        });
    }

    @ParameterizedTest
    @CsvSource({"403201, 2027-01, 12", "403200, 2027-02, 12", "403200, 2027-01, 11"})
    void aBillForAnythingElseThanWasEndorsedIsNotBelieved(long amount, YearMonth first, int months) {
        var village = NEXT.incrementAndGet();
        var id = dossiers.endorsed(village, 2);
        modules.system(() -> {
            var registration = registrations.open(id);
            var bill = new RegistrationAnswer.IssuedBill(
                    "B-" + village,
                    Rupiah.of(amount),
                    first,
                    months,
                    LocalDate.of(2027, 1, 15),
                    LocalDate.of(2027, 1, 31));
            var accepted = dossiers.candidates(village, id).stream()
                    .map(person -> new RegistrationAnswer.Accepted(String.valueOf(person.id()), "KPJ" + person.id()))
                    .toList();
            modules.get(InsurerForTests.class)
                    .answers(OrderStatus.answered(
                            registration.reference(), new RegistrationAnswer(accepted, List.of(), Optional.of(bill))));

            assertThatExceptionOfType(Channel.Doubt.class)
                    .isThrownBy(() -> registrations.ask(order(village, id, registration)))
                    .withMessageContaining("yang dipesan Rp403.200 untuk 12 bulan sejak Januari 2027");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into entrant select :first, :reserve, :p, :v # in the place of somebody refused",
                "insert into entrant select :first, :refused, :p, :v # entrant_pkey",
                "with again as (insert into registration (proposal_id, village_id, opened_at) values (:p, :v, now()) returning id) insert into entrant select id, :refused, :p, :v from again # asked_for_once",
                "update entrant set candidate_id = candidate_id where village_id = :v # append-only",
                "update replacement set reason = 'y' where village_id = :v # append-only",
                "insert into replacement (registration_id, refused_id, proposal_id, village_id, decided_by, decided_at) select :first, :refused, :p, :v, min(id), now() from official # empty_with_a_reason",
                "insert into replacement (registration_id, refused_id, proposal_id, village_id, reason, decided_by, decided_at) select :first, :refused, :p, :v, '', min(id), now() from official # replacement_reason_check",
                "insert into replacement (registration_id, refused_id, proposal_id, village_id, reason, decided_by, decided_at) select :first, :accepted, :p, :v, 'x', min(id), now() from official # was accepted and keeps the place",
                "insert into replacement (registration_id, refused_id, proposal_id, village_id, reason, decided_by, decided_at) select :first, :reserve, :p, :v, 'x', min(id), now() from official # after_an_answer",
                "insert into replacement (registration_id, refused_id, replaced_by, proposal_id, village_id, decided_by, decided_at) select :first, :refused, :accepted, :p, :v, min(id), now() from official # from_the_reserve",
                "insert into replacement (registration_id, refused_id, replaced_by, proposal_id, village_id, decided_by, decided_at) select :first, :refused, :reserve, :p, :v, min(id), now() from official, generate_series(1, 2) group by generate_series # replacement_pkey",
                "with other as (insert into proposal (village_id, budget_year, first_month, months, instalment_months, fund_source, payer, basis, activity_code, account_code, target, stage, stage_since, started_by, started_at) select village_id, 2026, '2026-12-01', 1, 1, fund_source, payer, 'DRAFT_ORIGINAL', activity_code, account_code, 1, 'DRAFT', now(), started_by, now() from proposal where id = :p returning id) insert into registration (proposal_id, village_id, opened_at, adds_to) select id, :v, now(), :first from other # proposal_of_first",
                "update inbox_message set errors = -1 where village_id = :v # inbox_message_errors_check"
            })
    void whatCannotBeIsRefusedByTheTables(String changeAndConstraint) {
        var parts = changeAndConstraint.split(" # ");
        modules.system(() -> modules.get(Inbox.class).take("x", "x", "x", "x", VILLAGE));

        assertThat(refusal(() -> modules.owner()
                        .sql(parts[0].replace(":first", first.toString())
                                .replace(":refused", people.get(0).toString())
                                .replace(":accepted", people.get(1).toString())
                                .replace(":reserve", people.get(2).toString())
                                .replace(":p", proposal.toString())
                                .replace(":v", String.valueOf(VILLAGE)))
                        .update()))
                .contains(parts[1]);
    }

    private static void answers(RegistrationId registration, long refused, long accepted) {
        modules.system(() -> {
            modules.get(InsurerForTests.class)
                    .answers(OrderStatus.answered(
                            registration.reference(),
                            new RegistrationAnswer(
                                    List.of(new RegistrationAnswer.Accepted(String.valueOf(accepted), "26000000001")),
                                    List.of(new RegistrationAnswer.Refused(
                                            String.valueOf(refused), MatchCode.MENINGGAL, "x")),
                                    Optional.of(new RegistrationAnswer.IssuedBill(
                                            "B-" + registration,
                                            Rupiah.of(201_600),
                                            YearMonth.of(2027, 1),
                                            12,
                                            LocalDate.of(2027, 1, 15),
                                            LocalDate.of(2027, 1, 31))))));
            modules.inTransaction(() -> {
                registrations
                        .ask(order(VILLAGE, proposal, registration))
                        .orElseThrow()
                        .store()
                        .run();
                return null;
            });
        });
    }

    private static Order order(int village, ProposalId id, RegistrationId registration) {
        return new Order(0, "REGISTRATION", "s", village, id.value(), registration.reference(), "SENT", 1);
    }
}
