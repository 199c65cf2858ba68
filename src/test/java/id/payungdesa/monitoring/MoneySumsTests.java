package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.MovableClock;
import id.payungdesa.monitoring.MoneySums.OfBill;
import id.payungdesa.monitoring.MoneySums.OfVillage;
import id.payungdesa.monitoring.MoneySums.Share;
import id.payungdesa.proposal.Stage;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every sum is held against the tables that others keep: the bills, the ledger and what the insurer told. */
class MoneySumsTests {

    private static final int SEBATIK_TIMUR = 10;
    private static final int TANJUNG_ARU = 105;
    private static final Official DPMPD = holding(Role.DPMPD_OFFICER, 1);
    private static final Official CAMAT = holding(Role.SUBDISTRICT_HEAD, SEBATIK_TIMUR);

    private static DataSource season;
    private static BudgetYear year;

    private final Tables tables = new Tables(season);
    private final MoneySums sums = new MoneySums(JdbcClient.create(season));

    @BeforeAll
    static void threeYears() {
        season = TestDatabase.fresh();
        year = BudgetYear.of(Season.into(season, MovableClock.START));
    }

    @Test
    void theSumsAreThoseOfBillsLedgerAndSettlements() {
        for (var each = year.value() - 2; each <= year.value(); each++) {
            var total = total(shares(DPMPD, BudgetYear.of(each), Optional.empty()));

            assertThat(total.planned()).isEqualTo(number("select sum(revision.amount) from revision" + OF_YEAR, each));
            assertThat(total.committed())
                    .isEqualTo(number("select sum(round_proposal.amount) from round_proposal" + OF_YEAR, each));
            assertThat(total.billed()).isEqualTo(number("select sum(bill.amount) from bill" + OF_YEAR, each));
            assertThat(total.paid()).isEqualTo(ledger(each, "CLEARING") + ledger(each, "PAID"));
            assertThat(total.settled())
                    .isEqualTo(ledger(each, "PAID"))
                    .isEqualTo(number(
                            "select sum(settlement.amount) from settlement join bill on bill.id = bill_id"
                                    + OF_YEAR.replace("proposal_id", "bill.proposal_id"),
                            each));
            assertThat(total.left()).isEqualTo(total.committed() - total.paid());
            assertThat(total.astray()).isZero();
            assertThat(total.settled()).isPositive().isLessThanOrEqualTo(total.paid());
            assertThat(total.proposals()).isEqualTo(232);
        }
        assertThat(total(shares(DPMPD, year, Optional.empty())).paid())
                .isGreaterThan(total(shares(DPMPD, year, Optional.empty())).settled());
    }

    @Test
    void theRowsAddUpToTheSums() {
        var total = total(shares(DPMPD, year, Optional.empty()));
        List<OfVillage> villages =
                tables.in(EVERYWHERE, () -> sums.villages(DPMPD, year, Optional.empty(), Optional.empty()));
        List<OfBill> bills = tables.in(EVERYWHERE, () -> sums.bills(DPMPD, year, Optional.empty(), Optional.empty()));

        assertThat(villages.stream().map(OfVillage::money).reduce(Money.NONE, Money::plus))
                .isEqualTo(total);
        assertThat(bills.stream()
                        .filter(bill -> !bill.dead())
                        .mapToLong(OfBill::amount)
                        .sum())
                .isEqualTo(total.billed());
        assertThat(bills.stream().mapToLong(OfBill::reported).sum()).isEqualTo(total.settled());
    }

    @Test
    void aSourceAndAKecamatanNarrowTheRows() {
        var shares = shares(DPMPD, year, Optional.empty());
        var wanted = shares.stream()
                .filter(share -> share.subdistrict() == SEBATIK_TIMUR)
                .findFirst()
                .orElseThrow();

        List<OfVillage> villages = tables.in(
                EVERYWHERE, () -> sums.villages(DPMPD, year, Optional.of(SEBATIK_TIMUR), Optional.of(wanted.source())));

        assertThat(villages.stream().map(OfVillage::money).reduce(Money.NONE, Money::plus))
                .isEqualTo(wanted.money());
        assertThat(shares(DPMPD, year, Optional.of(SEBATIK_TIMUR)))
                .isEqualTo(shares.stream()
                        .filter(share -> share.subdistrict() == SEBATIK_TIMUR)
                        .toList());
    }

    @Test
    void aCamatSeesTheMoneyOfHisKecamatanAlone() {
        assertThat(shares(CAMAT, year, Optional.empty()))
                .isNotEmpty()
                .allMatch(share -> share.subdistrict() == SEBATIK_TIMUR);
        assertThat(shares(CAMAT, year, Optional.of(5))).isEmpty();
        assertThat(tables.<List<OfBill>>in(
                        EVERYWHERE, () -> sums.bills(CAMAT, year, Optional.empty(), Optional.empty())))
                .allMatch(bill -> bill.subdistrictName().equals("Sebatik Timur"));
        assertThat(shares(holding(Role.SYSTEM_OPERATOR, 1), year, Optional.empty()))
                .isEmpty();
        assertThat(tables.<List<Share>>in(
                        String.valueOf(TANJUNG_ARU), () -> sums.shares(DPMPD, year, Optional.empty())))
                .extracting(share -> share.money().proposals())
                .containsExactly(1);
    }

    @Test
    void aPaymentTheLedgerDoesNotKnowIsAstray() {
        var database = TestDatabase.fresh();
        var now = BudgetYear.of(Season.into(database, MovableClock.START));
        var own = new Tables(database);
        var apart = new MoneySums(JdbcClient.create(database));
        var jdbc = JdbcClient.create(database);
        long amount = own.in(EVERYWHERE, () -> jdbc.sql("""
                update payment set settled_at = now()
                where id = (select min(id) from payment where paid_by is not null and settled_at is null)
                returning amount
                """).query(Long.class).single());

        List<Share> shares = own.in(EVERYWHERE, () -> apart.shares(DPMPD, now, Optional.empty()));

        assertThat(total(shares).astray()).isEqualTo(amount);
    }

    @Test
    void whatARepeatedPaymentHasKeptIsPaidForTheLedgerToo() {
        var database = TestDatabase.fresh();
        var now = BudgetYear.of(Season.into(database, MovableClock.START));
        var own = new Tables(database);
        var apart = new MoneySums(JdbcClient.create(database));
        List<Share> before = own.in(EVERYWHERE, () -> apart.shares(DPMPD, now, Optional.empty()));
        own.write("""
                with back as (
                    update payment set paid_by = null, bank_reference = null, paid_on = null, waiting_since = null, turn = 2,
                        to_pay = 1000
                    where id = (select min(id) from payment where paid_by is not null and settled_at is null)
                    returning id, village_id
                ), entry as (
                    insert into ledger_entry (payment_id, village_id, kind, turn, at)
                    select id, village_id, 'REOPEN', 1, now() from back
                    returning id, village_id
                )
                insert into ledger_posting (entry_id, account, village_id, amount)
                select id, account, village_id, amount from entry, (values ('CLEARING', -1000), ('COMMITTED', 1000)) leg (account, amount)
                """);

        List<Share> after = own.in(EVERYWHERE, () -> apart.shares(DPMPD, now, Optional.empty()));

        assertThat(total(after).paid()).isEqualTo(total(before).paid() - 1000);
        assertThat(total(after).astray()).isZero();
    }

    @Test
    void whatIsStillBeingListedIsPlannedAndWhatIsOutIsNot() {
        var database = TestDatabase.fresh();
        var own = new Tables(database);
        var apart = new MoneySums(JdbcClient.create(database));
        own.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, MovableClock.START, 3);
        var gone = own.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, MovableClock.START, 7);
        own.write("update proposal set stage = 'WITHDRAWN', closing_reason = 'x' where id = " + gone);

        List<Share> shares = own.in(EVERYWHERE, () -> apart.shares(DPMPD, BudgetYear.of(2027), Optional.empty()));

        assertThat(total(shares)).isEqualTo(new Money(2, 3 * 201_600, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void moneyUnderNobodysCodeIsToldToThoseWhoSeeEverything() {
        var database = TestDatabase.fresh();
        var own = new Tables(database);
        var apart = new MoneySums(JdbcClient.create(database));
        own.write("""
                insert into settlement (sequence, id, billing_code, amount, bank_reference, settled_at, matched, paid_at)
                values (7, 'S7', 'X', 5000, 'B7', now(), false, now())
                """);

        assertThat(own.<Long>in(EVERYWHERE, apart::unknown)).isEqualTo(5000);
        assertThat(own.<Long>in(String.valueOf(TANJUNG_ARU), apart::unknown)).isZero();
    }

    private static final String OF_YEAR = " join proposal on proposal.id = proposal_id where budget_year = :year";

    private long ledger(int of, String account) {
        return number("""
                select coalesce(sum(ledger_posting.amount), 0) from ledger_posting
                join ledger_entry on ledger_entry.id = entry_id
                join payment on payment.id = payment_id
                join proposal on proposal.id = payment.proposal_id
                where budget_year = :year and account = '%s'
                """.formatted(account), of);
    }

    private long number(String sql, int of) {
        return tables.in(EVERYWHERE, () -> JdbcClient.create(season)
                .sql(sql)
                .param("year", of)
                .query(Long.class)
                .single());
    }

    private List<Share> shares(Official official, BudgetYear of, Optional<Integer> subdistrict) {
        return tables.in(EVERYWHERE, () -> sums.shares(official, of, subdistrict));
    }

    private static Money total(List<Share> shares) {
        return shares.stream().map(Share::money).reduce(Money.NONE, Money::plus);
    }

    private static Official holding(Role role, int area) {
        return new Official(new OfficialId(1), "petugas", "Petugas", List.of(new Post(role, area)));
    }
}
