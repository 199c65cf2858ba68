package id.payungdesa.outbox;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.database.Scope;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static Outbox outbox;
    private static ProposalId proposal;

    @BeforeAll
    static void start() {
        modules = new Modules();
        outbox = modules.get(Outbox.class);
        proposal = new Dossiers(modules).started(VILLAGE, Dossiers.header(Basis.ENACTED));
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @BeforeEach
    void nothingIsQueued() {
        modules.owner().sql("delete from outbox_order").update();
    }

    @Test
    void anOrderIsQueuedWithItsDecisionOrNotAtAll() {
        Scope.system(() -> modules.get(TransactionTemplate.class).execute(status -> {
            outbox.queue("TEST", "s", "A", proposal.value(), VILLAGE);
            status.setRollbackOnly();
            return null;
        }));

        assertThat(claim()).isEmpty();
    }

    @Test
    void theSameReferenceIsTheSameOrder() {
        queue("A");

        assertThat(refusal(() -> queue("A"))).contains("outbox_order_reference_key");
    }

    @Test
    void aClaimedOrderIsOnItsWayForHalfAMinuteByTheClockOfTheDatabase() {
        queue("A");

        var order = claim().orElseThrow();

        assertThat(order.unsent()).isTrue();
        assertThat(order.fence()).isEqualTo(1);
        assertThat(row("A")).containsEntry("state", "SENDING").containsEntry("attempts", 1);
        assertThat(modules.owner()
                        .sql("select lease_until - clock_timestamp() between '20 s' and '30 s' from outbox_order")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(claim()).as("nobody else takes it").isEmpty();
    }

    @Test
    void ofEightWhoReachForAnOrderExactlyOneGetsIt() throws Exception {
        IntStream.range(0, 5).forEach(n -> queue("A" + n));

        var taken = new ArrayList<String>();
        for (var round = 0; round < 2; round++) {
            var pool = Executors.newFixedThreadPool(8);
            var reaching = IntStream.range(0, 8)
                    .<Callable<Optional<Order>>>mapToObj(n -> OutboxTests::claim)
                    .toList();
            for (var got : pool.invokeAll(reaching)) {
                got.get().map(Order::reference).ifPresent(taken::add);
            }
            pool.shutdown();
        }

        assertThat(taken).containsExactlyInAnyOrder("A0", "A1", "A2", "A3", "A4");
    }

    /** PostgreSQL then looks for what is due once for each order that there is. */
    @Test
    void oneOrderIsTakenAtATimeThoughThereWasButOneWhenTheTableWasLastLookedOver() {
        modules.owner().sql("truncate outbox_order").update();
        queue("A0");
        modules.owner().sql("analyze outbox_order").update();
        IntStream.range(1, 20).forEach(n -> queue("A" + n));

        var taken = IntStream.range(0, 20).mapToObj(n -> claim().orElseThrow().reference());

        assertThat(taken).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void whatSomebodyIsReachingForIsPassedOverWithoutWaiting() {
        queue("A");
        queue("B");

        modules.system(() -> {
            var first = outbox.claim().orElseThrow();

            assertThat(CompletableFuture.supplyAsync(OutboxTests::claim))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .satisfies(second -> assertThat(second)
                            .get()
                            .extracting(Order::reference)
                            .isNotEqualTo(first.reference()));
        });
    }

    @Test
    void whoseLeaseRanOutIsUnknownAndAskedAboutNotSentAgain() {
        queue("A");
        claim();
        leaseRunsOut();

        var again = claim().orElseThrow();

        assertThat(again.unsent()).isFalse();
        assertThat(again.fence()).isEqualTo(2);
        assertThat(row("A")).containsEntry("state", "UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "unknown", "stillWaiting", "neverArrived", "refused", "answered"})
    void whoComesLateChangesNothing(String what) {
        queue("A");
        var late = claim().orElseThrow();
        leaseRunsOut();
        claim();
        var before = row("A");

        modules.system(() -> say(what, late));

        assertThat(row("A")).isEqualTo(before);
    }

    @Test
    void onlyWhatTheOtherSideNeverHeardOfIsSentAgain() {
        queue("A");
        claimed(order -> outbox.unknown(order, "no answer"));
        assertThat(due().unsent()).isFalse();

        claimed(outbox::neverArrived);

        assertThat(due().unsent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "answered"})
    void whatIsDecidedIsFinal(String end) {
        queue("A");
        claimed(order -> say(end, order));
        leaseRunsOut();

        assertThat(claim()).isEmpty();
        assertThat(row("A").get("answered_at")).isNotNull();
    }

    @Test
    void inDoubtTheQuestionsBecomeRarer() {
        queue("A");
        claimed(order -> outbox.unknown(order, "1"));
        var first = wait("A");
        claimed(order -> outbox.unknown(order, "2"));

        assertThat(first).isBetween(4.0, 5.0);
        assertThat(wait("A")).isBetween(9.0, 10.0);
        assertThat(row("A")).containsEntry("last_error", "2");
    }

    @Test
    void whatStaffAtTheInsurerTakeDaysForIsAskedAboutEverMoreRarely() {
        queue("A");
        claimed(outbox::sent);
        claimed(outbox::stillWaiting);

        assertThat(wait("A")).isBetween(3.0, 4.0);

        modules.owner().sql("update outbox_order set attempts = 500").update();
        claimed(outbox::stillWaiting);

        assertThat(wait("A")).isBetween(119.0, 120.0);
    }

    @Test
    void aVillageSeesItsOrders() {
        queue("A");

        assertThat(modules.as(new Dossiers(modules).operator(VILLAGE), () -> outbox.of(proposal.value())))
                .extracting(Order::reference)
                .containsExactly("A");
        assertThat(modules.as(new Dossiers(modules).operator(22), () -> outbox.of(proposal.value())))
                .isEmpty();
    }

    @Test
    void anUnheardOfStateIsRefusedByTheTable() {
        queue("A");

        assertThat(refusal(() -> modules.owner()
                        .sql("update outbox_order set state = 'LOST'")
                        .update()))
                .contains("check constraint");
    }

    private static void say(String what, Order order) {
        switch (what) {
            case "sent" -> outbox.sent(order);
            case "unknown" -> outbox.unknown(order, "late");
            case "stillWaiting" -> outbox.stillWaiting(order);
            case "neverArrived" -> outbox.neverArrived(order);
            case "refused" -> outbox.refused(order, "late");
            default -> assertThat(outbox.answered(order)).isEqualTo(order.fence() == due("fence"));
        }
    }

    private static long due(String column) {
        return modules.owner()
                .sql("select " + column + " from outbox_order")
                .query(Long.class)
                .single();
    }

    private static void queue(String reference) {
        modules.system(() -> outbox.queue("TEST", "s", reference, proposal.value(), VILLAGE));
    }

    private static Optional<Order> claim() {
        return Scope.system(outbox::claim);
    }

    private static void claimed(Consumer<Order> then) {
        var order = due();
        modules.system(() -> then.accept(order));
    }

    private static Order due() {
        modules.owner()
                .sql("update outbox_order set next_at = now(), lease_until = null")
                .update();
        return claim().orElseThrow();
    }

    private static void leaseRunsOut() {
        modules.owner()
                .sql("update outbox_order set next_at = now(), lease_until = now() - interval '1 second'")
                .update();
    }

    private static Map<String, Object> row(String reference) {
        return modules.owner()
                .sql("select * from outbox_order where reference = ?")
                .param(reference)
                .query()
                .singleRow();
    }

    private static double wait(String reference) {
        return modules.owner()
                .sql(
                        "select extract(epoch from next_at - clock_timestamp())::float8 from outbox_order where reference = ?")
                .param(reference)
                .query(Double.class)
                .single();
    }
}
