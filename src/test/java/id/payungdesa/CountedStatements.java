package id.payungdesa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers every statement that is sent to the database, so that a test can say what a step costs. */
public class CountedStatements extends DelegatingDataSource {

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    public CountedStatements(DataSource target) {
        super(target);
    }

    /** What was sent since the last call. */
    public List<String> drain() {
        synchronized (sent) {
            var drained = List.copyOf(sent);
            sent.clear();
            return drained;
        }
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
        return watch(Connection.class, super.getConnection(), null);
    }

    private <T> T watch(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    // A batch counts once for each statement in it.
                    if (method.getName().startsWith("execute")
                                    && !method.getName().equals("executeBatch")
                            || method.getName().equals("addBatch")) {
                        sent.add(sql != null ? sql : String.valueOf(arguments[0]));
                    }
                    try {
                        var result = method.invoke(target, arguments);
                        if (result instanceof PreparedStatement prepared) {
                            return watch(PreparedStatement.class, prepared, String.valueOf(arguments[0]));
                        }
                        return result instanceof Statement statement ? watch(Statement.class, statement, null) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
