package id.payungdesa.access;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the first person into an empty system; once anybody is there it does nothing, whatever the environment says. */
@Component
@Order(FirstAdministrator.ORDER)
@ConditionalOnProperty("payung.first-administrator.login")
class FirstAdministrator implements ApplicationRunner {

    /** Before the demo accounts, so that a system with both has its administrator. */
    static final int ORDER = 10;

    static final int SHORTEST_PASSWORD = 12;

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int REGENCY = 1;

    private final Accounts accounts;
    private final String login;
    private final String password;

    FirstAdministrator(
            Accounts accounts,
            @Value("${payung.first-administrator.login}") String login,
            @Value("${payung.first-administrator.password}") String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException(
                    "payung.first-administrator.password has fewer than %d characters".formatted(SHORTEST_PASSWORD));
        }
        this.accounts = accounts;
        this.login = login;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.none()) {
            accounts.openToChange(
                    login,
                    Role.SYSTEM_OPERATOR.title(),
                    accounts.hash(password),
                    List.of(new Post(Role.SYSTEM_OPERATOR, REGENCY)));
            log.info("Opened the account of the first administrator, {}", login);
        }
    }
}
