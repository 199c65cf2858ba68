package id.payungdesa.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.enrolment.bpjs.Tap;
import id.payungdesa.sandbox.Sandbox;
import id.payungdesa.sandbox.SandboxProperties;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.TestSocketUtils;

/** Nodes on one durable PostgreSQL, and an insurer with books of its own that no fault of a node touches. */
final class Cluster implements AutoCloseable {

    private static final String API_KEY = "kunci-uji-kluster";

    private final String vaultKey = randomKey();
    private final EmbeddedPostgres postgres;
    private final HikariDataSource superuser;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    final Sandbox sandbox;
    final Tap line;
    final JdbcClient jdbc;
    final JdbcClient book;
    final Journal journal;

    Cluster() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            var server = JdbcClient.create(postgres.getPostgresDatabase());
            for (var statement : List.of(
                    "create role payung_owner login nobypassrls",
                    "create role payung_app login nobypassrls",
                    "create role payung_sandbox login nobypassrls",
                    "create database payung owner payung_owner",
                    "create database books owner payung_sandbox")) {
                server.sql(statement).update();
            }
            sandbox = new Sandbox(
                    new SandboxProperties(
                            0,
                            new SandboxProperties.Database(url("books"), "payung_sandbox", ""),
                            API_KEY,
                            Duration.ofMillis(500),
                            Duration.ofMillis(500)),
                    Clock.systemUTC());
            sandbox.start();
            line = new Tap(sandbox.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        superuser = pool("payung");
        jdbc = JdbcClient.create(superuser);
        book = JdbcClient.create(postgres.getDatabase("postgres", "books"));
        journal = new Journal(superuser);
    }

    private HikariDataSource pool(String database) {
        var config = new HikariConfig();
        config.setDataSource(postgres.getDatabase("postgres", database));
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database + "?reWriteBatchedInserts=true";
    }

    /** Does not wait until it is up. */
    Node start(Release release) {
        var name = "node-" + (nodes.size() + 1);
        var node = Node.start(name, TestSocketUtils.findAvailableTcpPort(), release, environment(name));
        nodes.add(node);
        return node;
    }

    private Map<String, String> environment(String name) {
        var environment = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL",
                url("payung") + "&ApplicationName=" + name,
                "SPRING_DATASOURCE_USERNAME",
                "payung_app",
                "SPRING_DATASOURCE_PASSWORD",
                "",
                "SPRING_FLYWAY_USER",
                "payung_owner",
                "SPRING_FLYWAY_PASSWORD",
                "",
                "PAYUNG_VAULT_KEY",
                vaultKey,
                "PAYUNG_INSURER_URL",
                line.url().toString(),
                "PAYUNG_INSURER_API_KEY",
                API_KEY,
                "PAYUNG_BANK_URL",
                sandbox.url() + "/bank"));
        // No real people, no TLS on one machine, and every node's health on a port of its own.
        environment.putAll(Map.of(
                "PAYUNG_TRIAL", "true",
                "PAYUNG_DEMO_ACCOUNTS", "true",
                "PAYUNG_DEMO_LIFE", "false",
                "PAYUNG_TLS", "false",
                "MANAGEMENT_SERVER_PORT", String.valueOf(TestSocketUtils.findAvailableTcpPort())));
        return environment;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Node> up() {
        return nodes.stream().filter(Node::isUp).toList();
    }

    Node named(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As a balancer would choose it for somebody who comes anew. */
    Node any(Random random) {
        var up = up();
        return up.get(random.nextInt(up.size()));
    }

    /** So many villages that propose, each with its officials. */
    List<Village> villages(int count, Register register, Random random) {
        return jdbc.sql("""
                select distinct on (village.name) village.id, village.name, subdistrict.id as subdistrict,
                    subdistrict.name as subdistrict_name
                from village join subdistrict on subdistrict.id = village.subdistrict
                where kind = 'VILLAGE' order by village.name, village.id limit :count
                """).param("count", count).query(Village.Place.class).stream()
                .map(place -> new Village(this, register, random, place).staffed())
                .toList();
    }

    /** Whether somebody has completed this step of the case. */
    boolean isDone(String step, String subject) {
        return jdbc.sql("""
                select exists (
                    select from step
                    where step = :step and closed_by is not null
                        and (subject = :subject or 'proposal-' || proposal_id = :subject))
                """)
                .param("step", step)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** An order that this node has sent: the insurer has written it down, and its answer has not come yet. */
    Optional<Long> orderSentBy(Node node) {
        return jdbc
                .sql(
                        "select id, reference from outbox_order where state = 'SENDING' and lease_until > clock_timestamp()")
                .query((row, number) -> Map.entry(row.getLong("id"), row.getString("reference")))
                .list()
                .stream()
                .filter(order -> journal.holder(Journal.About.ORDER, order.getKey())
                        .filter(node.name()::equals)
                        .isPresent())
                .filter(order -> isInTheBook(order.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isInTheBook(String reference) {
        return book.sql("select exists (select from received_order where reference = :reference)")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    Connection connection() throws SQLException {
        return superuser.getConnection();
    }

    /** The timer of this name that runs for the village's proposal. */
    Optional<String> timer(Village village, String name) {
        return jdbc.sql("""
                select job.id_ from act_ru_job job
                join act_ru_execution instance on instance.id_ = job.process_instance_id_
                where instance.business_key_ = 'proposal-' || :id and job.handler_cfg_ = :name
                """)
                .param("id", village.proposal().id())
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** The days of a timer are over at once. */
    void letDeadlinePass(String timer) {
        jdbc.sql("update act_ru_job set duedate_ = now() - interval '1 second' where id_ = :id")
                .param("id", timer)
                .update();
    }

    OffsetDateTime now() {
        return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        line.close();
        sandbox.stop();
        superuser.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
