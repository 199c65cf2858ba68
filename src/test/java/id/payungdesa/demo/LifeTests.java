package id.payungdesa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.payungdesa.RunningApplication;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.database.Scope;
import id.payungdesa.region.Regions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own, in which the insurer answers by itself. */
@RunningApplication
@TestPropertySource(
        properties = {"payung.dispatcher.scheduled=true", "payung.dispatcher.after=100", "payung.dispatcher.every=200"})
class LifeTests {

    private static final int WHEN_THE_POWER_GOES = 150;

    @LocalServerPort
    int port;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Regions regions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void aLifeBrokenOffGoesOnUntilEveryStageHasAVillageAndThenAddsNothing() throws InterruptedException {
        var calls = new AtomicInteger();
        life((call, nanos) -> {
                    if (calls.incrementAndGet() > WHEN_THE_POWER_GOES) {
                        throw new IllegalStateException("The power is gone");
                    }
                })
                .goesOn();
        assertThat(proposals()).hasSizeBetween(1, DemoCast.VILLAGES.size() - 1);

        var atStart = new LifeAtStart(accounts, regions, new Progress(jdbc, transaction), clock);
        atStart.begin(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));

        await().atMost(Duration.ofMinutes(10)).untilAsserted(() -> assertThat(stages())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DRAFT", 1L,
                        "SIGNING", 1L,
                        "REVIEW", 4L,
                        "CORRECTION", 1L,
                        "READY", 3L,
                        "REGISTERED", 1L,
                        "PAYMENT", 2L,
                        "COVERED", 1L)));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(openSteps())
                .containsExactlyInAnyOrder(
                        "Binusan draftProposal",
                        "Atap signProposal",
                        "Kalampising receiveFile",
                        "Kalampising verifyCandidates",
                        "Apas prepareEvaluation",
                        "Duyan signEvaluation",
                        "Long Pasia verifyCandidates",
                        "Srinanti correctProposal",
                        "Makmur recordEnactment",
                        "Liuk Bulu recordEnactment",
                        "Long Mutan recordEnactment",
                        "round initialBySecretary",
                        "Aji Kuning replaceWorkers",
                        "Setabu requestPayment",
                        "Sungai Pancang verifyPaymentRequest"));
        atStart.stop();

        var before = everything();
        assertThat(life(Meter.NONE).goesOn()).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    private Life life(Meter meter) {
        var deeds = new Deeds(URI.create("http://127.0.0.1:" + port), DemoAccounts.PASSWORD, clock, meter);
        return new Life(deeds, accounts, regions, new Progress(jdbc, transaction));
    }

    private List<String> proposals() {
        return rows("select id::text from proposal");
    }

    private Map<String, Long> stages() {
        return rows("select stage from proposal").stream()
                .collect(Collectors.groupingBy(stage -> stage, Collectors.counting()));
    }

    private List<String> openSteps() {
        return rows("""
                select coalesce(village.name, 'round') || ' ' || step
                from step left join proposal on proposal.id = proposal_id left join village on village.id = proposal.village_id
                where closed_at is null
                """);
    }

    private List<String> everything() {
        return rows("""
                select (select count(*) from proposal) || ' ' || (select count(*) from candidate) || ' '
                    || (select count(*) from step) || ' ' || (select count(*) from paper) || ' '
                    || (select count(*) from audit_entry) || ' ' || (select count(*) from round) || ' '
                    || (select count(*) from official) || ' ' || (select sum(version) from step)
                """);
    }

    private List<String> rows(String question) {
        return Scope.system(() -> transaction.execute(
                status -> jdbc.sql(question).query(String.class).list()));
    }
}
