package id.payungdesa.enrolment.bpjs;

import static id.payungdesa.enrolment.bpjs.Orders.addition;
import static id.payungdesa.enrolment.bpjs.Orders.matching;
import static id.payungdesa.enrolment.bpjs.Orders.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.payungdesa.common.MovableClock;
import id.payungdesa.common.Rupiah;
import id.payungdesa.enrolment.InsurerRefused;
import id.payungdesa.enrolment.InsurerSilent;
import id.payungdesa.enrolment.MatchCode;
import id.payungdesa.enrolment.MatchingAnswer;
import id.payungdesa.enrolment.OrderStatus;
import id.payungdesa.enrolment.RegistrationAnswer;
import id.payungdesa.enrolment.RenewalOrder;
import id.payungdesa.enrolment.Settlement;
import id.payungdesa.sandbox.Misbehaviour;
import id.payungdesa.sandbox.Sandbox;
import id.payungdesa.sandbox.SandboxBooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BpjsInsurerTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGER = Duration.ofMillis(1500);

    private final Sandbox sandbox = new Sandbox(SandboxBooks.empty(), new MovableClock());
    private Tap tap;
    private BpjsInsurer insurer;

    @BeforeEach
    void listenToAnInsurer() throws IOException {
        sandbox.start();
        tap = new Tap(sandbox.url());
        insurer = at(tap.url());
    }

    @AfterEach
    void bothSidesKeptTheContract() {
        tap.close();
        sandbox.stop();
        assertThat(tap.calls()).allSatisfy(call -> {
            assertThat(Contract.ofRequest(call).getMessages()).isEmpty();
            assertThat(Contract.ofAnswer(call, call.answer()).getMessages()).isEmpty();
        });
    }

    @Test
    void eachPersonIsMatched() {
        insurer.submit(matching("M-1", "9001", "9912"));

        assertThat(insurer.ask("M-1")
                        .flatMap(OrderStatus::matching)
                        .orElseThrow()
                        .persons())
                .extracting(MatchingAnswer.Match::ref, MatchingAnswer.Match::code)
                .containsExactly(tuple("9001", MatchCode.VALID), tuple("9912", MatchCode.AKTIF_BPU));
    }

    @Test
    void acceptedPersonsGetNumbersAndOneBill() {
        insurer.submit(registration("R-1", "9001", "9002", "9922"));

        var answer = insurer.ask("R-1").flatMap(OrderStatus::registration).orElseThrow();

        assertThat(answer.accepted())
                .extracting(RegistrationAnswer.Accepted::ref)
                .containsExactly("9001", "9002");
        assertThat(answer.refused())
                .extracting(RegistrationAnswer.Refused::code)
                .containsExactly(MatchCode.MENINGGAL);
        assertThat(answer.bill()).hasValueSatisfying(bill -> {
            assertThat(bill.amount()).isEqualTo(Rupiah.of(2 * 3 * 16_800));
            assertThat(bill.firstMonth()).isEqualTo(YearMonth.of(2027, 1));
            assertThat(bill.dueOn()).isEqualTo(LocalDate.of(2027, 1, 15));
        });
    }

    @Test
    void whoIsAddedIsBilledTogetherWithThoseBefore() {
        insurer.submit(registration("R-1", "9001", "9922"));
        insurer.submit(addition("R-2", Optional.of("R-1"), "9002"));

        var answer = insurer.ask("R-2").flatMap(OrderStatus::registration).orElseThrow();

        assertThat(answer.accepted())
                .extracting(RegistrationAnswer.Accepted::ref)
                .containsExactly("9002");
        assertThat(answer.bill().orElseThrow().amount()).isEqualTo(Rupiah.of(2 * 3 * 16_800));
    }

    @Test
    void nothingIsAddedToWhatWasNeverReceived() {
        var refused = catchThrowableOfType(
                InsurerRefused.class, () -> insurer.submit(addition("R-2", Optional.of("R-404"), "9002")));

        assertThat(refused.reason()).isEqualTo(InsurerRefused.Reason.INVALID);
    }

    @Test
    void whereNobodyIsAcceptedNothingIsBilled() {
        insurer.submit(registration("R-1", "9921"));

        assertThat(insurer.ask("R-1")
                        .flatMap(OrderStatus::registration)
                        .orElseThrow()
                        .bill())
                .isEmpty();
    }

    @Test
    void anOrderThatWasNeverReceivedIsTold() {
        assertThat(insurer.ask("R-404")).isEmpty();
    }

    @Test
    void aPaidContributionArrives() {
        insurer.submit(registration("R-1", "9001"));
        var bill = insurer.ask("R-1")
                .flatMap(OrderStatus::registration)
                .flatMap(RegistrationAnswer::bill)
                .orElseThrow();

        var reference = sandbox.pay(bill.code()).orElseThrow();

        assertThat(insurer.settlementsAfter(0))
                .extracting(Settlement::sequence, Settlement::bankReference, Settlement::amount)
                .containsExactly(tuple(1L, reference, bill.amount()));
        assertThat(insurer.settlementsAfter(1)).isEmpty();
    }

    @Test
    void aBillGetsANewCodeForTheSameAmount() {
        insurer.submit(registration("R-1", "9001"));
        var old = billOf("R-1");

        insurer.submit(new RenewalOrder("B-1", old.code()));

        assertThat(renewed("B-1")).hasValueSatisfying(bill -> {
            assertThat(bill.amount()).isEqualTo(old.amount());
            assertThat(bill.code()).isNotEqualTo(old.code());
        });
        assertThat(sandbox.pay(old.code())).isEmpty();
        assertThat(sandbox.pay(renewed("B-1").orElseThrow().code())).isPresent();
    }

    @Test
    void aCodeThatIsPaidIsNotRenewed() {
        insurer.submit(registration("R-1", "9001"));
        sandbox.pay(billOf("R-1").code());

        insurer.submit(new RenewalOrder("B-1", billOf("R-1").code()));

        assertThat(renewed("B-1")).isEmpty();
    }

    @Test
    void aCodeNobodyKnowsIsNotRenewed() {
        var refused = catchThrowableOfType(
                InsurerRefused.class, () -> insurer.submit(new RenewalOrder("B-1", "8800000000000000")));

        assertThat(refused.reason()).isEqualTo(InsurerRefused.Reason.INVALID);
        assertThat(insurer.ask("B-1")).isEmpty();
    }

    @Test
    void theSameReferenceWithOtherContentIsRefused() {
        insurer.submit(matching("M-1", "9001"));

        var refused = catchThrowableOfType(InsurerRefused.class, () -> insurer.submit(matching("M-1", "9002")));

        assertThat(refused.reason()).isEqualTo(InsurerRefused.Reason.REFERENCE_TAKEN);
    }

    @Test
    void aWrongKeyRefusesOrdersAndSaysNothingAboutThem() {
        var stranger = new BpjsInsurer(new InsurerProperties(tap.url(), "salah", TIMEOUT));

        assertThatExceptionOfType(InsurerRefused.class).isThrownBy(() -> stranger.submit(matching("M-1", "9001")));
        assertSilent(() -> stranger.ask("M-1"));
        assertSilent(() -> stranger.settlementsAfter(0));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSE")
    void aMisbehavingInsurerIsSilentAndTheOrderIsInItsBookOnce(Misbehaviour.Kind kind) {
        var straight = at(sandbox.url());
        sandbox.misbehave(
                Misbehaviour.once(kind).after(kind == Misbehaviour.Kind.DRIP ? Duration.ofMillis(100) : LONGER));

        assertSilent(() -> straight.submit(registration("R-1", "9001")));

        assertThat(straight.ask("R-1").isPresent()).isEqualTo(kind != Misbehaviour.Kind.DROP_BEFORE);
        straight.submit(registration("R-1", "9001"));
        assertThat(straight.ask("R-1")
                        .flatMap(OrderStatus::registration)
                        .orElseThrow()
                        .accepted())
                .hasSize(1);
    }

    @Test
    void aRefusedOrderIsNotInTheBookAndMayBeHandedOverAgain() {
        sandbox.misbehave(Misbehaviour.once(Misbehaviour.Kind.REFUSE));

        var refused = catchThrowableOfType(InsurerRefused.class, () -> insurer.submit(matching("M-1", "9001")));

        assertThat(refused.reason()).isEqualTo(InsurerRefused.Reason.INVALID);
        assertThat(insurer.ask("M-1")).isEmpty();
        insurer.submit(matching("M-1", "9001"));
        assertThat(insurer.ask("M-1")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void aMisbehavingInsurerIsSilentWhenAsked(Misbehaviour.Kind kind) {
        var straight = at(sandbox.url());
        straight.submit(matching("M-1", "9001"));
        sandbox.misbehave(Misbehaviour.once(kind)
                .times(5)
                .on("/v1/orders")
                .after(kind == Misbehaviour.Kind.DRIP ? Duration.ofMillis(100) : LONGER));

        assertSilent(() -> straight.ask("M-1"));
    }

    @Test
    void nobodyThereIsSilence() {
        sandbox.stop();
        try {
            assertSilent(() -> at(URI.create("http://127.0.0.1:9")).ask("M-1"));
        } finally {
            sandbox.start();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 307, 400, 403, 404, 408, 413, 429, 500, 502, 503})
    void aStatusFromSomebodyInBetweenIsSilence(int status) {
        tap.answerWith(answer -> new Tap.Answer(status, "text/html", "<p>proxy".getBytes()));

        assertSilent(() -> insurer.submit(matching("M-1", "9001")));
        assertSilent(() -> insurer.ask("M-1"));
        assertSilent(() -> insurer.settlementsAfter(0));
    }

    @Test
    void anAnswerThatDoesNotEndIsSilence() {
        insurer.submit(matching("M-1", "9001"));
        tap.answerWith(answer -> new Tap.Answer(
                answer.status(), answer.type(), (new String(answer.body()) + " ".repeat(5 << 20)).getBytes()));

        assertSilent(() -> insurer.ask("M-1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 404, 500})
    void aTrueAnswerUnderAnotherStatusIsSilence(int status) {
        insurer.submit(matching("M-1", "9001"));
        tap.answerWith(answer -> new Tap.Answer(status, answer.type(), answer.body()));

        assertSilent(() -> insurer.submit(matching("M-1", "9001")));
        assertSilent(() -> insurer.ask("M-1"));
        assertSilent(() -> insurer.settlementsAfter(0));
    }

    @Test
    void aGapInTheSettlementsIsSilence() {
        insurer.submit(registration("R-1", "9001"));
        insurer.ask("R-1")
                .flatMap(OrderStatus::registration)
                .flatMap(RegistrationAnswer::bill)
                .flatMap(bill -> sandbox.pay(bill.code()))
                .orElseThrow();
        tap.answerWith(answer -> new Tap.Answer(
                answer.status(),
                answer.type(),
                new String(answer.body())
                        .replace("\"sequence\":1", "\"sequence\":2")
                        .getBytes()));

        assertSilent(() -> insurer.settlementsAfter(0));
    }

    @Test
    void nothingSaidAboutAnAnswerRepeatsIt() {
        insurer.submit(matching("M-1", "9001"));
        tap.answerWith(answer -> new Tap.Answer(
                200,
                answer.type(),
                new String(answer.body()).replace("VALID", Orders.nik("9001")).getBytes()));

        assertThatExceptionOfType(InsurerSilent.class)
                .isThrownBy(() -> insurer.ask("M-1"))
                .satisfies(silent -> assertThat(silent).hasStackTraceContaining("Not a"))
                .satisfies(silent -> assertThat(traceOf(silent)).doesNotContain(Orders.nik("9001")));
    }

    @Test
    void anOrderWrittenToALogNamesNobody() {
        assertThat(matching("M-1", "9001") + " " + registration("R-1", "9001"))
                .contains("M-1", "R-1")
                .doesNotContain(Orders.nik("9001"), "Budi", "Siti", "Aminah", "6503990101200001");
    }

    private RegistrationAnswer.IssuedBill billOf(String reference) {
        return insurer.ask(reference)
                .flatMap(OrderStatus::registration)
                .flatMap(RegistrationAnswer::bill)
                .orElseThrow();
    }

    private Optional<RegistrationAnswer.IssuedBill> renewed(String reference) {
        return insurer.ask(reference)
                .flatMap(OrderStatus::renewal)
                .orElseThrow()
                .bill();
    }

    private static String traceOf(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static BpjsInsurer at(URI url) {
        return new BpjsInsurer(new InsurerProperties(url, SandboxBooks.API_KEY, TIMEOUT));
    }

    private static void assertSilent(ThrowingCallable call) {
        assertThatExceptionOfType(InsurerSilent.class).isThrownBy(call);
    }
}
