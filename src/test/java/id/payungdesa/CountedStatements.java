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

    /** A statement on its way to the database, a whole batch of them, or a commit. */
    protected interface Sending {

        Object go() throws Throwable;
    }

    /** Where else it may be counted; a batch counts once for each statement in it. */
    protected void count(String sql) {
        sent.add(sql);
    }

    /** Where the time it takes may be read. */
    protected Object send(String sql, Sending sending) throws Throwable {
        return sending.go();
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

    @Override
    public Connection getConnection(String user, String password) throws java.sql.SQLException {
        return watch(Connection.class, super.getConnection(user, password), null);
    }

    private <T> T watch(Class<T> type, T target, String prepared) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var name = method.getName();
                    var sql = prepared != null || arguments == null ? prepared : String.valueOf(arguments[0]);
                    if (name.startsWith("execute") && !name.equals("executeBatch") || name.equals("addBatch")) {
                        count(sql);
                    }
                    Sending call = () -> watched(method.invoke(target, arguments), arguments);
                    try {
                        return name.startsWith("execute") || name.equals("commit")
                                ? send(sql == null ? name : sql, call)
                                : call.go();
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object watched(Object result, Object... arguments) {
        if (result instanceof PreparedStatement prepared) {
            return watch(PreparedStatement.class, prepared, String.valueOf(arguments[0]));
        }
        return result instanceof Statement statement ? watch(Statement.class, statement, null) : result;
    }
}
