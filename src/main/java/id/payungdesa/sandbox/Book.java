package id.payungdesa.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database of the sandbox, on a pool of its own that the application does not see. */
class Book implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final HikariDataSource pool;
    private final TransactionTemplate transaction;
    final JdbcClient jdbc;

    Book(SandboxProperties.Database database) {
        var config = new HikariConfig();
        config.setPoolName("sandbox");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(CONNECTIONS);
        pool = new HikariDataSource(config);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        jdbc = JdbcClient.create(pool);
        new ResourceDatabasePopulator(new ClassPathResource("sandbox/schema.sql")).execute(pool);
    }

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    @Override
    public void close() {
        pool.close();
    }
}
