package id.payungdesa.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningApplication
class PasswordPageTests {

    private static final String LOGIN = "sandi.baru";
    private static final String FRESH = "payung di atas gunung";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void somebodyWithAnInitialPassword() {
        jdbc.sql("""
                insert into official (login, name, password_hash) values (:login, 'Sandi Baru', '{noop}x')
                on conflict do nothing
                """).param("login", LOGIN).update();
        jdbc.sql("""
                update official set password_is_initial = true,
                    password_hash = (select password_hash from official where login = 'auditor')
                where login = :login
                """).param("login", LOGIN).update();
        jdbc.sql("""
                insert into post (official_id, role, regency_id, valid)
                select id, 'auditor', 1, '[2020-01-01,)' from official where login = :login
                on conflict do nothing
                """).param("login", LOGIN).update();
    }

    @Test
    void whoeverHasAnInitialPasswordGoesNowhereBeforeItIsChanged() {
        var newcomer = new Visitor(port);
        newcomer.login(LOGIN, DemoAccounts.PASSWORD);

        assertThat(newcomer.get("/").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/sandi");
        assertThat(newcomer.get("/pantau").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/sandi");
        assertThat(newcomer.get("/camunda/app/tasklist/default/").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/sandi");
        assertThat(newcomer.json("GET", "/api/officials?cari=x", null).statusCode())
                .isEqualTo(403);
        assertThat(newcomer.json("GET", "/camunda/api/engine/engine/default/task", null)
                        .body())
                .contains("Ganti dahulu kata sandi awal Anda.");
        assertThat(newcomer.get("/sandi").body()).contains("Ini kata sandi awal yang dibuatkan untuk Anda.");

        var session = newcomer.cookie("JSESSIONID");
        assertThat(newcomer.form("/sandi", change(DemoAccounts.PASSWORD, FRESH, FRESH))
                        .body())
                .contains("Kata sandi Anda sudah diganti.");

        assertThat(newcomer.cookie("JSESSIONID")).isNotEqualTo(session);
        assertThat(newcomer.get("/pantau").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).login(LOGIN, DemoAccounts.PASSWORD).statusCode())
                .isEqualTo(401);
        var again = new Visitor(port);
        again.login(LOGIN, FRESH);
        assertThat(again.get("/pantau").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverCameInWithTheOldPasswordIsOutWithTheNextClick() {
        var thief = new Visitor(port);
        var owner = new Visitor(port);
        owner.login(LOGIN, DemoAccounts.PASSWORD);
        owner.form("/sandi", change(DemoAccounts.PASSWORD, FRESH, FRESH));
        thief.login(LOGIN, FRESH);
        assertThat(thief.get("/pantau").statusCode()).isEqualTo(200);

        owner.form("/sandi", change(FRESH, FRESH + "!", FRESH + "!"));

        assertThat(owner.get("/pantau").statusCode()).isEqualTo(200);
        assertThat(thief.get("/pantau").headers().firstValue("Location"))
                .get()
                .asString()
                .contains("/login");
        assertThat(thief.get("/sandi").headers().firstValue("Location"))
                .get()
                .asString()
                .contains("/login");
        assertThat(thief.json("GET", "/camunda/api/engine/engine/default/task", null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(thief.get("/login").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "salah, payung di atas gunung, payung di atas gunung, Kata sandi sekarang tidak cocok.",
        "payung-desa-2027, payung di atas gunung, payung di atas laut, Kata sandi baru dan ulangannya tidak sama.",
        "payung-desa-2027, pendek, pendek, Kata sandi baru terlalu pendek.",
        "payung-desa-2027, payung-desa-2027, payung-desa-2027, Kata sandi baru sama dengan yang lama.",
        "payung-desa-2027, saya sandi.baru ini, saya sandi.baru ini, Kata sandi itu mudah ditebak.",
        "payung-desa-2027, aaaaaaaaaaaaaa, aaaaaaaaaaaaaa, Kata sandi itu mudah ditebak.",
    })
    void aWeakPasswordIsExplained(String old, String fresh, String again, String sentence) {
        var newcomer = new Visitor(port);
        newcomer.login(LOGIN, DemoAccounts.PASSWORD);

        assertThat(newcomer.form("/sandi", change(old, fresh, again)).body()).contains(sentence);
        assertThat(newcomer.get("/pantau").statusCode()).isEqualTo(302);
    }

    @Test
    void aPasswordThatWouldNotCountToItsEndIsExplained() {
        var newcomer = new Visitor(port);
        newcomer.login(LOGIN, DemoAccounts.PASSWORD);
        var long73 = "abcdefgh ".repeat(8) + "x";

        assertThat(newcomer.form("/sandi", change(DemoAccounts.PASSWORD, long73, long73))
                        .body())
                .contains("Kata sandi baru terlalu panjang.");
    }

    @Test
    void nobodyChangesAPasswordWithoutTheTokenOrALogin() {
        var stranger = new Visitor(port);
        var newcomer = new Visitor(port);
        newcomer.login(LOGIN, DemoAccounts.PASSWORD);
        newcomer.forget("APP-XSRF");

        assertThat(stranger.get("/sandi").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login");
        assertThat(stranger.form("/sandi", change("a", FRESH, FRESH)).headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?belum-terkirim");
        assertThat(newcomer.form("/sandi", change(DemoAccounts.PASSWORD, FRESH, FRESH))
                        .body())
                .doesNotContain("Kata sandi Anda sudah diganti.");
        assertThat(new Visitor(port).login(LOGIN, FRESH).statusCode()).isEqualTo(401);
    }

    private static Map<String, String> change(String old, String fresh, String again) {
        return Map.of("old", old, "fresh", fresh, "again", again);
    }
}
