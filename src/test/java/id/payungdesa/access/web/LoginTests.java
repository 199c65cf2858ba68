package id.payungdesa.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.Officials;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApplication
class LoginTests {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String OPERATOR = "operator.tanjungaru";

    @LocalServerPort
    int port;

    @Autowired
    Officials officials;

    Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(port);
    }

    @ParameterizedTest
    @CsvSource({"operator.tanjungaru, /usulan-desa", "camat.sebatiktimur, " + TASKLIST, "petugas.dpmpd, " + TASKLIST})
    void aVillageLandsAtItsProposalsAndEverybodyElseAtTheirTasks(String login, String page) {
        var answer = visitor.login(login, DemoAccounts.PASSWORD);

        assertThat(location(answer)).isEqualTo("/");
        assertThat(location(visitor.get("/"))).isEqualTo(page);
    }

    /** A phone that has forgotten all its cookies has lost its session, not a right. */
    @Test
    void aScriptWithoutSessionAndTokenHearsThatTheSessionIsOver() {
        var visitor = new Visitor(port);

        var answer = visitor.json("PUT", "/api/starts/villageProposal/decision", "{}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Sesi Anda sudah berakhir.");
    }

    @Test
    void oneLoginOpensTasklist() {
        var answer = visitor.login(OPERATOR, DemoAccounts.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        var id = officials.findByLogin(OPERATOR).orElseThrow().id();
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"" + id + "\"", "tasklist")
                .doesNotContain("cockpit", "\"admin\"");
        assertThat(visitor.get(TASKLIST).statusCode()).isEqualTo(200);
    }

    @Test
    void theGuidesAreOpenToWhoCannotGetIn() {
        assertThat(visitor.get("/login").body()).contains("href=\"/panduan\"");

        var guide = visitor.get("/panduan/operator-desa");

        assertThat(guide.statusCode()).isEqualTo(200);
        assertThat(guide.body())
                .contains("Panduan Operator Desa", "href=\"/login\"")
                .doesNotContain("/logout");
        assertThat(visitor.get("/panduan/gambar/draftProposal.jpg").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/pages/pages.css").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/antrean").statusCode()).isEqualTo(302);
    }

    @Test
    void theLoginIsFoundHoweverItIsTyped() {
        assertThat(visitor.login("  Operator.TanjungAru ", DemoAccounts.PASSWORD)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aWrongPasswordKeepsTheNameAndSaysSo() {
        var answer = visitor.login("kades.tanjungaru", "payung-desa-2026");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("tidak cocok", "value=\"kades.tanjungaru\"");
    }

    @Test
    void strangeNamesAndPasswordsAreOnlyWrong() {
        assertThat(visitor.login("a\u0000b", "x").statusCode()).isEqualTo(401);
        assertThat(visitor.login("' or 1=1 --", "x").statusCode()).isEqualTo(401);
        assertThat(visitor.login("sekda", "x".repeat(5000)).statusCode()).isEqualTo(401);
        assertThat(visitor.login("", "").statusCode()).isEqualTo(401);
    }

    @Test
    void tooManyWrongPasswordsMakeOneWaitAndNobodyElse() {
        for (int i = 0; i < LoginThrottle.TRIES_PER_LOGIN; i++) {
            visitor.login("auditor", "salah");
        }

        var answer = visitor.login("auditor", DemoAccounts.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Terlalu banyak percobaan masuk");
        assertThat(visitor.login("hukum", DemoAccounts.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void pagesSendToTheLoginAndScriptsHear401() {
        assertThat(visitor.get(TASKLIST).headers().firstValue("Location").orElse(""))
                .endsWith("/login");
        assertThat(visitor.get("/api/tasks/1").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/tasks/1").body()).contains("Sesi Anda sudah berakhir");
        assertThat(visitor.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoseSessionEndedIsTold() {
        var answer = visitor.send(visitor.request(TASKLIST)
                .header("Cookie", "JSESSIONID=0123456789")
                .GET());

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?berakhir");
        assertThat(visitor.get("/login?berakhir").body()).contains("Sesi Anda sudah berakhir");
    }

    @Test
    void whoSentSomethingIsToldThatItHasNotArrived() {
        visitor.get("/login");

        assertThat(location(visitor.json("POST", "/usulan-desa/1/penarikan", "")))
                .isEqualTo("/login?belum-terkirim");
        visitor.forget("APP-XSRF");
        assertThat(location(visitor.json("POST", "/usulan-desa/1/penarikan", "")))
                .isEqualTo("/login?belum-terkirim");
        assertThat(visitor.get("/login?belum-terkirim").body())
                .contains("Sesi Anda sudah berakhir. Masuk kembali; yang baru Anda isi belum terkirim.");
    }

    @Test
    void afterTheLoginOneLandsOnThePageOneWanted() {
        visitor.get("/usulan-desa?tahun=2027");

        assertThat(visitor.login("camat.krayan", DemoAccounts.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/usulan-desa?tahun=2027");
    }

    @Test
    void logoutOfTasklistEndsOurSessionToo() {
        visitor.loggedIn(OPERATOR, DemoAccounts.PASSWORD);

        var answer = visitor.json("POST", "/camunda/api/admin/auth/user/default/logout", "{}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/api/tasks/1").statusCode()).isEqualTo(401);
    }

    @Test
    void ourLogoutEndsTheWebappsSessionToo() {
        visitor.loggedIn(OPERATOR, DemoAccounts.PASSWORD);
        visitor.get("/api/tasks/1");

        assertThat(visitor.json("POST", "/logout", "").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aForgedRequestIsRefused() {
        visitor.loggedIn(OPERATOR, DemoAccounts.PASSWORD);
        visitor.get("/api/tasks/1");
        assertThat(visitor.json("PUT", "/api/nothing", "{}").statusCode()).isEqualTo(404);

        visitor.forget("APP-XSRF");

        var answer = visitor.json("PUT", "/api/nothing", "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("tidak berwenang");
    }

    @Test
    void sessionCookiesStayInTheBrowserAndOnThisSite() {
        var cookies = visitor.login(OPERATOR, DemoAccounts.PASSWORD).headers().allValues("Set-Cookie");

        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie).contains("JSESSIONID=", "HttpOnly", "SameSite=Lax"));
        assertThat(new Visitor(port).get("/login").headers().allValues("Set-Cookie"))
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Lax"));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        visitor.loggedIn(OPERATOR, DemoAccounts.PASSWORD);

        for (var path :
                new String[] {"/login", TASKLIST, "/api/tasks/1", "/camunda/api/engine/engine/default/task", "/nirgends"
                }) {
            var headers = visitor.get(path).headers();
            assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
            assertThat(headers.allValues("X-Frame-Options")).as(path).containsExactly("DENY");
            assertThat(headers.allValues("Referrer-Policy")).as(path).containsExactly("same-origin");
            assertThat(headers.allValues("Content-Security-Policy")).as(path).hasSize(1);
            assertThat(headers.allValues("Strict-Transport-Security")).as(path).isEmpty();
        }
    }

    @Test
    void overHttpsBrowsersAreToldToStayThere() {
        var answer = visitor.send(
                visitor.request("/login").header("X-Forwarded-Proto", "https").GET());

        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void lostPeopleGetAnIndonesianPageWithAWayBack() {
        visitor.loggedIn(OPERATOR, DemoAccounts.PASSWORD);

        assertThat(visitor.get("/nirgends").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/nirgends").body()).contains("Halaman tidak ditemukan", "Kembali ke halaman utama");
    }

    private String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replace("http://127.0.0.1:" + port, "");
    }
}
