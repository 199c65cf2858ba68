package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Caller.addition;
import static id.payungdesa.sandbox.Caller.matching;
import static id.payungdesa.sandbox.Caller.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.payungdesa.common.MovableClock;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class SandboxTests {

    private static final String BORN = "1980-02-01";
    private static final Duration ANSWER_AFTER = Duration.ofSeconds(2);
    private static final Duration SETTLE_AFTER = Duration.ofSeconds(5);

    private final MovableClock clock = new MovableClock();
    private final SandboxProperties properties = SandboxBooks.empty(0, ANSWER_AFTER, SETTLE_AFTER);
    private final Sandbox sandbox = new Sandbox(properties, clock);
    private final Caller caller = new Caller(sandbox);

    @BeforeEach
    void open() {
        sandbox.start();
    }

    @AfterEach
    void close() {
        sandbox.stop();
    }

    @Test
    void theSameOrderManyTimesAtOnceHasOneEffect() throws Exception {
        var replies = atOnce(8, () -> caller.post("/v1/registrations", registration("R-1", "9001", "9002")));

        assertThat(replies).extracting(Caller.Reply::status).containsOnly(202);
        assertThat(caller.get("/buku").body())
                .contains("<strong>1</strong> pendaftaran", "<strong>2</strong> peserta", "<strong>1</strong> tagihan");
    }

    @Test
    void aReferenceIsTakenForOtherContentAndForAnotherKind() {
        caller.post("/v1/matchings", matching("X-1", BORN, "9001"));

        assertThat(caller.post("/v1/matchings", matching("X-1", BORN, "9002")).status())
                .isEqualTo(409);
        assertThat(caller.post("/v1/registrations", registration("X-1", "9001")).status())
                .isEqualTo(409);
        assertThat(caller.post("/v1/matchings", "\n" + matching("X-1", BORN, "9001") + " ")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void anAnswerIsToldWhenItIsDue() {
        caller.post("/v1/matchings", matching("M-1", BORN, "9001"));

        clock.advance(ANSWER_AFTER.minusMillis(1));
        assertThat(caller.answer("M-1").isNull()).isTrue();

        clock.advance(Duration.ofMillis(1));
        assertThat(caller.answer("M-1").at("/persons/0/code").asText()).isEqualTo("VALID");
    }

    @ParameterizedTest
    @CsvSource({
        "9911, AKTIF_PU, AKTIF_PU",
        "9912, AKTIF_BPU, AKTIF_BPU",
        "9913, DIBAYAR_PIHAK_LAIN, DIBAYAR_PIHAK_LAIN",
        "9914, NIK_TIDAK_DITEMUKAN, NIK_TIDAK_DITEMUKAN",
        "9915, NAMA_TIDAK_PADAN, NAMA_TIDAK_PADAN",
        "9916, MENINGGAL, MENINGGAL",
        "9921, VALID, AKTIF_PU",
        "9922, VALID, MENINGGAL",
        "9923, VALID, NAMA_TIDAK_PADAN"
    })
    void theSerialOfANikProvokesAFinding(String serial, String whenMatched, String whenRegistered) {
        caller.post("/v1/matchings", matching("M-1", BORN, serial));
        caller.post("/v1/registrations", registration("R-1", serial));
        clock.advance(ANSWER_AFTER);

        assertThat(caller.answer("M-1").at("/persons/0/code").asText()).isEqualTo(whenMatched);
        assertThat(caller.answer("R-1").at("/persons/0/code").asText()).isEqualTo(whenRegistered);
        assertThat(caller.answer("R-1").at("/bill").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2011-11-21, USIA", "2011-11-20, VALID", "1961-11-21, VALID", "1961-11-20, USIA"})
    void onlyThoseFrom15To64FitOn20November2026(String birthDate, String code) {
        caller.post("/v1/matchings", matching("M-1", birthDate, "9001"));
        clock.advance(ANSWER_AFTER);

        assertThat(caller.answer("M-1").at("/persons/0/code").asText()).isEqualTo(code);
    }

    @Test
    void whoIsInTheBookIsRefusedASecondTime() {
        caller.post("/v1/registrations", registration("R-1", "9001"));
        caller.post("/v1/registrations", registration("R-2", "9001", "9002"));
        caller.post("/v1/matchings", matching("M-1", BORN, "9001"));
        clock.advance(ANSWER_AFTER);

        assertThat(caller.answer("R-2").at("/persons").findValuesAsText("ref")).containsExactly("9002", "9001");
        assertThat(caller.answer("R-2").at("/persons/1/code").asText()).isEqualTo("GANDA");
        assertThat(caller.answer("M-1").at("/persons/0/code").asText()).isEqualTo("GANDA");
        assertThat(caller.answer("M-1").at("/persons/0/paidUntil").isMissingNode())
                .isTrue();
    }

    @Test
    void whoIsNamedTwiceInOneOrderIsAcceptedOnce() {
        caller.post("/v1/registrations", registration("R-1", "9001", "9001").replaceFirst("9001", "1"));
        clock.advance(ANSWER_AFTER);

        assertThat(caller.answer("R-1").at("/persons").findValuesAsText("status"))
                .containsExactly("ACCEPTED", "REFUSED");
    }

    @Test
    void aPersonIsPaidUntilTheEndOfTheInstalment() {
        sandbox.pay(billOf("R-1", "9001"));
        caller.post("/v1/matchings", matching("M-1", BORN, "9001"));
        clock.advance(ANSWER_AFTER);

        assertThat(caller.answer("M-1").at("/persons/0/paidUntil").asText()).isEqualTo("2027-03-31");
    }

    @Test
    void anUnpaidCodeDiesAndFreesThePersonWhoKeepsTheNumber() {
        var code = billOf("R-1", "9001");
        var number = caller.answer("R-1").at("/persons/0/memberNumber").asText();

        clock.setWita(LocalDate.of(2027, 1, 15), LocalTime.of(23, 59));
        assertThat(caller.get("/bank?kode=" + code).body()).contains("Bayar Rp62.400");

        clock.setWita(LocalDate.of(2027, 1, 16), LocalTime.MIDNIGHT);
        assertThat(sandbox.pay(code)).isEmpty();
        assertThat(caller.get("/bank?kode=" + code).body()).contains("berlaku sampai 15 Januari 2027");
        assertThat(billOf("R-2", "9001")).isNotEqualTo(code);
        assertThat(caller.answer("R-2").at("/persons/0/memberNumber").asText()).isEqualTo(number);
    }

    @Test
    void theAmountFollowsItsOwnTariffAndTheMonthsOfEachPerson() {
        var order = registration("R-1", "9001", "9002").replaceFirst("1400000,\"months\":12", "1000000,\"months\":2");

        caller.post("/v1/registrations", order);
        clock.advance(ANSWER_AFTER);

        assertThat(caller.answer("R-1").at("/bill/amount").asLong()).isEqualTo(2 * 16_800 + 3 * 20_800);
    }

    @Test
    void aCodeIsPaidOnceHoweverManyPayItAtOnce() throws Exception {
        var code = billOf("R-1", "9001");

        var references = atOnce(8, () -> sandbox.pay(code).orElseThrow());

        assertThat(references).containsOnly("BKT-20261120-" + references.get(0).substring(13));
        clock.advance(SETTLE_AFTER);
        assertThat(caller.get("/v1/settlements?after=0").json().at("/settlements"))
                .hasSize(1);
    }

    @Test
    void settlementsAreToldLateAndNumberedWithoutGaps() throws Exception {
        var first = billOf("R-1", "9001");
        var second = billOf("R-2", "9002");
        sandbox.pay(second);
        clock.advance(Duration.ofSeconds(1));
        sandbox.pay(first);

        clock.advance(SETTLE_AFTER.minusSeconds(1));
        assertThat(settled(0)).containsExactly(second);

        clock.advance(Duration.ofSeconds(1));
        assertThat(atOnce(8, () -> settled(0)))
                .allSatisfy(seen -> assertThat(seen).containsExactly(second, first));
        assertThat(settled(1)).containsExactly(first);
        assertThat(settled(2)).isEmpty();
    }

    @Test
    void settlementsThatFellDueTogetherKeepTheOrderOfPayment() {
        var first = billOf("R-1", "9001");
        var second = billOf("R-2", "9002");
        sandbox.pay(second);
        clock.advance(Duration.ofSeconds(1));
        sandbox.pay(first);

        clock.advance(SETTLE_AFTER);

        assertThat(settled(0)).containsExactly(second, first);
    }

    @ParameterizedTest
    @CsvSource({"SHORT, 61400", "OVER, 63400", "TWICE, 62400 62400", "UNKNOWN_CODE, 62400", "SILENT, ''"})
    void theBankErrsAsItIsTold(BankFault fault, String told) {
        var code = billOf("R-1", "9001");
        sandbox.errAtTheBank(fault);

        sandbox.pay(code);
        sandbox.pay(code);
        clock.advance(SETTLE_AFTER);

        var amounts = String.join(" ", settlements("amount"));
        assertThat(amounts).isEqualTo(fault == BankFault.SHORT ? told + " 1000" : told);
        assertThat(settled(0).contains(code)).isEqualTo(fault != BankFault.UNKNOWN_CODE && fault != BankFault.SILENT);
        sandbox.passOnWhatWasKept();
        assertThat(settlements("amount")).isNotEmpty();
    }

    @Test
    void aDeadCodeIsPaidByMistakeOnly() {
        var code = billOf("R-1", "9001");
        clock.advance(Duration.ofDays(100));
        assertThat(sandbox.pay(code)).isEmpty();

        caller.post("/control", "{\"bank\":\"DEAD_CODE\"}");
        assertThat(sandbox.pay(code)).isPresent();
        clock.advance(SETTLE_AFTER);
        assertThat(settled(0)).containsExactly(code);
    }

    @Test
    void aNewCodeKeepsItsPeopleAndMoneyUnderWayFindsTheOldOneDead() {
        var old = billOf("R-1", "9001");
        sandbox.pay(old);

        caller.post("/v1/renewals", "{\"reference\":\"B-1\",\"billingCode\":\"%s\"}".formatted(old));
        clock.advance(ANSWER_AFTER);
        assertThat(caller.answer("B-1").at("/outcome").asText()).isEqualTo("RENEWED");
        var live = caller.answer("B-1").at("/bill/code").asText();
        caller.post("/v1/registrations", registration("R-2", "9001"));
        clock.advance(SETTLE_AFTER);

        assertThat(caller.answer("R-2").at("/persons/0/code").asText()).isEqualTo("GANDA");
        assertThat(settled(0)).containsExactly(old);
        assertThat(caller.get("/bank?kode=" + live).body()).contains("Rp62.400");
    }

    @Test
    void manyWhoAskAtOnceAreToldTheSameSettlements() throws Exception {
        for (int i = 0; i < 40; i++) {
            sandbox.pay(billOf("R-" + i, String.valueOf(9100 + i)));
        }
        clock.advance(SETTLE_AFTER);

        assertThat(atOnce(8, () -> settled(0)))
                .allSatisfy(seen -> assertThat(seen).hasSize(40).isSorted());
    }

    /** Nobody can be entered until all have asked who is a member already, or wait for the one that asks. */
    @Test
    void oneOfManyOrdersForTheSamePersonAtOnceIsAccepted() throws Exception {
        var number = new AtomicInteger();
        var books = properties.datasource();
        try (var connection = DriverManager.getConnection(books.url(), books.user(), books.password())) {
            connection.setAutoCommit(false);
            var ours = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            ours.sql("lock table member in exclusive mode").update();
            var replies = CompletableFuture.supplyAsync(() -> atOnce(
                    4, () -> caller.post("/v1/registrations", registration("R-" + number.incrementAndGet(), "9001"))));
            await().until(() -> ours.sql("""
                            select count(*) from pg_locks join pg_database on pg_database.oid = database
                            where datname = current_database() and not granted
                            """).query(Integer.class).single() == 4);
            connection.commit();

            assertThat(replies.join()).extracting(Caller.Reply::status).containsOnly(202);
        }
        assertThat(caller.get("/buku").body()).contains("<strong>4</strong> pendaftaran", "<strong>1</strong> tagihan");
    }

    @Test
    void theBooksOutliveARestart() {
        var code = billOf("R-1", "9001");
        var paid = sandbox.pay(code);

        sandbox.stop();
        sandbox.start();

        assertThat(sandbox.pay(code)).isEqualTo(paid);
        assertThat(caller.post("/v1/registrations", registration("R-1", "9001")).status())
                .isEqualTo(202);
        assertThat(caller.post("/v1/registrations", registration("R-1", "9002")).status())
                .isEqualTo(409);
        clock.advance(SETTLE_AFTER);
        assertThat(settled(0)).containsExactly(code);
    }

    @Test
    void whoIsAddedIsBilledWithThoseBeforeAndTheOldCodeIsDead() {
        var old = billOf("R-1", "9001", "9922");

        var code = addedBill("R-2", "R-1", "9002");

        assertThat(caller.answer("R-2").at("/persons").findValuesAsText("ref")).containsExactly("9002");
        assertThat(caller.answer("R-2").at("/bill/amount").asLong()).isEqualTo(2 * 3 * 20_800);
        assertThat(sandbox.pay(old)).isEmpty();
        assertThat(caller.get("/bank?kode=" + old).body()).contains("sudah diganti dengan kode baru");
        assertThat(sandbox.pay(code)).isPresent();
        clock.advance(SETTLE_AFTER);
        assertThat(settled(0)).containsExactly(code);
        caller.post("/v1/registrations", registration("R-3", "9001"));
        clock.advance(ANSWER_AFTER);
        assertThat(caller.answer("R-3").at("/persons/0/code").asText()).isEqualTo("GANDA");
    }

    @Test
    void whereNobodyAddedIsAcceptedTheOldCodeStands() {
        var code = billOf("R-1", "9001", "9922");

        assertThat(addedBill("R-2", "R-1", "9921")).isEmpty();

        assertThat(sandbox.pay(code)).isPresent();
    }

    @Test
    void manyAdditionsEndInOneBill() {
        billOf("R-1", "9921");

        assertThat(addedBill("R-2", "R-1", "9001")).isNotEmpty();
        assertThat(addedBill("R-3", "R-1", "9002")).isNotEmpty();

        assertThat(caller.answer("R-3").at("/bill/amount").asLong()).isEqualTo(2 * 3 * 20_800);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R-404", "M-1", "R-2", "R-PAID", "R-ELSE"})
    void nothingIsAddedToWhatIsUnknownAddedItselfPaidOrSomebodyElses(String first) {
        caller.post("/v1/matchings", matching("M-1", BORN, "9009"));
        billOf("R-1", "9001");
        addedBill("R-2", "R-1", "9002");
        sandbox.pay(billOf("R-PAID", "9003"));
        caller.post("/v1/registrations", registration("R-ELSE", "9004").replace("6503992001", "6503992002"));

        assertThat(caller.post("/v1/registrations", addition("R-9", first, "9005"))
                        .status())
                .isEqualTo(400);
    }

    /** Whichever is first, the money and the people end under one code. */
    @Test
    void aCodeIsNotPaidAndReplacedAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            var number = i;
            var code = billOf("R-" + i, String.valueOf(9100 + i));
            var added = new AtomicInteger();
            var paid = atOnce(
                    2,
                    () -> added.getAndIncrement() == 0
                            ? sandbox.pay(code).isPresent()
                            : caller.post(
                                                    "/v1/registrations",
                                                    addition("A-" + number, "R-" + number, "92" + (10 + number)))
                                            .status()
                                    == 400);

            assertThat(paid.get(0)).isEqualTo(paid.get(1));
        }
    }

    private String addedBill(String reference, String first, String... serials) {
        caller.post("/v1/registrations", addition(reference, first, serials));
        clock.advance(ANSWER_AFTER);
        return caller.answer(reference).at("/bill/code").asText();
    }

    private String billOf(String reference, String... serials) {
        caller.post("/v1/registrations", registration(reference, serials));
        clock.advance(ANSWER_AFTER);
        return caller.answer(reference).at("/bill/code").asText();
    }

    private List<String> settlements(String field) {
        return caller.get("/v1/settlements?after=0").json().at("/settlements").findValuesAsText(field);
    }

    private List<String> settled(long after) {
        return caller.get("/v1/settlements?after=" + after)
                .json()
                .at("/settlements")
                .findValuesAsText("billingCode");
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) {
        var threads = Executors.newFixedThreadPool(times);
        try {
            return threads.invokeAll(Collections.nCopies(times, call)).stream()
                    .map(SandboxTests::result)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
