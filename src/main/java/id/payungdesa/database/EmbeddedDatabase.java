package id.payungdesa.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of a first run: used when no {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class EmbeddedDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(@Value("${payung.data:data}") Path home) {
        return new EmbeddedServer(home);
    }

    /** The engine and the application: may change rows, never tables. */
    @Bean
    JdbcConnectionDetails application(EmbeddedServer server) {
        return new Application(server.url("payung"));
    }

    /** Flyway: owns the tables, and is held to row-level security all the same. */
    @Bean
    FlywayConnectionDetails owner(EmbeddedServer server) {
        return new Owner(server.url("payung"));
    }

    @Bean
    SpareDatabase spareDatabase(EmbeddedServer server) {
        return new SpareDatabase(server.url("payung_sandbox"), "payung_sandbox");
    }

    record Application(String url) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "payung_app";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }

    record Owner(String url) implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "payung_owner";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
