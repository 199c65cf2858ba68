package id.payungdesa.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of transactions, which tell the database their scope when they first ask it something: many a transaction of
 * the engine is answered from memory, and then neither a scope nor an end has to travel.
 */
class ScopedConnections extends DelegatingDataSource implements InfrastructureProxy {

    /** What the database need not hear of before the transaction has begun there. */
    private static final Set<String> SILENT = Set.of(
            "commit",
            "rollback",
            "close",
            "isClosed",
            "setAutoCommit",
            "getAutoCommit",
            "setReadOnly",
            "isReadOnly",
            "getHoldability",
            "getTransactionIsolation",
            "getWarnings",
            "clearWarnings",
            "equals",
            "hashCode",
            "toString");

    ScopedConnections(DataSource pool) {
        super(pool);
    }

    /** A connection whose transaction has something to say first. */
    interface Scoped extends Connection {

        /** Says it at once when the transaction asks something, and never in one that does not. */
        void beforeAsking(Saying saying);
    }

    interface Saying {

        void on(Connection connection) throws SQLException;
    }

    /** Whatever takes part in a transaction looks for it by the pool. */
    @Override
    public Object getWrappedObject() {
        return obtainTargetDataSource();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return scoped(super.getConnection());
    }

    private static Connection scoped(Connection connection) {
        var unsaid = new Saying[1];
        return (Connection) Proxy.newProxyInstance(
                ScopedConnections.class.getClassLoader(), new Class<?>[] {Scoped.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("beforeAsking")) {
                        unsaid[0] = (Saying) arguments[0];
                        return null;
                    }
                    if (method.getName().equals("equals")) {
                        return proxy == arguments[0];
                    }
                    if (unsaid[0] != null && !SILENT.contains(method.getName())) {
                        var saying = unsaid[0];
                        unsaid[0] = null;
                        saying.on(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
