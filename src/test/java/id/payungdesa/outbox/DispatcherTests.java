package id.payungdesa.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

class DispatcherTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static Outbox outbox;
    private static Inbox inbox;
    private static ProposalId proposal;

    private final OtherSide otherSide = new OtherSide();
    private final List<Dispatcher.Feed> feeds = new ArrayList<>();
    private Listener listener = message -> true;

    @BeforeAll
    static void start() {
        modules = new Modules();
        outbox = modules.get(Outbox.class);
        inbox = modules.get(Inbox.class);
        proposal = new Dossiers(modules).started(VILLAGE, Dossiers.header(Basis.ENACTED));
        modules.owner()
                .sql("create table heard (message text, tx bigint); grant all on heard to payung_app")
                .update();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @BeforeEach
    void nothingIsThere() {
        modules.owner()
                .sql("delete from outbox_order; delete from inbox_message; delete from heard")
                .update();
    }

    @Test
    void anOrderIsSentThenAskedAboutUntilTheAnswerIsStoredAndTold() {
        queue("A");
        run();
        assertThat(state("A")).isEqualTo("SENT");

        due();
        run();
        assertThat(state("A")).as("the other side is not done").isEqualTo("SENT");

        otherSide.answered = order -> Channel.Reply.answered("testAnswered", () -> hear("stored " + order.reference()));
        due();
        run();

        assertThat(state("A")).isEqualTo("ANSWERED");
        assertThat(heard()).containsExactly("stored A");
        assertThat(otherSide.sent).containsExactly("A");
        assertThat(messages()).singleElement().satisfies(message -> assertThat(message)
                .containsEntry("source", "TEST")
                .containsEntry("message_id", "A")
                .containsEntry("name", "testAnswered")
                .containsEntry("subject", "case-A"));
    }

    @Test
    void inDoubtItIsAskedAboutAndNotSentAgain() {
        queue("A");
        otherSide.sending = order -> {
            throw new Channel.Doubt("timeout", null);
        };
        run();
        assertThat(state("A")).isEqualTo("UNKNOWN");

        due();
        run();

        assertThat(state("A")).isEqualTo("SENT");
        assertThat(otherSide.sent).containsExactly("A");
        assertThat(otherSide.asked).containsExactly("A");
    }

    @Test
    void whatNeverArrivedIsSentAgainUnderTheSameReference() {
        queue("A");
        otherSide.sending = order -> {
            throw new Channel.Doubt("reset", null);
        };
        run();
        otherSide.sending = order -> {};
        otherSide.knows = false;
        due();
        run();
        assertThat(state("A")).isEqualTo("QUEUED");

        due();
        run();

        assertThat(otherSide.sent).containsExactly("A", "A");
        assertThat(state("A")).isEqualTo("SENT");
    }

    @Test
    void whoDiesWhileSendingLeavesAnOrderThatIsAskedAbout() {
        queue("A");
        modules.system(() -> assertThat(outbox.claim()).isPresent());
        leaseRunsOut();

        run();

        assertThat(otherSide.sent).isEmpty();
        assertThat(otherSide.asked).containsExactly("A");
    }

    @Test
    void aPlainNoIsFinal() {
        queue("A");
        otherSide.sending = order -> {
            throw new Channel.Rejected("no such thing", null);
        };
        run();

        leaseRunsOut();
        run();

        assertThat(state("A")).isEqualTo("REFUSED");
        assertThat(otherSide.sent).hasSize(1);
        assertThat(otherSide.asked).isEmpty();
    }

    @Test
    void anythingElseThatGoesWrongIsDoubt() {
        queue("A");
        otherSide.sending = order -> {
            throw new IllegalStateException("a bug of ours");
        };

        run();

        assertThat(state("A")).isEqualTo("UNKNOWN");
        assertThat(outbox(order -> order.get("last_error")))
                .containsExactly(
                        "Kesalahan di aplikasi (IllegalStateException). Pengelola Sistem memeriksa sebabnya di log.");
    }

    @Test
    void anOrderNobodyCarriesHoldsUpNoOther() {
        modules.system(() -> outbox.queue("STRANGE", "s", "A", proposal.value(), VILLAGE));
        queue("B");

        run();

        assertThat(state("A")).isEqualTo("UNKNOWN");
        assertThat(state("B")).isEqualTo("SENT");
    }

    @Test
    void anAnswerThatCannotBeStoredIsAsIfItHadNotCome() {
        queue("A");
        run();
        otherSide.answered = order -> Channel.Reply.answered("testAnswered", () -> {
            hear("half");
            throw new IllegalStateException("cannot be stored");
        });
        due();

        run();

        assertThat(state("A")).isEqualTo("UNKNOWN");
        assertThat(heard()).isEmpty();
        assertThat(messages()).isEmpty();
    }

    /** While this node asked, its lease ran out and another took the order over. */
    @Test
    void aLateNodeStoresNoAnswer() {
        queue("A");
        run();
        otherSide.answered = order -> {
            leaseRunsOut();
            modules.system(() -> assertThat(outbox.claim()).isPresent());
            return Channel.Reply.answered("testAnswered", () -> hear("stored late"));
        };
        due();

        run();

        assertThat(heard()).isEmpty();
        assertThat(messages()).isEmpty();
        assertThat(state("A")).isEqualTo("SENT");
    }

    @Test
    void messagesDoNotWaitForAnotherSideThatTakesItsTime() {
        IntStream.range(0, 3).forEach(n -> queue("A" + n));
        take("1");
        listener = hearing();
        otherSide.sending = order -> {
            assertThat(heard()).contains("1");
            take(order.reference());
        };

        run();

        assertThat(otherSide.sent).hasSize(3);
        assertThat(outbox(order -> order.get("state"))).containsOnly("SENT");
        assertThat(heard()).containsExactly("1", "A0", "A1", "A2");
    }

    @Test
    void aRoundCarriesSomeOrdersThenLooksForNewsAndGoesOnWhileThereIsMore() {
        IntStream.range(0, 40).forEach(n -> queue("A" + n));
        var carried = new ArrayList<Integer>();
        feeds.add(() -> carried.add(otherSide.sent.size()));

        run();

        assertThat(carried).containsExactly(25, 40);
        assertThat(otherSide.sent).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anOrderTheOtherSideKeepsWaitingLetsOthersPassInTheNextLane() throws InterruptedException {
        var patience = new CountDownLatch(1);
        otherSide.sending = order -> {
            if (order.reference().equals("A")) {
                waitsFor(patience);
            }
        };
        queue("A");
        queue("B");

        var threads = Executors.newScheduledThreadPool(2);
        var registrar = new ScheduledTaskRegistrar();
        registrar.setScheduler(threads);
        new Schedule(dispatcher(), 2, 50, 0).configureTasks(registrar);
        registrar.afterPropertiesSet();
        try {
            await().untilAsserted(() -> assertThat(state("B")).isEqualTo("SENT"));
            assertThat(state("A")).isEqualTo("SENDING");
        } finally {
            patience.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(state("A")).isEqualTo("SENT");
        assertThat(otherSide.sent).containsExactlyInAnyOrder("A", "B");
    }

    private static void waitsFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFeedThatFailsStopsNothing() {
        take("1");
        feeds.add(() -> {
            throw new IllegalStateException("no news today");
        });
        var fetched = new AtomicInteger();
        feeds.add(fetched::incrementAndGet);

        run();

        assertThat(fetched).hasValue(1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theSameMessageIsTakenAndToldOnce() {
        listener = hearing();

        assertThat(take("1")).isTrue();
        assertThat(take("1")).isFalse();
        run();
        assertThat(take("1")).as("again, after it was told").isFalse();
        run();

        assertThat(heard()).containsExactly("1");
    }

    @Test
    void aMessageWaitsUntilSomebodyListens() {
        listener = message -> false;
        take("1");
        run();
        assertThat(waiting()).containsExactly("1");

        listener = hearing();
        run();
        assertThat(heard()).as("not at once").isEmpty();

        soon();
        run();
        assertThat(heard()).containsExactly("1");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void messagesAreToldTwentyFiveTogether() {
        listener = hearing();
        modules.system(() -> inbox.takeAll(
                "decree",
                "round-1-",
                "endorsementDecided",
                IntStream.range(0, 60).boxed().collect(Collectors.toMap(n -> "proposal-" + n, n -> 1 + n))));

        run();

        var groups = modules.owner()
                .sql("select count(*) from heard group by tx order by 1 desc")
                .query(Integer.class)
                .list();
        assertThat(groups).containsExactly(25, 25, 10);
    }

    @Test
    void oneMessageThatFailsStopsNoOtherAndIsNotLost() {
        var poisoned = hearing();
        listener = message -> {
            var delivered = poisoned.deliver(message);
            if (message.messageId().equals("07")) {
                throw new IllegalStateException("poison");
            }
            return delivered;
        };
        IntStream.range(0, 25).forEach(n -> take("%02d".formatted(n)));

        run();

        assertThat(heard()).hasSize(24).doesNotHaveDuplicates().doesNotContain("07");
        assertThat(waiting()).containsExactly("07");
        assertThat(messages().stream()
                        .filter(message -> message.get("message_id").equals("07")))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .containsEntry("failures", 1)
                        .hasEntrySatisfying(
                                "last_error",
                                error -> assertThat(error).asString().contains("poison")));

        listener = hearing();
        soon();
        run();
        assertThat(heard()).contains("07").hasSize(25);
    }

    @Test
    void whatComesBehindAPoisonedGroupIsToldInTheSameRound() {
        var poisoned = hearing();
        listener = message -> {
            if (message.messageId().equals("00")) {
                throw new IllegalStateException("poison");
            }
            return poisoned.deliver(message);
        };
        IntStream.range(0, 60).forEach(n -> take("%02d".formatted(n)));

        run();

        assertThat(heard()).hasSize(59).doesNotHaveDuplicates();
    }

    /** In turn or together, a message is in one hand at a time. */
    @Test
    void severalNodesTellEachMessageOnce() throws Exception {
        var poisoned = hearing();
        listener = message -> {
            var delivered = poisoned.deliver(message);
            sleep();
            if (message.messageId().endsWith("5")) {
                throw new IllegalStateException("poison");
            }
            return delivered;
        };
        IntStream.range(0, 40).forEach(n -> take("%02d".formatted(n)));

        var pool = Executors.newFixedThreadPool(4);
        var nodes = IntStream.range(0, 4)
                .<Callable<Void>>mapToObj(n -> () -> {
                    run();
                    return null;
                })
                .toList();
        for (var node : pool.invokeAll(nodes)) {
            node.get();
        }
        pool.shutdown();

        assertThat(heard()).hasSize(36).doesNotHaveDuplicates();
        assertThat(waiting()).containsExactly("05", "15", "25", "35");
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        dispatcher().run();
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(
                outbox,
                inbox,
                List.of(otherSide),
                feeds,
                message -> listener.deliver(message),
                modules.get(TransactionTemplate.class));
    }

    private static Listener hearing() {
        return message -> {
            hear(message.messageId());
            return true;
        };
    }

    /** Written in the transaction of whoever tells, so it is gone if that fails. */
    private static void hear(String message) {
        modules.get(JdbcClient.class)
                .sql("insert into heard values (?, txid_current())")
                .param(message)
                .update();
    }

    private static List<String> heard() {
        return modules.owner()
                .sql("select message from heard")
                .query(String.class)
                .list();
    }

    private static void queue(String reference) {
        modules.system(() -> outbox.queue("TEST", "case-" + reference, reference, proposal.value(), VILLAGE));
    }

    private static boolean take(String id) {
        var taken = new ArrayList<Boolean>();
        modules.system(() -> taken.add(inbox.take("test", id, "told", "case", VILLAGE)));
        return taken.get(0);
    }

    private static List<Map<String, Object>> messages() {
        return modules.owner().sql("select * from inbox_message").query().listOfRows();
    }

    private static List<String> waiting() {
        return modules.owner()
                .sql("select message_id from inbox_message where delivered_at is null order by 1")
                .query(String.class)
                .list();
    }

    private static void soon() {
        modules.owner().sql("update inbox_message set next_at = now()").update();
    }

    private static void due() {
        modules.owner().sql("update outbox_order set next_at = now()").update();
    }

    private static void leaseRunsOut() {
        modules.owner()
                .sql("update outbox_order set next_at = now(), lease_until = now() - interval '1 second'")
                .update();
    }

    private static String state(String reference) {
        return modules.owner()
                .sql("select state from outbox_order where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private static <T> List<T> outbox(Function<Map<String, Object>, T> what) {
        return modules.owner().sql("select * from outbox_order").query().listOfRows().stream()
                .map(what)
                .toList();
    }

    private static final class OtherSide implements Channel {

        final List<String> sent = Collections.synchronizedList(new ArrayList<>());
        final List<String> asked = Collections.synchronizedList(new ArrayList<>());
        Consumer<Order> sending = order -> {};
        Function<Order, Reply> answered = order -> Reply.pending();
        boolean knows = true;

        @Override
        public String kind() {
            return "TEST";
        }

        @Override
        public void send(Order order) {
            sent.add(order.reference());
            sending.accept(order);
        }

        @Override
        public Optional<Reply> ask(Order order) {
            asked.add(order.reference());
            return knows ? Optional.of(answered.apply(order)) : Optional.empty();
        }
    }
}
