package id.payungdesa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Role;
import id.payungdesa.common.MovableClock;
import id.payungdesa.database.Scope;
import id.payungdesa.outbox.Inbox;
import id.payungdesa.outbox.Listener;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The modules below the engine on a database of their own: real transactions and scopes, no web, engine or outside world. */
public final class Modules implements AutoCloseable {

    private final DataSource database;
    private final HikariDataSource pool;
    private final CountedStatements statements;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public Modules() {
        this(TestDatabase.fresh());
    }

    public Modules(DataSource database) {
        this(database, Map.of());
    }

    /** With settings of its own. */
    public Modules(DataSource database, Map<String, Object> settings) {
        this.database = database;
        pool = pooled(database);
        statements = new CountedStatements(pool);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "modules",
                        Map.of(
                                "spring.datasource.url", "given as a bean",
                                "payung.vault.key", "cGF5dW5nLWRlc2EtdGVzdC1rZXktb2YtMzItYnl0ZXM=",
                                "payung.dispatcher.scheduled", "false")));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
        context.registerBean(DataSource.class, () -> statements);
        context.register(Wiring.class);
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public MovableClock clock() {
        return get(MovableClock.class);
    }

    /** What the stores send to the database. */
    public CountedStatements statements() {
        return statements;
    }

    public DataSource database() {
        return database;
    }

    /** As the owner of the tables, who is held to row-level security too and so has to say that he wants all. */
    public JdbcClient owner() {
        return scoped(TestDatabase.asOwner(database), "*");
    }

    /** As the application with the given scope, one connection per statement. */
    public JdbcClient sql(String villages) {
        return scoped(database, villages);
    }

    private static JdbcClient scoped(DataSource database, String villages) {
        var same = new PGSimpleDataSource();
        same.setUrl(((PGSimpleDataSource) database).getUrl());
        same.setUser(((PGSimpleDataSource) database).getUser());
        same.setOptions("-c app.villages=" + villages);
        return JdbcClient.create(same);
    }

    /** Somebody who holds this post; the same one however often asked. */
    public Official official(Role role, int area) {
        return official(role, area, "");
    }

    /** One of several who hold the same post. */
    public Official official(Role role, int area, String other) {
        var login = role.id() + "." + area + other;
        var officials = get(Officials.class);
        return officials.findByLogin(login).orElseGet(() -> {
            var id = owner().sql("""
                    insert into official (login, name, password_hash) values (:login, :login, '{noop}x') returning id
                    """).param("login", login).query(Long.class).single();
            owner().sql("insert into post (official_id, role, %s_id, valid) values (:id, :role, :area, '[2020-01-01,)')"
                            .formatted(role.level().name().toLowerCase(Locale.ROOT)))
                    .param("id", id)
                    .param("role", role.id())
                    .param("area", area)
                    .update();
            return officials.get(new OfficialId(id));
        });
    }

    /** Does something as the official, with their scope. */
    public <T> T as(Official official, Supplier<T> work) {
        var before = SecurityContextHolder.getContext().getAuthentication();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        official.id().toString(), null, List.of()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.getContext().setAuthentication(before);
        }
    }

    public void does(Official official, Runnable work) {
        as(official, () -> {
            work.run();
            return null;
        });
    }

    /** Does something in one transaction that sees every village. */
    public void system(Runnable work) {
        Scope.system(() -> {
            inTransaction(work);
            return null;
        });
    }

    /** Does something in one transaction, in the scope of whoever does it. */
    public void inTransaction(Runnable work) {
        get(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    public <T> T inTransaction(Supplier<T> work) {
        return get(TransactionTemplate.class).execute(status -> work.get());
    }

    /** What the database says against it, at the bottom of what Spring makes of that. */
    public static String refusal(Runnable statement) {
        try {
            statement.run();
            return "nothing refused it";
        } catch (DataAccessException e) {
            return e.getMostSpecificCause().getMessage();
        }
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }

    private static HikariDataSource pooled(DataSource database) {
        var pool = new HikariConfig();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    /** Hands messages to whoever the test says waits for them; at first nobody does. */
    public static final class Waiting implements Listener {

        private volatile Listener waiting = message -> false;

        public void waits(Listener listener) {
            waiting = listener;
        }

        @Override
        public boolean deliver(Inbox.Message message) {
            return waiting.deliver(message);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = "id.payungdesa",
            excludeFilters = {
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "id\\.payungdesa\\.[A-Z].*",
                            "id\\.payungdesa\\.(process|sandbox|monitoring)\\..*",
                            "id\\.payungdesa\\..*\\.(web|bpjs)\\..*"
                        }),
                @ComponentScan.Filter({TestConfiguration.class, TestComponent.class})
            })
    static class Wiring {

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        TransactionManagerCustomizers listening(List<TransactionExecutionListener> listeners) {
            return TransactionManagerCustomizers.of(List.of(
                    (ConfigurableTransactionManager manager) -> manager.setTransactionExecutionListeners(listeners)));
        }

        @Bean
        TransactionTemplate transactionTemplate(JdbcTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }

        @Bean
        ObjectMapper json() {
            return Jackson2ObjectMapperBuilder.json()
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();
        }

        @Bean
        PasswordEncoder passwordEncoder() {
            return PasswordEncoderFactories.createDelegatingPasswordEncoder();
        }

        @Bean
        Waiting waiting() {
            return new Waiting();
        }

        @Bean
        InsurerForTests insurer() {
            return new InsurerForTests();
        }
    }
}
