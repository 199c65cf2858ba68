package id.payungdesa.tariff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sources of a village's money by their usual Siskeudes codes, the safest first. */
@Component
public class FundSources {

    private final JdbcClient jdbc;

    FundSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public FundSource get(String code) {
        return find(code).orElseThrow(() -> new NoSuchElementException("No fund source " + code));
    }

    public Optional<FundSource> find(String code) {
        return jdbc.sql("select code, name, origin, account, caution from fund_source where code = :code")
                .param("code", code)
                .query(FundSources::source)
                .optional();
    }

    public List<FundSource> all() {
        return jdbc.sql("select code, name, origin, account, caution from fund_source order by position")
                .query(FundSources::source)
                .list();
    }

    private static FundSource source(ResultSet row, int number) throws SQLException {
        return new FundSource(
                row.getString("code"),
                row.getString("name"),
                FundSource.Origin.valueOf(row.getString("origin")),
                row.getString("account"),
                Optional.ofNullable(row.getString("caution")));
    }
}
