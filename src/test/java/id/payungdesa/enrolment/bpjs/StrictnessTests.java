package id.payungdesa.enrolment.bpjs;

import static id.payungdesa.enrolment.bpjs.Orders.addition;
import static id.payungdesa.enrolment.bpjs.Orders.matching;
import static id.payungdesa.enrolment.bpjs.Orders.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.payungdesa.common.MovableClock;
import id.payungdesa.enrolment.InsurerSilent;
import id.payungdesa.enrolment.RegistrationAnswer;
import id.payungdesa.sandbox.Sandbox;
import id.payungdesa.sandbox.SandboxBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaks true answers in one place at a time: what the contract forbids must be silence. */
class StrictnessTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WRONG =
            List.of("null", "\"\"", "\"x\"", "7", "-1", "1.5", "true", "{}", "[]", "[null]", "\"2027-02-30\"");

    private final Sandbox sandbox = new Sandbox(SandboxBooks.empty(), new MovableClock());
    private Tap tap;
    private BpjsInsurer insurer;

    @BeforeEach
    void listenToAnInsurer() throws IOException {
        sandbox.start();
        tap = new Tap(sandbox.url());
        insurer = new BpjsInsurer(new InsurerProperties(tap.url(), SandboxBooks.API_KEY, Duration.ofSeconds(5)));
        insurer.submit(matching("M-1", "9001", "9912"));
        insurer.submit(registration("R-1", "9002", "9922"));
    }

    @AfterEach
    void hangUp() {
        tap.close();
        sandbox.stop();
    }

    @Test
    void aBrokenMatchingAnswerIsSilence() throws IOException {
        breakEverywhere(() -> insurer.ask("M-1"));
    }

    @Test
    void aBrokenRegistrationAnswerIsSilence() throws IOException {
        breakEverywhere(() -> insurer.ask("R-1"));
    }

    @Test
    void aBrokenAnswerToAnAdditionIsSilence() throws IOException {
        insurer.submit(addition("R-2", Optional.of("R-1"), "9003", "9923"));

        breakEverywhere(() -> insurer.ask("R-2"));
    }

    @Test
    void aBrokenRefusalOfEveryPersonIsSilence() throws IOException {
        insurer.submit(registration("R-2", "9921"));

        breakEverywhere(() -> insurer.ask("R-2"));
    }

    @Test
    void brokenSettlementsAreSilence() throws IOException {
        insurer.ask("R-1")
                .flatMap(order -> order.registration().flatMap(RegistrationAnswer::bill))
                .map(bill -> sandbox.pay(bill.code()))
                .orElseThrow();

        breakEverywhere(() -> insurer.settlementsAfter(0));
    }

    @Test
    void aBrokenReceiptIsSilence() throws IOException {
        breakEverywhere(() -> insurer.submit(matching("M-1", "9001", "9912")));
    }

    @Test
    void aBrokenRefusalIsSilence() throws IOException {
        breakEverywhere(() -> insurer.ask("M-404"));
    }

    private void breakEverywhere(Runnable call) throws IOException {
        tap.answerWith(answer -> answer);
        call.run();
        var last = tap.calls().get(tap.calls().size() - 1);
        // The contract's judge sees no text after the answer and no field given twice.
        var whole = new String(last.answer().body(), StandardCharsets.UTF_8);
        assertSilent(call, last.answer(), whole + "{}");
        assertSilent(call, last.answer(), whole.replaceFirst("\\{(\"\\w+\":)", "{$1null,$1"));
        int broken = 0;
        for (var text : breakages(last.answer().body())) {
            var answer =
                    new Tap.Answer(last.answer().status(), last.answer().type(), text.getBytes(StandardCharsets.UTF_8));
            if (Contract.ofAnswer(last, answer).hasErrors()) {
                broken++;
                assertSilent(call, answer, text);
            }
        }
        assertThat(broken).isGreaterThan(10);
    }

    private void assertSilent(Runnable call, Tap.Answer answer, String text) {
        tap.answerWith(
                ignored -> new Tap.Answer(answer.status(), answer.type(), text.getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(InsurerSilent.class).as(text).isThrownBy(call::run);
    }

    private static List<String> breakages(byte[] answer) throws IOException {
        var root = JSON.readTree(answer);
        var broken = new ArrayList<>(WRONG);
        each(root, root, broken::add);
        return broken;
    }

    /** Each node once with every wrong value, once without each field, once with a field that nobody agreed on. */
    private static void each(JsonNode root, JsonNode node, Consumer<String> broken) throws IOException {
        if (node instanceof ObjectNode object) {
            object.put("unknown", 1);
            broken.accept(root.toString());
            object.remove("unknown");
            for (var name : names(object)) {
                var value = object.remove(name);
                broken.accept(root.toString());
                for (var wrong : WRONG) {
                    object.set(name, JSON.readTree(wrong));
                    broken.accept(root.toString());
                }
                object.set(name, value);
                each(root, value, broken);
            }
        } else if (node instanceof ArrayNode array) {
            for (var element : array) {
                each(root, element, broken);
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
