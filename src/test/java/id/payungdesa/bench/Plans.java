package id.payungdesa.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Has the server log the plan of every statement of the application that takes longer than a few milliseconds. */
class Plans {

    static final int ABOVE = Integer.getInteger("bench.explain.above", 3);

    private final JdbcClient superuser;
    private final HikariDataSource pool;

    Plans(String url, HikariDataSource pool) {
        this.superuser = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
        this.pool = pool;
    }

    void during(Runnable work) {
        superuser
                .sql("alter role payung_app set session_preload_libraries = 'auto_explain'")
                .update();
        superuser
                .sql("alter role payung_app set auto_explain.log_min_duration = '%sms'".formatted(ABOVE))
                .update();
        for (var setting : new String[] {"log_analyze", "log_buffers", "log_nested_statements"}) {
            superuser
                    .sql("alter role payung_app set auto_explain." + setting + " = on")
                    .update();
        }
        pool.getHikariPoolMXBean().softEvictConnections();
        try {
            work.run();
        } finally {
            superuser.sql("alter role payung_app reset all").update();
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }
}
