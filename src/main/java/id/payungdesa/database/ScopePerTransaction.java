package id.payungdesa.database;

import id.payungdesa.common.CalendarVersion;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Settles the scope of each transaction as it begins, and reads along which calendar it works with; both die with it. */
@Component
class ScopePerTransaction implements TransactionExecutionListener {

    private static final String BEGIN =
            "select set_config('app.villages', ?, true), set_config('app.official', ?, true), changes from calendar_state";

    private final ObjectProvider<DataSource> dataSource;
    private final ObjectProvider<Scope.Source> source;

    ScopePerTransaction(ObjectProvider<DataSource> dataSource, ObjectProvider<Scope.Source> source) {
        this.dataSource = dataSource;
        this.source = source;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, Throwable failure) {
        // A savepoint lies within a transaction that has its scope.
        if (failure != null || transaction.isNested()) {
            return;
        }
        try {
            Scope.declared()
                    .or(() -> source.stream().findFirst().flatMap(Scope.Source::current))
                    .ifPresent(this::write);
        } catch (RuntimeException | Error e) {
            if (transaction.isNewTransaction()) {
                abandon(dataSource.getObject());
            }
            throw e;
        }
    }

    /** Spring ends no transaction that a listener could not begin: the thread would go on in it, for somebody else. */
    private static void abandon(DataSource pool) {
        TransactionSynchronizationManager.clear();
        if (TransactionSynchronizationManager.unbindResourceIfPossible(pool) instanceof ConnectionHolder held) {
            JdbcUtils.closeConnection(held.getConnection());
        }
    }

    /** Said when the transaction first asks something; which scope that is has been settled as it began. */
    private void write(Scope scope) {
        var connection = DataSourceUtils.getConnection(dataSource.getObject());
        ((ScopedConnections.Scoped) connection).beforeAsking(asked -> write(scope, asked));
    }

    private static void write(Scope scope, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, scope.villages());
            statement.setString(2, scope.official());
            try (var row = statement.executeQuery()) {
                row.next();
                CalendarVersion.found(row.getInt("changes"));
            }
        }
    }
}
