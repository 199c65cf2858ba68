package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.TestDatabase;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.MovableClock;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Stage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sums equal those over the proposals themselves, whatever has happened since they were last counted. */
class StageSumsTests {

    private static final Instant NOW = MovableClock.START;
    private static final BudgetYear YEAR = BudgetYear.of(2027);

    private DataSource database;
    private Tables tables;
    private StageSums sums;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        tables = new Tables(database);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        sums = new StageSums(JdbcClient.create(database), transaction) {
            @Override
            public void count() {
                tables.in(EVERYWHERE, () -> {
                    super.count();
                    return null;
                });
            }
        };
    }

    @Test
    void aVillageIsMovedFromStageToStage() {
        var proposal = tables.proposal(105, 2027, Stage.DRAFT, NOW, 2);
        sums.count();

        tables.write("update proposal set stage = 'SIGNING' where id = " + proposal);

        assertThat(told())
                .contains("SIGNING 1 2 Rp403.200", "ANY 1 2 Rp403.200")
                .noneMatch(sum -> sum.startsWith("DRAFT"));
        isExact();
    }

    @Test
    void aVillageWithTwoProposalsOfAYearIsOneVillage() {
        tables.proposal(105, 2027, Stage.REVIEW, NOW, 2);
        tables.proposal(105, 2027, Stage.REVIEW, NOW, 3);
        tables.proposal(105, 2026, Stage.COVERED, NOW, 3);

        assertThat(told()).containsExactly("ANY 1 5 Rp1.008.000", "REVIEW 1 5 Rp1.008.000");
        sums.count();
        assertThat(told()).containsExactly("ANY 1 5 Rp1.008.000", "REVIEW 1 5 Rp1.008.000");
        assertThat(tables.in(EVERYWHERE, sums::years)).containsExactly(YEAR, BudgetYear.of(2026));
    }

    @Test
    void theSumsAreExactWhateverHappensInWhateverOrder() {
        var random = new Random(20261129);
        var proposals = new ArrayList<Long>();
        for (int n = 0; n < 150; n++) {
            if (proposals.isEmpty() || random.nextInt(4) == 0) {
                proposals.add(tables.proposal(100 + random.nextInt(8), 2027, Stage.DRAFT, NOW, 1 + random.nextInt(3)));
            }
            happens(random, proposals.get(random.nextInt(proposals.size())));
            if (random.nextInt(5) == 0) {
                sums.count();
            }
            isExact();
        }
        assertThat(told()).hasSizeGreaterThan(4);
    }

    private void happens(Random random, long proposal) {
        switch (random.nextInt(7)) {
            case 0 ->
                tables.write("update proposal set stage = '%s', closing_reason = null where id = %d"
                        .formatted(Stage.values()[random.nextInt(9)], proposal));
            case 1 ->
                tables.write("update proposal set stage = 'WITHDRAWN', closing_reason = 'x' where id = " + proposal);
            case 2 ->
                tables.write("update candidate set excluded = not excluded where position = 1 and proposal_id = "
                        + proposal);
            case 3 -> tables.write("update proposal set target = 1 + target % 2 where id = " + proposal);
            case 4 -> tables.write("""
                    delete from candidate where proposal_id = %d and position = 2 and not exists (
                        select from enrolled_worker where candidate_id = candidate.id)
                        and exists (select from proposal where id = %d and stage in ('DRAFT', 'CORRECTION'))
                    """.formatted(proposal, proposal));
            case 5 -> {
                if (number("select count(*) from round_proposal where fate is null and proposal_id = " + proposal)
                        == 0) {
                    tables.round(proposal, 7, 1_000_000);
                } else {
                    tables.write("""
                            update round_proposal set fate = 'POOL', reason = 'x', taken_out_from = 'x',
                                taken_out_by = (select min(id) from official), taken_out_at = now()
                            where fate is null and proposal_id = %d
                            """.formatted(proposal));
                }
            }
            default -> {
                if (number("select count(*) from registration where proposal_id = " + proposal) == 0) {
                    tables.enrolled(proposal);
                }
            }
        }
    }

    @Test
    void whatIsUnderWayWhileTheVillagesAreCountedIsNotForgotten() throws SQLException {
        var proposal = tables.proposal(105, 2027, Stage.DRAFT, NOW, 2);

        try (var underWay = database.getConnection();
                var statement = underWay.createStatement()) {
            underWay.setAutoCommit(false);
            statement.execute("select set_config('app.villages', '*', true)");
            statement.execute("update proposal set stage = 'SIGNING' where id = " + proposal);
            sums.count();
            assertThat(told()).contains("DRAFT 1 2 Rp403.200");
            underWay.commit();
        }

        assertThat(told()).contains("SIGNING 1 2 Rp403.200");
        isExact();
        sums.count();
        isExact();
    }

    @Test
    void afterCountingOneRowPerStageIsLeft() {
        for (int village = 1; village <= 4; village++) {
            tables.proposal(village, 2027, Stage.DRAFT, NOW, 1);
        }
        sums.count();
        tables.proposal(105, 2027, Stage.DRAFT, NOW, 1);
        sums.count();

        assertThat(number("select count(*) from stage_sum")).isEqualTo(2);
        assertThat(number("select count(*) from changed_standing")).isZero();
    }

    @Test
    void whoIsAtTheDeskChangesNoSum() {
        var proposal = tables.proposal(105, 2027, Stage.REVIEW, NOW, 1);
        sums.count();

        tables.open("t", "receiveFile", proposal, new Post(Role.SUBDISTRICT_COUNTER, 10), NOW);

        assertThat(number("select count(*) from changed_standing")).isZero();
    }

    @Test
    void paidAndInsuredAndSinceWhenAreSummedToo() {
        var proposal = tables.proposal(105, 2027, Stage.COVERED, NOW, 3);
        tables.enrolled(proposal);
        tables.entered(proposal, Stage.REVIEW, Instant.parse("2026-10-31T20:00:00Z"));
        tables.entered(proposal, Stage.COVERED, NOW);
        var payment = tables.payment(proposal, 403_200);
        tables.posted(payment, "PAY", "COMMITTED", "CLEARING", 403_200);
        tables.posted(payment, "SETTLE", "CLEARING", "PAID", 403_200);
        tables.insured(proposal);

        for (var counted : List.of(false, true)) {
            assertThat(told())
                    .as("counted " + counted)
                    .contains(
                            "PAID 1 0 Rp403.200",
                            "INSURED 1 2 Rp0",
                            "SINCE REVIEW 2026-11 1 0 Rp0",
                            "SINCE COVERED 2026-11 1 0 Rp0");
            sums.count();
        }
    }

    @Test
    void moneyAndCoverThatComeAfterCountingAreNotMissed() {
        var proposal = tables.proposal(105, 2027, Stage.COVERED, NOW, 3);
        tables.enrolled(proposal);
        var payment = tables.payment(proposal, 403_200);
        sums.count();

        tables.posted(payment, "PAY", "COMMITTED", "CLEARING", 403_200);
        assertThat(told()).contains("PAID 1 0 Rp403.200");
        sums.count();
        tables.insured(proposal);
        assertThat(told()).contains("INSURED 1 2 Rp0");
    }

    @Test
    void whoWithdrewIsOnNoWayAnyMore() {
        var proposal = tables.proposal(105, 2027, Stage.REVIEW, NOW, 1);
        tables.entered(proposal, Stage.REVIEW, NOW);
        tables.write("update proposal set stage = 'WITHDRAWN', closing_reason = 'x' where id = " + proposal);

        assertThat(told()).noneMatch(sum -> sum.startsWith("SINCE"));
    }

    @Test
    void theSumsOfTheVillagesMakeUpTheSumOfAll() {
        tables.proposal(105, 2027, Stage.REVIEW, NOW, 2);
        sums.count();
        tables.proposal(58, 2027, Stage.REVIEW, NOW, 3);
        tables.proposal(58, 2026, Stage.COVERED, NOW, 3);

        assertThat(tables.in(EVERYWHERE, () -> sums.ofVillages(YEAR)))
                .containsExactlyInAnyOrder(
                        new VillageSum(105, "REVIEW", 2, Rupiah.of(403_200)),
                        new VillageSum(105, "ANY", 2, Rupiah.of(403_200)),
                        new VillageSum(58, "REVIEW", 3, Rupiah.of(604_800)),
                        new VillageSum(58, "ANY", 3, Rupiah.of(604_800)));
        assertThat(tables.in("58", () -> sums.ofVillages(YEAR)))
                .extracting(VillageSum::village)
                .containsOnly(58);
    }

    private void isExact() {
        assertThat(told())
                .isEqualTo(tables.in(
                        EVERYWHERE, () -> JdbcClient.create(database).sql("""
                select coalesce(stage, 'ANY') as stage, count(distinct village_id) as villages, sum(people) as people,
                    sum(amount) as amount
                from proposal_standing where budget_year = 2027
                group by grouping sets ((stage), ()) having count(*) > 0
                """).query(StageSums::sum).list().stream()
                                .map(StageSumsTests::text)
                                .sorted()
                                .toList()));
    }

    private List<String> told() {
        return tables.in(EVERYWHERE, () -> sums.of(YEAR)).stream()
                .map(StageSumsTests::text)
                .sorted()
                .toList();
    }

    private static String text(StageSum sum) {
        return "%s %d %d %s".formatted(sum.stage(), sum.villages(), sum.people(), sum.amount());
    }

    private long number(String sql) {
        return tables.in(
                EVERYWHERE,
                () -> JdbcClient.create(database).sql(sql).query(Long.class).single());
    }
}
