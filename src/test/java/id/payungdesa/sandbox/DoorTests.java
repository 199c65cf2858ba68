package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Caller.matching;
import static id.payungdesa.sandbox.Caller.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.common.MovableClock;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTests {

    private static final String ORDER = matching("M-1", "1980-02-01", "9001");

    private final Sandbox sandbox = new Sandbox(SandboxBooks.empty(), new MovableClock());
    private final Caller caller = new Caller(sandbox);

    @BeforeEach
    void open() {
        sandbox.start();
    }

    @AfterEach
    void close() {
        sandbox.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"reference\":\"M-1\",\"persons\":[]}",
                "{\"reference\":\"M-1\",\"persons\":[null]}",
                "{\"reference\":\"M 1\",\"persons\":[{}]}"
            })
    void anOrderThatIsNoneIsInvalid(String json) {
        assertThat(caller.post("/v1/matchings", json).json().at("/code").asText())
                .isEqualTo("INVALID");
        assertThat(caller.post("/v1/registrations", json).json().at("/code").asText())
                .isEqualTo("INVALID");
    }

    @Test
    void anOrderWithAFieldThatNobodyAgreedOnIsInvalid() {
        var reply = caller.post("/v1/matchings", ORDER.replace("\"sex\"", "\"race\":\"x\",\"sex\""));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(caller.get("/v1/orders/M-1").status()).isEqualTo(404);
    }

    @Test
    void anEndlessOrderIsInvalid() {
        assertThat(caller.post("/v1/matchings", ORDER + " ".repeat(3 << 20)).status())
                .isEqualTo(400);
    }

    @Test
    void aRefusalNamesNoPerson() {
        var reply = caller.post("/v1/matchings", ORDER.replace("Budi", "x".repeat(101)));

        assertThat(reply.body()).contains("'name'").doesNotContain("xxx", Caller.nik("9001"));
    }

    @Test
    void aPageElsewhereMayNotPay() {
        caller.post("/v1/registrations", registration("R-1", "9001"));
        var code = caller.answer("R-1").at("/bill/code").asText();

        var reply = caller.send(caller.request("/bank")
                .header("Origin", "http://example.org")
                .POST(HttpRequest.BodyPublishers.ofString("kode=" + code)));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(caller.get("/bank?kode=" + code).body()).contains("Bayar Rp");
    }

    @Test
    void theControlTurnsTheMoodAndTakesJsonAlone() {
        assertThat(caller.form("/control", "kind=DROP_AFTER").status()).isEqualTo(415);
        assertThat(caller.post("/control", "{\"kind\":\"RUDE\"}").status()).isEqualTo(400);
        assertThat(caller.post("/control", "{\"kind\":\"ERROR_AFTER\",\"times\":0}")
                        .status())
                .isEqualTo(400);

        assertThat(caller.post("/control", "{\"kind\":\"ERROR_AFTER\",\"times\":3,\"path\":\"/v1/matchings\"}")
                        .status())
                .isEqualTo(204);
        assertThat(caller.post("/v1/matchings", ORDER).status()).isEqualTo(500);
        assertThat(caller.get("/v1/orders/M-1").status()).isEqualTo(200);
        assertThat(caller.post("/control", "{}").status()).isEqualTo(204);
        assertThat(caller.post("/v1/matchings", ORDER).status()).isEqualTo(202);
    }

    @Test
    void anAnswerIsDroppedOnceAndThenGiven() {
        sandbox.misbehave(Misbehaviour.once(Misbehaviour.Kind.DROP_AFTER));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> caller.post("/v1/matchings", ORDER));
        assertThat(caller.post("/v1/matchings", ORDER).status()).isEqualTo(202);
    }

    @Test
    void theCounterShowsTakesAndRemembersAPayment() {
        caller.post("/v1/registrations", registration("R-1", "9001"));
        var code = caller.answer("R-1").at("/bill/code").asText();

        assertThat(caller.get("/bank?kode=" + code.substring(0, 8) + "+" + code.substring(8))
                        .body())
                .contains("Desa &lt;b&gt;Aru&lt;/b&gt; &amp; O&#39;Neil", "Rp62.400", "Januari 2027 sampai Maret 2027");
        assertThat(caller.form("/bank", "kode=" + code).body()).contains("Pembayaran diterima", "BKT-20261120-000001");
        assertThat(caller.form("/bank", "kode=" + code).body()).contains("sudah dibayar", "BKT-20261120-000001");
        assertThat(caller.get("/bank?kode=1").body()).contains("tidak dikenal");
        assertThat(caller.form("/bank", "kode=%3Cscript%3E").body())
                .contains("tidak dikenal", "&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void theBookMasksEachNik() {
        caller.post("/v1/registrations", registration("R-1", "9001"));

        assertThat(caller.get("/buku").body()).contains("650399******9001").doesNotContain(Caller.nik("9001"));
    }
}
