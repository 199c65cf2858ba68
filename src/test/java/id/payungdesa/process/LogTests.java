package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Clerk;
import id.payungdesa.Scans;
import id.payungdesa.TestDatabase;
import id.payungdesa.Visitor;
import id.payungdesa.access.Officials;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written down for operators is about requests and officials by number, and never about the people insured. */
@ProcessTest
class LogTests {

    private static final String NAME = "Sanusi Penanda bin Tahir";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Officials officials;

    @Autowired
    Environment settings;

    private final ObjectMapper json = new ObjectMapper();
    private final Kept kept = new Kept();

    /** Every line as our code and everybody else's wrote it, and as the container's log has it. */
    private static final class Kept extends AppenderBase<ILoggingEvent> {

        private final StructuredLogEncoder encoder = new StructuredLogEncoder();
        private final List<String> raw = Collections.synchronizedList(new ArrayList<>());
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        protected void append(ILoggingEvent event) {
            var trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            raw.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                    + trace);
            lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void keepEveryLine() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        kept.setContext(context);
        kept.encoder.setContext(context);
        kept.encoder.setFormat("ecs");
        kept.encoder.start();
        kept.start();
        root().addAppender(kept);
    }

    @AfterEach
    void keepNoMore() {
        root().detachAppender(kept);
    }

    @Test
    void aWholeStoryLeavesNobodysNikOrNameBehind() {
        var village = story.village();
        var resident = Resident.anybody().called(NAME);
        village.starts(Map.of());
        village.lists(List.of(resident));
        village.finishesDraft();
        village.headHandsBack(NAME + " sudah pindah, NIK " + resident.nik());
        EverybodyAgrees.untilCovered(story, village);

        assertThat(village.coveredNames()).as("it was about them").contains(NAME);
        assertThat(kept.raw).noneMatch(line -> line.contains(resident.nik()) || line.contains("Penanda"));
    }

    @Test
    void whatIsSentWronglyIsNotRepeated() throws IOException {
        var nik = Resident.anybody().nik();
        var operator = new Clerk(port, "operator.tanjungaru");
        var system = new Clerk(port, "pengelola");
        var about = NAME.replace(" ", "%20") + nik;

        var answers = List.of(
                operator.json("PUT", "/api/starts/villageProposal/decision", "{\"version\":\"" + NAME + nik + "\"}"),
                operator.json("PUT", "/api/starts/villageProposal/decision", "{\"" + NAME + nik),
                operator.get("/api/tasks/" + nik),
                operator.get("/usulan-desa?tahun=" + about),
                operator.json("GET", "/camunda/api/engine/engine/default/user/" + nik, null),
                operator.upload("/api/tasks/" + nik + "/papers/" + nik, NAME + ".pdf", Scans.pdf()),
                system.form("/tersendat/coba", Map.of("order", NAME + nik)),
                system.get("/pejabat/" + about),
                new Visitor(port).login(nik, NAME));
        raw("GET /pantau?cari={" + NAME.replace(' ', '+') + nik + "} HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answers).filteredOn(answer -> answer.statusCode() >= 400).hasSizeGreaterThan(7);
        assertThat(kept.raw).noneMatch(line -> line.contains(nik) || line.contains("Penanda"));
    }

    @Test
    void troubleIsWrittenDownUnderTheRequestAndTheOfficialByNumber() throws IOException {
        var clerk = new Clerk(port, "petugas.dpmpd");
        var id = officials.findByLogin("petugas.dpmpd").orElseThrow().id();
        kept.lines.clear();

        clerk.get("/camunda/api/engine/engine/default/deployment");

        assertThat(kept.lines).singleElement().satisfies(line -> {
            var told = json.readTree(line);
            assertThat(told.path("message").asText()).startsWith("Refused GET /camunda/");
            assertThat(told.path("official").asText()).isEqualTo(id.toString());
            assertThat(told.path("request").asText()).matches("[0-9a-f]{8}-[0-9a-f]{4}");
            assertThat(line).doesNotContain("petugas.dpmpd").endsWith("}\n");
        });
    }

    @Test
    void theNextRequestOfTheSameThreadIsAnother() throws IOException {
        var clerk = new Clerk(port, "petugas.dpmpd");
        kept.lines.clear();

        for (int n = 0; n < 20; n++) {
            clerk.get("/camunda/api/engine/engine/default/deployment");
        }
        new Visitor(port).json("GET", "/camunda/api/engine/engine/default/deployment", null);

        var requests = new ArrayList<String>();
        for (var line : kept.lines) {
            requests.add(json.readTree(line).path("request").asText());
        }
        assertThat(requests).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
    }

    @Test
    void aLongNumberIsTakenOutOfWhateverAnybodyWrites() throws IOException {
        root().error(
                        "Somebody wrote {}",
                        "6503990101800001",
                        new IllegalStateException("081234567890 and 6503990101800001"));

        assertThat(kept.lines).singleElement().satisfies(line -> {
            assertThat(line).doesNotContain("6503990101800001", "081234567890");
            JsonNode told = json.readTree(line);
            assertThat(told.path("message").asText()).isEqualTo("Somebody wrote …");
            assertThat(told.at("/error/stack_trace").asText()).contains("IllegalStateException: … and …");
        });
    }

    /** With the driver's settings of production. */
    @Test
    void theDatabaseDoesNotRepeatARowItRefuses() {
        var pool = new HikariConfig();
        pool.setJdbcUrl(((PGSimpleDataSource) TestDatabase.fresh()).getUrl());
        pool.setUsername("payung_app");
        Binder.get(settings)
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .get()
                .forEach(pool::addDataSourceProperty);

        try (var database = new HikariDataSource(pool)) {
            assertThatThrownBy(() -> JdbcClient.create(database)
                            .sql(
                                    "insert into official (login, name, password_hash, active) values (:login, :name, 'x', null)")
                            .param("login", "penanda")
                            .param("name", NAME)
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("not-null")
                    .hasMessageNotContaining(NAME);
        }
    }

    private void raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
    }

    private static Logger root() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        assertThat(root.getLevel()).isEqualTo(Level.INFO);
        return root;
    }
}
