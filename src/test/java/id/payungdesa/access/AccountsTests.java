package id.payungdesa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import id.payungdesa.TestDatabase;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.MovableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class AccountsTests {

    private static final int TANJUNG_ARU = 105;

    private final MovableClock clock = new MovableClock();
    private JdbcClient jdbc;
    private Accounts accounts;
    private Officials officials;

    @BeforeEach
    void nobodyIsHereYet() {
        jdbc = JdbcClient.create(TestDatabase.fresh());
        accounts = new Accounts(jdbc, PasswordEncoderFactories.createDelegatingPasswordEncoder(), clock);
        officials = new Officials(jdbc, clock);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleIsHeldInItsKindOfArea(Role role) {
        accounts.open("somebody", "Somebody", "{noop}x", List.of(new Post(role, 1)));

        assertThat(officials.findByLogin("somebody").orElseThrow().groups())
                .containsExactly(role.id() + "-1", role.id());
        assertThat(officials.inGroup(role.id() + "-1")).hasSize(1);
        assertThat(officials.inGroup(role.id())).hasSize(1);
        assertThat(officials.inGroup(role.id() + "-2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "village_head, subdistrict_id, 1",
        "subdistrict_head, village_id, 1",
        "regent, village_id, 1",
        "village_head, village_id, 99999",
        "mayor, regency_id, 1"
    })
    void aPostInTheWrongAreaIsRefused(String role, String column, int area) {
        accounts.open("somebody", "Somebody", "{noop}x", List.of());

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("insert into post (official_id, role, " + column
                                + ", valid) select id, ?, ?, daterange('2026-01-01', null) from official")
                        .params(role, area)
                        .update());
    }

    @Test
    void theSamePostIsHeldOnceAtATime() {
        var post = new Post(Role.VILLAGE_HEAD, TANJUNG_ARU);

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> accounts.open("kades", "Kades", "{noop}x", List.of(post, post)));
    }

    @Test
    void aPostCountsOnlyWhileItLasts() {
        accounts.open("kades", "Kades", "{noop}x", List.of(new Post(Role.VILLAGE_HEAD, TANJUNG_ARU)));
        var tomorrow = LocalDate.now(clock.withZone(Indonesian.WITA)).plusDays(1);
        jdbc.sql("update post set valid = daterange(lower(valid), ?)")
                .param(tomorrow)
                .update();
        assertThat(officials.findByLogin("kades").orElseThrow().villageAreas()).containsExactly(TANJUNG_ARU);

        clock.advance(Duration.ofDays(1));

        assertThat(officials.findByLogin("kades").orElseThrow().posts()).isEmpty();
        assertThat(officials.inGroup("village_head-" + TANJUNG_ARU)).isEmpty();
    }

    @Test
    void whoLeftKeepsTheNameAndLosesThePosts() {
        accounts.open("kades", "Andi", "{noop}x", List.of(new Post(Role.VILLAGE_HEAD, TANJUNG_ARU)));
        jdbc.sql("update official set active = false").update();

        var former = officials.findByLogin("kades").orElseThrow();

        assertThat(former.name()).isEqualTo("Andi");
        assertThat(former.posts()).isEmpty();
        assertThat(officials.inGroup("village_head-" + TANJUNG_ARU)).isEmpty();
    }

    @Test
    void aTakenLoginIsLeftAsItIs() {
        accounts.open("kades", "Andi", "{noop}x", List.of());
        accounts.open("kades", "Budi", "{noop}y", List.of(new Post(Role.VILLAGE_HEAD, TANJUNG_ARU)));

        assertThat(officials.all()).singleElement().satisfies(official -> {
            assertThat(official.name()).isEqualTo("Andi");
            assertThat(official.posts()).isEmpty();
        });
    }

    @Test
    void theFirstAdministratorOpensAnEmptySystemOnly() {
        new FirstAdministrator(accounts, "kepala.sistem", "long-enough-secret").run(null);
        new FirstAdministrator(accounts, "second", "long-enough-secret").run(null);

        assertThat(officials.all()).singleElement().satisfies(official -> {
            assertThat(official.login()).isEqualTo("kepala.sistem");
            assertThat(official.holds(Role.SYSTEM_OPERATOR)).isTrue();
        });
        var stored = jdbc.sql("select password_hash from official")
                .query(String.class)
                .single();
        assertThat(stored).startsWith("{bcrypt}");
    }

    @Test
    void aShortFirstPasswordStopsTheStart() {
        assertThatIllegalStateException().isThrownBy(() -> new FirstAdministrator(accounts, "kepala", "short"));
        assertThatCode(() -> new FirstAdministrator(accounts, "kepala", "x".repeat(12)))
                .doesNotThrowAnyException();
    }

    @Test
    void demoAccountsAndAdministratorsAppearOnlyWhenAskedFor() {
        var runner = new ApplicationContextRunner().withUserConfiguration(DemoAccounts.class, FirstAdministrator.class);

        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(DemoAccounts.class)
                .doesNotHaveBean(FirstAdministrator.class));
        runner.withPropertyValues("payung.demo-accounts=false")
                .run(context -> assertThat(context).doesNotHaveBean(DemoAccounts.class));
    }
}
