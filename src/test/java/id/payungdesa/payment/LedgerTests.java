package id.payungdesa.payment;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static long payment;

    @BeforeAll
    static void oneApprovedPayment() {
        modules = new Modules();
        var dossiers = new Dossiers(modules);
        payment = dossiers.approved(VILLAGE, dossiers.billed(VILLAGE, 1)).value();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('BUDGET', -10), ('COMMITTED', 9)",
                "('BUDGET', 10), ('COMMITTED', 10)",
                "('BUDGET', 10)",
                "('BUDGET', -5), ('COMMITTED', 4), ('PAID', 2)"
            })
    void anEntryThatDoesNotBalanceIsRefusedWhenItCommits(String legs) {
        assertThat(entry("PAY", legs)).contains("is not balanced");
        assertThat(entries("PAY")).isZero();
    }

    @Test
    void anEntryWithoutLegsIsRefusedWhenItCommits() {
        assertThat(refusal(() -> modules.owner()
                        .sql("insert into ledger_entry (payment_id, village_id, kind, at) values (?, ?, 'PAY', now())")
                        .params(payment, VILLAGE)
                        .update()))
                .contains("is not balanced: sum 0, legs 0");
    }

    @Test
    void nothingIsAddedToAnEntryLater() {
        assertThat(refusal(() -> modules.owner().sql("""
                        insert into ledger_posting select id, 'PAID', village_id, 1 from ledger_entry where kind = 'COMMIT'
                        """).update())).contains("is not balanced");
    }

    @Test
    void theSameKindTwiceForOnePaymentIsRefused() {
        assertThat(entry("COMMIT", "('BUDGET', -10), ('COMMITTED', 10)")).contains("booked_once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('BUDGET', -10), ('BUDGET', 10) # ledger_posting_pkey",
                "('BUDGET', -10), ('COMMITTED', 10), ('PAID', 0) # ledger_posting_amount_check",
                "('BUDGET', -10), ('POCKET', 10) # ledger_posting_account_fkey"
            })
    void aLegThatIsNoneIsRefused(String legsAndConstraint) {
        var parts = legsAndConstraint.split(" # ");

        assertThat(entry("PAY", parts[0])).contains(parts[1]);
    }

    @Test
    void anUnheardOfKindIsRefused() {
        assertThat(entry("GIVE", "('BUDGET', -10), ('COMMITTED', 10)")).contains("ledger_entry_kind_check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set at = now()",
                "delete from ledger_entry",
                "truncate ledger_entry cascade",
                "update ledger_posting set amount = amount * 2",
                "delete from ledger_posting",
                "truncate ledger_posting"
            })
    void whatIsWrittenStaysWritten(String change) {
        assertThat(refusal(() -> modules.owner().sql(change).update())).contains("append-only");
        assertThat(refusal(() -> modules.sql("*").sql(change).update())).contains("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXCESS # ('BUDGET', -10), ('EXCESS', 10) # excess_has_its_dispute",
                "REFUND # ('EXCESS', -10), ('BUDGET', 10) # excess_has_its_dispute"
            })
    void whatWasTooMuchHasItsDispute(String entry) {
        var parts = entry.split(" # ");

        assertThat(entry(parts[0], parts[1])).contains(parts[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT # committed_once", "SETTLE # settled_once"})
    void howeverOftenItIsReopenedAPaymentIsCommittedAndSettledOnce(String kindAndIndex) {
        var parts = kindAndIndex.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql("""
                        with entry as (
                            insert into ledger_entry (payment_id, village_id, kind, at, turn)
                            select :payment, :village, :kind, now(), turn from (values (7), (8)) as turns (turn)
                            returning id
                        )
                        insert into ledger_posting select entry.id, leg.account, :village, leg.amount
                        from entry, (values ('CLEARING', -1), ('PAID', 1)) as leg (account, amount)
                        """)
                        .param("payment", payment)
                        .param("village", VILLAGE)
                        .param("kind", parts[0])
                        .update()))
                .contains(parts[1]);
    }

    @Test
    void allMoneyIsSomewhere() {
        assertThat(modules.owner()
                        .sql("select sum(amount) from ledger_posting")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static String entry(String kind, String legs) {
        return refusal(() -> modules.owner()
                .sql("""
                with entry as (
                    insert into ledger_entry (payment_id, village_id, kind, at) values (:payment, :village, ':kind', now())
                    returning id
                )
                insert into ledger_posting select entry.id, leg.account, :village, leg.amount
                from entry, (values :legs) as leg (account, amount)
                """.replace(":payment", String.valueOf(payment))
                        .replace(":village", String.valueOf(VILLAGE))
                        .replace(":kind", kind)
                        .replace(":legs", legs))
                .update());
    }

    private static long entries(String kind) {
        return modules.owner()
                .sql("select count(*) from ledger_entry where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }
}
