package id.payungdesa.access;

import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Nobody comes in with a password that is in the README or easily guessed. */
class AccountsSafeguard implements Safeguard {

    @Override
    public Stream<Weakness> weaknesses(Environment settings) {
        return Stream.concat(demoAccounts(settings), firstAdministrator(settings));
    }

    private static Stream<Weakness> demoAccounts(Environment settings) {
        return settings.getProperty("payung.demo-accounts", boolean.class, false)
                        && !settings.getProperty("payung.trial", boolean.class, false)
                ? Stream.of(new Weakness(
                        "PAYUNG_DEMO_ACCOUNTS",
                        "is true, and everybody knows the password of those accounts",
                        "false; or, where there are no real people, PAYUNG_TRIAL=true."))
                : Stream.empty();
    }

    private static Stream<Weakness> firstAdministrator(Environment settings) {
        if (settings.getProperty("payung.first-administrator.login", "").isBlank()) {
            return Stream.of(new Weakness(
                            "PAYUNG_FIRST_ADMINISTRATOR_LOGIN",
                            "is missing, and nobody has an account yet",
                            "Who comes in first, with PAYUNG_FIRST_ADMINISTRATOR_PASSWORD; they import the others."))
                    .filter(weakness -> nobodyCouldComeIn(settings));
        }
        var password = settings.getProperty("payung.first-administrator.password", "");
        var fault = password.length() < FirstAdministrator.SHORTEST_PASSWORD
                ? "has fewer than %d characters".formatted(FirstAdministrator.SHORTEST_PASSWORD)
                : password.equals(DemoAccounts.PASSWORD) ? "is that of the demo accounts" : "";
        return fault.isEmpty()
                ? Stream.empty()
                : Stream.of(new Weakness(
                        "PAYUNG_FIRST_ADMINISTRATOR_PASSWORD",
                        fault,
                        "A long one of your own; it is changed at the first login."));
    }

    /** A database that cannot be asked is another safeguard's matter. */
    private static boolean nobodyCouldComeIn(Environment settings) {
        if (settings.getProperty("payung.demo-accounts", boolean.class, false)) {
            return false;
        }
        try (var connection = DriverManager.getConnection(
                        settings.getProperty("spring.datasource.url", ""),
                        settings.getProperty("spring.datasource.username", ""),
                        settings.getProperty("spring.datasource.password", ""));
                var statement = connection.createStatement()) {
            return !answer(statement, "select to_regclass('official') is not null")
                    || !answer(statement, "select exists (select from official)");
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean answer(Statement statement, String question) throws SQLException {
        try (var row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
