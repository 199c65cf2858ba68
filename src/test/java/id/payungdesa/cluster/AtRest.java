package id.payungdesa.cluster;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.payungdesa.cluster.Journal.About;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What must be true once the work has come to rest, whatever befell the nodes meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtRest {

    static final int SECONDS_TO_RESUME = 45;

    final long seed = Long.getLong("payung.seed", System.nanoTime());
    final Random random = new Random(seed);
    final Register register = new Register();
    final Cluster cluster = new Cluster();
    List<Village> villages;

    @AfterAll
    void everythingEnds() {
        cluster.close();
    }

    void starts(Release release, int count) {
        System.out.printf("%s: -Dpayung.seed=%d%n", getClass().getSimpleName(), seed);
        for (var node = 0; node < count; node++) {
            cluster.start(release);
        }
        cluster.nodes().forEach(Node::awaitUp);
        cluster.journal.begin();
    }

    /** All of them at once, each in its own pace. */
    static CompletableFuture<Void> each(List<Village> villages, Consumer<Village> way) {
        var clerks = Executors.newFixedThreadPool(Math.max(1, Math.min(6, villages.size())));
        var done = CompletableFuture.allOf(villages.stream()
                .map(village -> CompletableFuture.runAsync(() -> way.accept(village), clerks))
                .toArray(CompletableFuture[]::new));
        clerks.shutdown();
        return done;
    }

    /** One desk after the other is late, and is reminded by whichever node comes first. */
    void deadlinesPassUntilTwoNodesTookJobs(List<Village> late) {
        for (var village : late) {
            if (cluster.journal.taken(About.JOB).size() < 2) {
                var job = cluster.timer(village, "verificationOverdue").orElseThrow();
                cluster.letDeadlinePass(job);
                awaitDone(job);
            }
        }
    }

    /** An order that the insurer has taken from this node while its answer is still on the way. */
    long orderOf(Node node) {
        await("an order of " + node).atMost(Duration.ofMinutes(1)).until(() -> cluster.orderSentBy(node)
                .isPresent());
        return cluster.orderSentBy(node).orElseThrow();
    }

    /** When another node had taken the order. */
    OffsetDateTime resumed(long order, Node lost, OffsetDateTime since) {
        await("order of " + lost).atMost(Duration.ofMinutes(3)).until(() -> cluster.journal
                .resumed(About.ORDER, order, "TAKEN", lost.name(), since)
                .isPresent());
        return cluster.journal
                .resumed(About.ORDER, order, "TAKEN", lost.name(), since)
                .orElseThrow();
    }

    void awaitDone(String job) {
        await("the job " + job).atMost(Duration.ofMinutes(1)).until(() -> cluster.journal.isDone(job));
    }

    void awaitAnswered(long order) {
        await("the answer to order " + order)
                .atMost(Duration.ofMinutes(1))
                .until(() -> count("outbox_order where state = 'ANSWERED' and id = " + order) == 1);
    }

    @Test
    void everyProposalEndsCovered() {
        assertThat(villages).extracting(Village::stage).containsOnly("COVERED");
        assertThat(count("coverage")).isEqualTo(villages.size() * Village.PEOPLE);
    }

    @Test
    void theInsurersOwnBookHoldsEachOrderMemberBillAndPaymentOnce() {
        System.out.printf(
                "%d villages, %d people each; the insurer's book: %s%n", villages.size(), Village.PEOPLE, book());
        assertThat(inTheBook("received_order where kind = 'MATCHING'")).isEqualTo(villages.size());
        assertThat(inTheBook("received_order where kind = 'REGISTRATION'")).isEqualTo(villages.size());
        assertThat(inTheBook("member")).isEqualTo(villages.size() * Village.PEOPLE);
        assertThat(inTheBook("registration")).isEqualTo(villages.size() * Village.PEOPLE);
        assertThat(inTheBook("bill")).isEqualTo(villages.size());
        assertThat(inTheBook("bill where dead")).isZero();
        assertThat(inTheBook("payment join bill on bill.code = payment.bill and bill.amount = payment.amount"))
                .isEqualTo(villages.size());
        assertThat(inTheBook("settlement")).isEqualTo(villages.size());
    }

    /** For the page that tells of it: src/docs/decisions/0007-several-nodes.md. */
    private String book() {
        return List.of("received_order", "member", "registration", "bill", "payment", "settlement").stream()
                .map(table -> table + " " + inTheBook(table))
                .collect(joining(", "));
    }

    @Test
    void noOrderWasSentAgainUnlessTheInsurerHadNeverHeardOfIt() {
        var calls = cluster.line.calls().stream()
                .filter(call -> !call.uri().getPath().contains("settlements"))
                .collect(groupingBy(Calls::reference));

        assertThat(calls).hasSize(2 * villages.size()).allSatisfy((reference, made) -> assertThat(
                        Calls.sentBlindly(made))
                .isZero());
    }

    @Test
    void theLedgerBalancesToTheRupiahTheBankTook() {
        var taken = cluster.book
                .sql("select sum(amount) from payment")
                .query(Long.class)
                .single();

        assertThat(cluster.jdbc
                        .sql("select sum(amount) from ledger_posting")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(balance("PAID")).isEqualTo(taken);
        assertThat(balance("BUDGET")).isEqualTo(-taken);
        assertThat(balance("COMMITTED")).isZero();
        assertThat(balance("CLEARING")).isZero();
    }

    @Test
    void nothingAClerkWasToldHadSucceededIsLost() {
        assertThat(register.told)
                .filteredOn(told -> told.subject().matches("(proposal|round)-\\d+"))
                .hasSizeGreaterThan(10 * villages.size())
                .allMatch(told -> cluster.isDone(told.step(), told.subject()));
    }

    @Test
    void onlyALostNodeLeftAClerkWithoutAnAnswer() {
        assertThat(register.failures).allMatch(failure -> failure.node().failed());
    }

    @Test
    void jobsAreSharedByTheNodes() {
        System.out.printf(
                "Taken: orders %s, jobs %s%n", cluster.journal.taken(About.ORDER), cluster.journal.taken(About.JOB));
        assertThat(cluster.journal.taken(About.JOB)).hasSizeGreaterThan(1);
    }

    @Test
    void everyReminderIsGivenOnce() {
        assertThat(count("notice")).isPositive();
        assertThat(cluster.jdbc
                        .sql(
                                "select sentence from notice group by proposal_id, role, area, kind, sentence having count(*) > 1")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void whoHasLostAnOrderSaysNothingOfItAnyMore() {
        assertThat(cluster.journal.toldTooLate()).isEmpty();
    }

    @Test
    void nothingIsStuck() {
        assertThat(count("outbox_order where state <> 'ANSWERED'")).isZero();
        assertThat(count("inbox_message where delivered_at is null and not moot"))
                .isZero();
        assertThat(incidents()).isEmpty();
        assertThat(count("act_ru_job where retries_ = 0")).isZero();
        assertThat(count("act_ru_execution")).isZero();
    }

    /** Each with why, as a stuck job's own row tells it. */
    private List<String> incidents() {
        return cluster.jdbc.sql("""
                        select concat_ws(' | ', incident.incident_type_, incident.activity_id_, incident.incident_msg_,
                            incident.configuration_, job.exception_msg_, convert_from(trace.bytes_, 'UTF8'))
                        from act_ru_incident incident left join act_ru_job job on job.id_ = incident.configuration_
                            left join act_ge_bytearray trace on trace.id_ = job.exception_stack_id_
                        """).query(String.class).list();
    }

    private int count(String rows) {
        return cluster.jdbc
                .sql("select count(*) from " + rows)
                .query(Integer.class)
                .single();
    }

    private int inTheBook(String rows) {
        return cluster.book
                .sql("select count(*) from " + rows)
                .query(Integer.class)
                .single();
    }

    private long balance(String account) {
        return cluster.jdbc
                .sql("select coalesce(sum(amount), 0) from ledger_posting where account = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }
}
