package id.payungdesa.roster;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The occupations of the programme. */
@Component
public class Occupations {

    private final JdbcClient jdbc;

    Occupations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Occupation> all() {
        return jdbc.sql("""
                select code, name, english, grp, sector, risk
                from occupation
                order by position
                """).query(Occupation.class).list();
    }

    public KnownOccupations known() {
        return new KnownOccupations(all());
    }
}
