package id.payungdesa.enrolment;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.InsurerForTests;
import id.payungdesa.Modules;
import id.payungdesa.common.Rupiah;
import id.payungdesa.outbox.Channel;
import id.payungdesa.outbox.Order;
import id.payungdesa.payment.Payments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillsTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Bills bills;

    private final int village = VILLAGE.incrementAndGet();
    private final Bill bill = dossiers.billed(village, 1);

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        bills = modules.get(Bills.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void aNewCodeIsForTheSameContributionAndWhoeverWasToPayTheOldOnePaysIt() {
        var payment = dossiers.payable(bill);

        var live = dossiers.renewed(village, bill);

        assertThat(live.code()).isEqualTo("NEW-" + bill.code());
        assertThat(live.amount()).isEqualTo(bill.amount());
        assertThat(dead(bill)).isTrue();
        assertThat(modules.as(
                        dossiers.head(village),
                        () -> modules.get(Payments.class).get(payment).bill()))
                .isEqualTo(live.id());
        assertThat(modules.owner()
                        .sql("select count(*) from payment_bill where payment_id = ?")
                        .param(payment.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"201601, 2027-01, 12", "201600, 2027-02, 12", "201600, 2027-01, 11"})
    void aNewCodeForAnythingElseIsRefused(long amount, YearMonth first, int months) {
        answers(Optional.of(new RegistrationAnswer.IssuedBill(
                "OTHER-" + bill.code(),
                Rupiah.of(amount),
                first,
                months,
                LocalDate.of(2027, 2, 15),
                LocalDate.of(2027, 2, 28))));

        assertThatExceptionOfType(Channel.Rejected.class).isThrownBy(() -> modules.system(() -> bills.ask(order())));
        assertThat(dead(bill)).isFalse();
    }

    @Test
    void aCodeThatIsPaidExpiresNoMore() {
        assertThat(expiry()).isEqualTo(Instant.parse("2027-01-31T15:59:59Z"));
        answers(Optional.empty());

        modules.system(() -> bills.ask(order()).orElseThrow().store().run());

        assertThat(expiry()).isAfter(Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(dead(bill)).isFalse();
    }

    @Test
    void theOrderNamesTheCode() {
        modules.system(() -> bills.renew(bill.id(), "payment-1"));
        modules.system(() -> bills.send(order()));

        assertThat(modules.get(InsurerForTests.class).received())
                .contains("B-%d for %s".formatted(bill.id(), bill.code()));
        assertThat(refusal(() -> modules.system(() -> bills.renew(bill.id(), "payment-1"))))
                .contains("outbox_order_reference_key");
    }

    @ParameterizedTest
    @CsvSource({
        "amount = amount + 1, renewal_of_the_same",
        "months = 11, renewal_of_the_same",
        "found_paid = true, paid_code_is_not_dead"
    })
    void theTablesHoldThatToo(String change, String constraint) {
        dossiers.renewed(village, bill);

        assertThat(refusal(() -> modules.owner()
                        .sql("update bill set " + change + " where dead and village_id = " + village)
                        .update()))
                .contains(constraint);
    }

    private void answers(Optional<RegistrationAnswer.IssuedBill> answer) {
        modules.get(InsurerForTests.class).answers(OrderStatus.answered("B-" + bill.id(), new RenewalAnswer(answer)));
    }

    private Order order() {
        return new Order(0, "BILL", "s", village, bill.proposal().value(), "B-" + bill.id(), "SENT", 1);
    }

    private Instant expiry() {
        return modules.as(dossiers.head(village), () -> bills.expiry(bill.id()));
    }

    private static boolean dead(Bill bill) {
        return modules.owner()
                .sql("select dead from bill where id = ?")
                .param(bill.id())
                .query(Boolean.class)
                .single();
    }
}
