package id.payungdesa.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.database.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RunningApplication
class OrderControllerTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private long order;

    @BeforeEach
    void anOrderIsRefused() {
        order = everywhere("""
                with about as (
                    insert into proposal (village_id, budget_year, first_month, months, instalment_months, fund_source, payer, basis,
                        activity_code, account_code, target, stage, stage_since, started_by, started_at)
                    select 49, 2027, '2027-01-01', 12, 12, 'ADD', 'VILLAGE', 'DRAFT_ORIGINAL', 'x', 'x', 1, 'REVIEW', now(),
                        min(id), now() from official
                    returning id
                )
                insert into outbox_order (kind, subject, reference, proposal_id, village_id, state, last_error, answered_at)
                select 'NONE', 'proposal-' || id, 'N-' || id, id, 49, 'REFUSED', 'no NIK', now() from about
                returning id
                """);
    }

    @AfterEach
    void nobodyMeetsItAgain() {
        everywhere("update outbox_order set state = 'ANSWERED' where id = " + order + " returning id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpjs", "pengelola"})
    void whoHelpsHandsARefusedOrderOverAgain(String login) {
        var visitor = new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
        assertThat(visitor.get("/tersendat").body()).contains("Cinglat", "no NIK", "Coba lagi</button>");

        assertThat(retry(visitor)).isEqualTo(204);

        assertThat(everywhere("select count(*) from outbox_order where state <> 'REFUSED' and id = " + order))
                .isEqualTo(1);
        assertThat(retry(visitor)).as("a second time").isEqualTo(409);
    }

    @Test
    void nobodyElseDoes() {
        var visitor = new Visitor(port).loggedIn("camat.krayan", DemoAccounts.PASSWORD);

        assertThat(retry(visitor)).isEqualTo(409);
        assertThat(visitor.get("/tersendat").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/pantau").body()).doesNotContain("/tersendat");
        assertThat(everywhere("select count(*) from outbox_order where state = 'REFUSED' and id = " + order))
                .isEqualTo(1);
    }

    private int retry(Visitor visitor) {
        return visitor.json("POST", "/api/orders/" + order + "/retry", null).statusCode();
    }

    private long everywhere(String sql) {
        return Scope.system(() ->
                transaction.execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }
}
