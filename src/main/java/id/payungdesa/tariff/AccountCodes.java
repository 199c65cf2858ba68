package id.payungdesa.tariff;

import id.payungdesa.common.BudgetYear;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which activities and accounts of the village budget DPMPD lets contributions be booked under in a year. */
@Component
public class AccountCodes {

    private final JdbcClient jdbc;

    AccountCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<AccountCode> activities(BudgetYear year) {
        return jdbc.sql("select code, name from activity_code where year = :year order by code")
                .param("year", year.value())
                .query(AccountCode.class)
                .list();
    }

    public List<AccountCode> accounts(BudgetYear year) {
        return jdbc.sql("select code, name from account_code where year = :year order by code")
                .param("year", year.value())
                .query(AccountCode.class)
                .list();
    }
}
