package id.payungdesa.database;

import id.payungdesa.common.KnownVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/** Settles the scope of each transaction as it begins, and reads along which calendar and settings it works with; all dies with it. */
@Component
class ScopePerTransaction implements TransactionExecutionListener {

    private static final String BEGIN = """
            select set_config('app.villages', ?, true), set_config('app.official', ?, true),
                calendar_state.changes as calendar, settings_state.changes as settings, officials_state.changes as officials
            from calendar_state, settings_state, officials_state
            """;

    private final Supplier<DataSource> dataSource;
    private final Supplier<Scope.Source> source;

    ScopePerTransaction(ObjectProvider<DataSource> dataSource, ObjectProvider<Scope.Source> source) {
        this.dataSource = SingletonSupplier.of(dataSource::getObject);
        this.source = SingletonSupplier.ofNullable(source::getIfAvailable);
    }

    @Override
    public void afterBegin(TransactionExecution transaction, Throwable failure) {
        // A savepoint lies within a transaction that has its scope.
        if (failure != null || transaction.isNested()) {
            return;
        }
        try {
            Scope.declared()
                    .or(() -> Optional.ofNullable(source.get()).flatMap(Scope.Source::current))
                    .ifPresent(this::write);
        } catch (RuntimeException | Error e) {
            if (transaction.isNewTransaction()) {
                abandon(dataSource.get());
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
        var connection = DataSourceUtils.getConnection(dataSource.get());
        ((ScopedConnections.Scoped) connection).beforeAsking(asked -> write(scope, asked));
    }

    private void write(Scope scope, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, scope.villages());
            statement.setString(2, scope.official());
            try (var row = statement.executeQuery()) {
                row.next();
                KnownVersion.CALENDAR.found(row.getInt("calendar"));
                KnownVersion.SETTINGS.found(row.getInt("settings"));
                KnownVersion.OFFICIALS.found(row.getInt("officials"));
            }
        }
        Optional.ofNullable(source.get()).ifPresent(Scope.Source::begun);
    }
}
