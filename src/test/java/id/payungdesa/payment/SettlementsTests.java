package id.payungdesa.payment;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.InsurerForTests;
import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.common.Rupiah;
import id.payungdesa.coverage.Coverages;
import id.payungdesa.database.Scope;
import id.payungdesa.enrolment.Bill;
import id.payungdesa.enrolment.Settlement;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementsTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);
    private static final Instant NOVEMBER = Instant.parse("2026-11-20T01:00:00Z");

    private final int village = VILLAGE.incrementAndGet();

    private static Modules modules;
    private static Dossiers dossiers;
    private static Settlements settlements;
    private static int settledVillage;

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        settlements = modules.get(Settlements.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    /** What was left waiting on purpose would make the next test ask the insurer. */
    @AfterEach
    void nobodyWaits() {
        modules.owner().sql("""
                update payment set paid_by = null, paid_on = null, bank_reference = null
                where settled_at is null
                """).update();
    }

    @Test
    void theInsurersWordSettlesThePaymentCoversThePeopleAndTellsTheProcess() {
        var bill = dossiers.billed(village, 3);
        var payment = dossiers.paid(village, bill);
        dossiers.settled(bill, bill.amount(), NOVEMBER);

        fetch();
        fetch();

        assertThat(balances()).containsExactly("BUDGET -604800", "CLEARING 0", "COMMITTED 0", "PAID 604800");
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(covered(bill.proposal(), LocalDate.of(2026, 12, 31)))
                .as("not before the first month")
                .isZero();
        assertThat(covered(bill.proposal(), LocalDate.of(2027, 1, 1))).isEqualTo(3);
        assertThat(covered(bill.proposal(), LocalDate.of(2027, 12, 31))).isEqualTo(3);
        assertThat(covered(bill.proposal(), LocalDate.of(2028, 1, 1))).isZero();
        assertThat(rows("inbox_message")).singleElement().satisfies(message -> assertThat(message)
                .containsEntry("name", "contributionSettled")
                .containsEntry("subject", "payment-" + payment));
        assertThat(rows("settlement")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("matched", true));
    }

    @Test
    void anotherAmountSettlesNothingAndIsKept() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, Rupiah.of(bill.amount().amount() - 1), NOVEMBER);

        fetch();

        assertThat(rows("settlement")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("matched", false)
                .containsEntry("village_id", village));
        assertThat(rows("coverage")).isEmpty();
        assertThat(stage(bill.proposal())).isEqualTo(Stage.PAYMENT);
    }

    @Test
    void moneyForNobodyWeKnowIsKept() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        var insurer = modules.get(InsurerForTests.class);
        insurer.settles(new Settlement(
                insurer.nextSettlement(), "S-nobody", "UNHEARD-OF", Rupiah.of(5), "BANK", NOVEMBER, NOVEMBER));

        fetch();

        assertThat(modules.owner()
                        .sql("select bill_id from settlement where id = 'S-nobody'")
                        .query()
                        .singleRow())
                .containsEntry("bill_id", null);
    }

    /** Money is quicker than paper: the next village's payment makes us fetch what this one has not yet written down. */
    @Test
    void whatTheTreasurerWritesDownLaterIsSettledThen() {
        var early = dossiers.billed(village, 1);
        var payment = dossiers.approved(village, early);
        var other = VILLAGE.incrementAndGet();
        var bill = dossiers.billed(other, 1);
        dossiers.paid(other, bill);
        dossiers.settled(early, early.amount(), NOVEMBER);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        fetch();
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(stage(early.proposal())).isEqualTo(Stage.PAYMENT);

        dossiers.pays(village, payment);
        fetch();

        assertThat(stage(early.proposal())).isEqualTo(Stage.COVERED);
    }

    /** A single month, paid when it was over: there is nothing left to cover, and the others must not wait for that. */
    @Test
    void whoPaysTooLateKeepsNobodyElseWaiting() {
        var late = dossiers.billed(village, dossiers.endorsed(village, 1), 1);
        dossiers.paid(village, late);
        var other = VILLAGE.incrementAndGet();
        var bill = dossiers.billed(other, 1);
        dossiers.paid(other, bill);
        dossiers.settled(late, late.amount(), Instant.parse("2027-03-01T00:00:00Z"));
        dossiers.settled(bill, bill.amount(), NOVEMBER);

        fetch();

        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(covered(bill.proposal(), LocalDate.of(2027, 1, 1))).isEqualTo(1);
        assertThat(rows("coverage")).isEmpty();
        assertThat(balances()).as("the money has arrived all the same").contains("PAID 16800");
    }

    @Test
    void whoPaysInTheMiddleIsCoveredFromThatDay() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, bill.amount(), Instant.parse("2027-02-09T20:00:00Z"));

        fetch();

        assertThat(covered(bill.proposal(), LocalDate.of(2027, 2, 9))).isZero();
        assertThat(covered(bill.proposal(), LocalDate.of(2027, 2, 10)))
                .as("it was the tenth in Nunukan")
                .isEqualTo(1);
    }

    @Test
    void whoTurnsSixtyFiveIsCoveredForFewerMonths() {
        var bill = dossiers.billed(village, 1);
        modules.owner().sql("alter table candidate disable trigger closed_list").update();
        modules.owner()
                .sql("update candidate set months = 3 where proposal_id = ?")
                .param(bill.proposal().value())
                .update();
        dossiers.paid(village, bill);
        dossiers.settled(bill, bill.amount(), NOVEMBER);

        fetch();

        assertThat(covered(bill.proposal(), LocalDate.of(2027, 3, 31))).isEqualTo(1);
        assertThat(covered(bill.proposal(), LocalDate.of(2027, 4, 1))).isZero();
    }

    /** Whatever stops one settlement, here a proposal at an earlier stage, stops no other and is tried again. */
    @Test
    void oneThatCannotBeBookedStopsNoOther() {
        var stuck = dossiers.billed(village, 1);
        dossiers.paid(village, stuck);
        var other = VILLAGE.incrementAndGet();
        var bill = dossiers.billed(other, 1);
        dossiers.paid(other, bill);
        modules.owner()
                .sql("update proposal set stage = 'REGISTERED' where id = ?")
                .param(stuck.proposal().value())
                .update();
        dossiers.settled(stuck, stuck.amount(), NOVEMBER);
        dossiers.settled(bill, bill.amount(), NOVEMBER);

        fetch();
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(rows("coverage")).isEmpty();

        modules.owner()
                .sql("update proposal set stage = 'PAYMENT' where id = ?")
                .param(stuck.proposal().value())
                .update();
        fetch();
        assertThat(stage(stuck.proposal())).isEqualTo(Stage.COVERED);
        assertThat(rows("coverage")).hasSize(1);
    }

    @Test
    void whileNothingIsPaidTheInsurerIsAskedNowAndThen() {
        var bill = dossiers.billed(village, 1);
        dossiers.approved(village, bill);
        modules.clock().advance(Duration.ofMinutes(10));
        fetch();
        dossiers.settled(bill, bill.amount(), NOVEMBER);

        modules.clock().advance(Duration.ofMinutes(9));
        fetch();
        assertThat(rows("settlement")).isEmpty();

        modules.clock().advance(Duration.ofMinutes(1));
        fetch();
        assertThat(rows("settlement")).hasSize(1);
    }

    @Test
    void twoNodesThatFetchAtOnceBookItOnce() throws Exception {
        var bill = dossiers.billed(village, 2);
        dossiers.paid(village, bill);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        var pool = Executors.newFixedThreadPool(4);
        var nodes = IntStream.range(0, 4)
                .<Callable<Void>>mapToObj(n -> () -> {
                    fetch();
                    return null;
                })
                .toList();
        for (var node : pool.invokeAll(nodes)) {
            node.get();
        }
        pool.shutdown();

        assertThat(rows("settlement")).hasSize(1);
        assertThat(rows("coverage")).hasSize(2);
        assertThat(balances()).containsExactly("BUDGET -403200", "CLEARING 0", "COMMITTED 0", "PAID 403200");
    }

    @Test
    void aSecondSettlementOfTheSameBillIsKeptUnmatched() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        dossiers.settled(bill, bill.amount(), NOVEMBER);

        fetch();

        assertThat(rows("settlement")).extracting(row -> row.get("matched")).containsExactlyInAnyOrder(true, false);
        assertThat(rows("coverage")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into settlement select (jsonb_populate_record(s, '{\"sequence\": 9999}')).* from settlement s :where # settlement_id_key",
                "insert into settlement select (jsonb_populate_record(s, '{\"id\": \"x\"}')).* from settlement s :where # settlement_pkey",
                "update settlement set bill_id = null :where # matched_to_a_bill",
                "update coverage set cover = 'empty' :where # coverage_cover_check",
                "update coverage set months = 13 :where # coverage_months_check",
                "insert into coverage (worker_id, village_id, candidate_id, bill_id, nik_hash, cover, months) select worker_id, village_id, candidate_id, bill_id, nik_hash, '[2030-01-01,2030-02-01)', 1 from coverage :where # coverage_candidate_id_bill_id_key"
            })
    void whatCannotBeIsRefusedByTheTables(String changeAndConstraint) {
        if (settledVillage == 0) {
            settledOne();
            settledVillage = village;
        }
        var parts = changeAndConstraint.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql(parts[0].replace(":where", "where village_id = " + settledVillage))
                        .update()))
                .contains(parts[1]);
    }

    /** In whichever village's list they stand. */
    @Test
    void aPersonIsCoveredOnceAtATime() {
        settledOne();
        var other = VILLAGE.incrementAndGet();
        var bill = dossiers.billed(other, 1);

        assertThat(refusal(() -> modules.owner()
                        .sql("""
                        insert into coverage (worker_id, village_id, candidate_id, bill_id, nik_hash, cover, months)
                        select candidate.worker_id, candidate.village_id, candidate.id, :bill, coverage.nik_hash,
                            '[2027-06-01,2027-07-01)', 1
                        from coverage, candidate where candidate.proposal_id = :proposal and coverage.village_id = :village
                        """)
                        .param("bill", bill.id())
                        .param("village", village)
                        .param("proposal", bill.proposal().value())
                        .update()))
                .contains("covered_once");
    }

    @Test
    void whatIsCoveredStaysCovered() {
        assertThat(refusal(() ->
                        modules.sql("*").sql("update coverage set months = 1").update()))
                .contains("permission denied");
        assertThat(refusal(() -> modules.sql("*").sql("delete from coverage").update()))
                .contains("permission denied");
        assertThat(refusal(() ->
                        modules.sql("*").sql("update settlement set amount = 1").update()))
                .contains("permission denied");
    }

    @Test
    void tooLittleIsDisputedUntilTheRestArrives() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, Rupiah.of(201_500), NOVEMBER);
        fetch();
        assertThat(disputes()).containsExactly("SHORT 100 open");
        dossiers.settled(bill, Rupiah.of(60), NOVEMBER);
        fetch();
        assertThat(disputes()).as("more of the same").containsExactly("SHORT 100 open");

        dossiers.settled(bill, Rupiah.of(40), Instant.parse("2027-01-05T00:00:00Z"));
        fetch();

        assertThat(disputes()).containsExactly("SHORT 100 overtaken");
        assertThat(rows("settlement")).extracting(row -> row.get("matched")).containsOnly(true);
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(covered(bill.proposal(), LocalDate.of(2027, 1, 4)))
                .as("when the last of it was paid")
                .isZero();
        assertThat(rows("inbox_message"))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrder("contributionSettled", "disputeOvertaken");
    }

    @Test
    void whatCameShortIsTooMuchOnceTheWholeArrives() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, Rupiah.of(100), NOVEMBER);
        dossiers.settled(bill, bill.amount(), NOVEMBER);

        fetch();
        fetch();

        assertThat(disputes()).containsExactly("SHORT 201500 overtaken", "DOUBLE 100 open");
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(balances()).contains("EXCESS 100", "CLEARING 0");
    }

    @Test
    void moreThanTheRestIsTooMuch() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, Rupiah.of(201_000), NOVEMBER);
        dossiers.settled(bill, Rupiah.of(1_000), NOVEMBER);

        fetch();

        assertThat(disputes()).containsExactly("SHORT 600 overtaken", "OVER 400 open");
        assertThat(stage(bill.proposal())).isEqualTo(Stage.PAYMENT);
        assertThat(balances()).contains("EXCESS 400");
    }

    @Test
    void aSecondPaymentIsDisputedAndAThirdWaitsItsTurn() {
        var bill = settledOne();
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        modules.clock().advance(Duration.ofMinutes(10));

        fetch();
        fetch();

        assertThat(disputes()).containsExactly("DOUBLE 201600 open");
        assertThat(rows("settlement"))
                .extracting(row -> row.get("dispute_id"))
                .filteredOn(id -> id != null)
                .hasSize(1);
        assertThat(balances()).contains("EXCESS 201600");
    }

    @Test
    void moneyForADeadCodeIsDisputedWhetherOrNotThePaymentIsRecorded() {
        var bill = dossiers.billed(village, 1);
        dossiers.approved(village, bill);
        dossiers.renewed(village, bill);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        modules.clock().advance(Duration.ofMinutes(10));

        fetch();

        assertThat(disputes()).containsExactly("DEAD_CODE 201600 open");
        assertThat(stage(bill.proposal())).isEqualTo(Stage.PAYMENT);
    }

    @Test
    void aNewCodePaidAsWellMakesTheOldOneTooMuch() {
        var bill = dossiers.billed(village, 1);
        dossiers.approved(village, bill);
        var live = dossiers.renewed(village, bill);
        dossiers.pays(village, new PaymentId(paymentOf(live)));
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        dossiers.settled(live, live.amount(), NOVEMBER);

        fetch();
        fetch();

        assertThat(disputes()).containsExactly("DEAD_CODE 201600 overtaken", "DOUBLE 201600 open");
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(rows("coverage")).hasSize(1);
    }

    @Test
    void whatIsAcceptedForADeadCodeMakesMoneyForTheNewOneTooMuch() {
        var bill = dossiers.billed(village, 1);
        var payment = dossiers.approved(village, bill);
        var live = dossiers.renewed(village, bill);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        modules.clock().advance(Duration.ofMinutes(10));
        fetch();
        accept();
        dossiers.settled(live, live.amount(), NOVEMBER);
        dossiers.pays(village, payment);

        fetch();
        modules.clock().advance(Duration.ofMinutes(10));
        fetch();

        assertThat(disputes()).containsExactly("DEAD_CODE 201600 resolved", "DOUBLE 201600 open");
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(balances()).contains("CLEARING 0", "EXCESS 201600", "PAID 201600");
    }

    @Test
    void whatArrivesWhileTooMuchIsDisputedWaitsItsTurn() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, bill.amount().plus(Rupiah.of(1)), NOVEMBER);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        fetch();
        assertThat(disputes()).containsExactly("OVER 1 open");

        accept();
        fetch();
        fetch();

        assertThat(disputes()).containsExactly("OVER 1 resolved", "DOUBLE 201600 open");
        assertThat(stage(bill.proposal())).isEqualTo(Stage.COVERED);
        assertThat(balances()).contains("EXCESS 201601");
    }

    @Test
    void moneyUnderACodeNobodyKnowsIsDisputedOnce() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        var insurer = modules.get(InsurerForTests.class);
        insurer.settles(
                new Settlement(insurer.nextSettlement(), "S-lost", "LOST", Rupiah.of(7), "BANK", NOVEMBER, NOVEMBER));

        fetch();
        fetch();

        assertThat(modules.owner()
                        .sql("select count(*) from settlement_dispute where kind = 'UNKNOWN_CODE' and amount = 7")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whereAnythingIsBeingLookedIntoSilenceIsNotReported() {
        var bill = dossiers.billed(village, 1);
        var payment = dossiers.paid(village, bill);
        var disputes = modules.get(Disputes.class);
        modules.system(() -> disputes.reportSilence(payment));
        modules.system(() -> disputes.reportSilence(payment));
        assertThat(disputes()).containsExactly("SILENT 201600 open");

        dossiers.settled(bill, Rupiah.of(5), NOVEMBER);
        fetch();
        modules.system(() -> disputes.reportSilence(payment));

        assertThat(disputes()).containsExactly("SILENT 201600 overtaken", "SHORT 201595 open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update settlement_dispute set kind = 'DOUBLE' :where # about_a_settlement",
                "update settlement_dispute set payment_id = null :where # about_a",
                "update settlement_dispute set village_id = null :where # about_a_village",
                "update settlement_dispute set amount = 0 :where # settlement_dispute_amount_check",
                "update settlement_dispute set outcome = 'REFUNDED', refund_reference = 'x', proposed_by = 1 :where # outcome_fits_kind",
                "update settlement_dispute set outcome = 'ACCEPT', letter_number = 'x', proposed_by = 1 :where # accepted_in_writing",
                "update settlement_dispute set outcome = 'PAY_REST' :where # proposed_by_somebody",
                "update settlement_dispute set confirmed_by = 1, resolved_at = now() :where # confirmed_after_proposal",
                "update settlement_dispute set outcome = 'PAY_REST', proposed_by = 1, confirmed_by = 1, resolved_at = now() :where # confirmed_by_another",
                "update settlement_dispute set resolved_at = now() :where # resolved_by_two_or_overtaken",
                "update settlement_dispute set overtaken = true :where # resolved_by_two_or_overtaken",
                "insert into settlement_dispute (kind, payment_id, village_id, amount, raised_at) select kind, payment_id, village_id, 1, now() from settlement_dispute :where # one_open_dispute",
                "delete from settlement_dispute :where # is resolved"
            })
    void aDisputeIsWhatItSays(String changeAndConstraint) {
        var payment = dossiers.paid(village, dossiers.billed(village, 1));
        modules.system(() -> modules.get(Disputes.class).reportSilence(payment));
        var parts = changeAndConstraint.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql(parts[0].replace(":where", "where village_id = " + village))
                        .update()))
                .contains(parts[1]);
    }

    @Test
    void aResolvedDisputeStaysAsItIs() {
        var payment = dossiers.paid(village, dossiers.billed(village, 1));
        modules.system(() -> modules.get(Disputes.class).reportSilence(payment));
        var change =
                "update settlement_dispute set overtaken = true, resolved_at = now() where village_id = " + village;
        modules.owner().sql(change).update();

        assertThat(refusal(() -> modules.owner().sql(change).update())).contains("is resolved");
    }

    /** Two people accept what is in dispute. */
    private void accept() {
        var resolutions = modules.get(Resolutions.class);
        var dispute = new DisputeId(modules.owner()
                .sql("select id from settlement_dispute where village_id = ? and resolved_at is null")
                .param(village)
                .query(Long.class)
                .single());
        modules.does(
                modules.official(Role.INSURER_LIAISON, 1),
                () -> resolutions.propose(
                        dispute,
                        new Resolution(Resolution.Outcome.ACCEPT, "B/1", LocalDate.of(2026, 11, 25), null, null)));
        modules.does(modules.official(Role.DPMPD_HEAD, 1), () -> {
            resolutions.confirm(dispute, new Confirmation(Confirmation.Outcome.APPROVE, null));
            resolutions.apply(dispute);
        });
    }

    private List<String> disputes() {
        return modules.owner().sql("""
                select kind || ' ' || amount || case when overtaken then ' overtaken' when resolved_at is null then ' open'
                    else ' resolved' end
                from settlement_dispute where village_id = ? order by id
                """).param(village).query(String.class).list();
    }

    private static long paymentOf(Bill bill) {
        return modules.owner()
                .sql("select id from payment where bill_id = ?")
                .param(bill.id())
                .query(Long.class)
                .single();
    }

    private Bill settledOne() {
        var bill = dossiers.billed(village, 1);
        dossiers.paid(village, bill);
        dossiers.settled(bill, bill.amount(), NOVEMBER);
        fetch();
        return bill;
    }

    private void fetch() {
        Scope.system(() -> {
            settlements.fetch();
            return null;
        });
    }

    private Stage stage(ProposalId id) {
        return Scope.system(() -> modules.get(Proposals.class).get(id).stage());
    }

    private int covered(ProposalId id, LocalDate day) {
        return Scope.system(() -> modules.get(Coverages.class).coveredOn(id.value(), day));
    }

    private List<Map<String, Object>> rows(String table) {
        return modules.owner()
                .sql("select * from " + table + " where village_id = ?")
                .param(village)
                .query()
                .listOfRows();
    }

    private List<String> balances() {
        return modules.owner().sql("""
                select account || ' ' || sum(amount) from ledger_posting where village_id = ? group by account order by account
                """).param(village).query(String.class).list();
    }
}
