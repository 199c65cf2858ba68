package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.RunningApplication;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Guard G6: one setting is changed at a time, and the start is refused by its name. */
@RunningApplication
class EngineSettingsTests {

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    HikariDataSource pool;

    @Autowired
    ServerProperties server;

    @Test
    void whatWeWroteIsAccepted() {
        assertThatCode(() -> settings().afterSingletonsInstantiated()).doesNotThrowAnyException();
    }

    @Test
    void everyOtherSettingOfTheEngineIsRefusedByItsName() {
        Map<String, Consumer<Boolean>> wrong = Map.of(
                "authorizationEnabled", bad -> engine.setAuthorizationEnabled(!bad),
                "authorizationEnabledForCustomCode", bad -> engine.setAuthorizationEnabledForCustomCode(bad),
                "defaultUserPermissionNameForTask",
                        bad -> engine.setDefaultUserPermissionNameForTask(bad ? "UPDATE" : "TASK_WORK"),
                "deserializationTypeValidationEnabled", bad -> engine.setDeserializationTypeValidationEnabled(!bad),
                "deserializationAllowedPackages", bad -> engine.setDeserializationAllowedPackages(bad ? "java" : ""),
                "queryMaxResultsLimit",
                        bad -> engine.setQueryMaxResultsLimit(bad ? Integer.MAX_VALUE : EngineSettings.LARGEST_RESULT),
                "enableExpressionsInAdhocQueries", bad -> engine.setEnableExpressionsInAdhocQueries(bad),
                "enableXxeProcessing", bad -> engine.setEnableXxeProcessing(bad),
                "enablePasswordPolicy", bad -> engine.setEnablePasswordPolicy(!bad));

        wrong.forEach((name, set) -> {
            set.accept(true);
            try {
                assertRefused(settings(), name + " is");
            } finally {
                set.accept(false);
            }
        });
    }

    @Test
    void anotherExpressionManagerIsRefused() {
        var ours = engine.getExpressionManager();
        engine.setExpressionManager(new JuelExpressionManager());
        try {
            assertRefused(settings(), "expressionManager is");
        } finally {
            engine.setExpressionManager(ours);
        }
    }

    @Test
    void anEngineWithoutTheGuardIsRefused() {
        var interceptors = engine.getCommandInterceptorsTxRequired();
        engine.setCommandInterceptorsTxRequired(interceptors.stream()
                .filter(interceptor -> !(interceptor instanceof OrBranchGuard))
                .toList());
        try {
            assertRefused(settings(), "orBranchGuard (TxRequired) is false");
        } finally {
            engine.setCommandInterceptorsTxRequired(interceptors);
        }
    }

    @Test
    void aDatabaseThatForgetsIsRefused() throws SQLException {
        assertRefusedAfter("set synchronous_commit = off", "synchronous_commit is off");
        assertRefusedAfter(
                "set session characteristics as transaction isolation level serializable",
                "transaction_isolation is serializable");
    }

    @Test
    void looseCookiesAreRefused() {
        var cookie = server.getServlet().getSession().getCookie();
        cookie.setHttpOnly(false);
        cookie.setSameSite(SameSite.NONE);
        try {
            assertRefused(settings(), "cookie.http-only is false");
            assertRefused(settings(), "cookie.same-site is NONE");
        } finally {
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.LAX);
        }
    }

    private EngineSettings settings() {
        return new EngineSettings(engine, JdbcClient.create(pool), server);
    }

    /** On a connection of its own, which is not given back to the pool with such a setting. */
    private void assertRefusedAfter(String setting, String name) throws SQLException {
        try (var connection = pool.getDataSource().getConnection()) {
            var alone = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            alone.sql(setting).update();
            assertRefused(new EngineSettings(engine, alone, server), name);
        }
    }

    private static void assertRefused(EngineSettings settings, String name) {
        assertThatIllegalStateException()
                .isThrownBy(settings::afterSingletonsInstantiated)
                .withMessageStartingWith("Refusing to start")
                .withMessageContaining(name);
    }
}
