package id.payungdesa.process.engine;

import id.payungdesa.common.WeakSettings;
import id.payungdesa.common.Weakness;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads back what really holds when everything is set up, and does not open the doors if it is not what we wrote. */
@Component
class EngineSettings implements SmartInitializingSingleton {

    /** Tasklist asks for its filters 2,000 at a time, and shows none when it may not. */
    static final int LARGEST_RESULT = 2000;

    private static final Set<String> OF_THE_ENGINE = Set.of("juel", "feel-scala", "feel-scala-unary-tests");

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;
    private final ServerProperties server;

    EngineSettings(ProcessEngineConfigurationImpl engine, JdbcClient jdbc, ServerProperties server) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.server = server;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var wrong = Stream.concat(ofEngine(), ofSurroundings())
                .filter(setting -> !Objects.equals(setting.wanted(), setting.found()))
                .map(Setting::weakness)
                .toList();
        if (!wrong.isEmpty()) {
            throw new WeakSettings(wrong);
        }
    }

    private Stream<Setting> ofEngine() {
        return Stream.of(
                new Setting("authorizationEnabled", true, engine.isAuthorizationEnabled()),
                new Setting("authorizationEnabledForCustomCode", false, engine.isAuthorizationEnabledForCustomCode()),
                new Setting(
                        "defaultUserPermissionNameForTask", "TASK_WORK", engine.getDefaultUserPermissionNameForTask()),
                new Setting(
                        "deserializationTypeValidationEnabled", true, engine.isDeserializationTypeValidationEnabled()),
                new Setting("deserializationAllowedClasses", "", engine.getDeserializationAllowedClasses()),
                new Setting("deserializationAllowedPackages", "", engine.getDeserializationAllowedPackages()),
                new Setting("queryMaxResultsLimit", LARGEST_RESULT, engine.getQueryMaxResultsLimit()),
                new Setting("enableExpressionsInAdhocQueries", false, engine.isEnableExpressionsInAdhocQueries()),
                new Setting("enableXxeProcessing", false, engine.isEnableXxeProcessing()),
                new Setting("enablePasswordPolicy", true, engine.isEnablePasswordPolicy()),
                new Setting(
                        "expressionManager",
                        AllowedExpressions.class,
                        engine.getExpressionManager().getClass()),
                new Setting(
                        "identityProviderSessionFactory",
                        EngineIdentity.Factory.class,
                        engine.getIdentityProviderSessionFactory().getClass()),
                new Setting("orBranchGuard (TxRequired)", true, guarded(engine.getCommandInterceptorsTxRequired())),
                new Setting(
                        "orBranchGuard (TxRequiresNew)", true, guarded(engine.getCommandInterceptorsTxRequiresNew())),
                new Setting("scripting engines", "", scriptingEngines()));
    }

    private Stream<Setting> ofSurroundings() {
        var cookie = server.getServlet().getSession().getCookie();
        return Stream.of(
                new Setting("transaction_isolation", "read committed", ofDatabase("transaction_isolation")),
                new Setting("synchronous_commit", "on", ofDatabase("synchronous_commit")),
                new Setting("server.servlet.session.cookie.http-only", true, cookie.getHttpOnly()),
                new Setting("server.servlet.session.cookie.same-site", SameSite.LAX, cookie.getSameSite()));
    }

    private static boolean guarded(Iterable<?> interceptors) {
        for (var interceptor : interceptors) {
            if (interceptor instanceof OrBranchGuard) {
                return true;
            }
        }
        return false;
    }

    /** The engine's own ones evaluate expressions, under our rules, and decision tables; a language could do anything. */
    private static String scriptingEngines() {
        return new ScriptEngineManager()
                .getEngineFactories().stream()
                        .map(ScriptEngineFactory::getEngineName)
                        .filter(name -> !OF_THE_ENGINE.contains(name))
                        .collect(Collectors.joining(", "));
    }

    private String ofDatabase(String setting) {
        return jdbc.sql("select current_setting(:name)")
                .param("name", setting)
                .query(String.class)
                .single();
    }

    private record Setting(String name, Object wanted, Object found) {

        Weakness weakness() {
            return new Weakness(name, "is " + found + ", not " + wanted, String.valueOf(wanted));
        }
    }
}
