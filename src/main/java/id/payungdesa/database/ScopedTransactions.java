package id.payungdesa.database;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Begins every transaction on {@link ScopedConnections}. */
@Configuration(proxyBeanMethods = false)
class ScopedTransactions {

    @Bean
    JdbcTransactionManager transactionManager(DataSource pool, TransactionManagerCustomizers customizers) {
        var manager = new JdbcTransactionManager(new ScopedConnections(pool));
        customizers.customize(manager);
        return manager;
    }
}
