package id.payungdesa;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.process.engine.EngineSchema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a port and a database of its own, with the demo accounts; shared by all who ask for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = RANDOM_PORT)
@ContextConfiguration(initializers = ApplicationForTests.class)
@Import(RunningApplication.Database.class)
@ExtendWith(OwnEngine.class)
public @interface RunningApplication {

    /** Migrated by its owner, used with the rights of the application. */
    @TestConfiguration(proxyBeanMethods = false)
    class Database {

        @Bean(destroyMethod = "close")
        DataSource dataSource() {
            var pool = new HikariConfig();
            pool.setDataSource(new CountedStatements(TestDatabase.fresh(new EngineSchema())));
            return new HikariDataSource(pool);
        }
    }
}
