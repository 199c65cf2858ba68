package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What {@code docker compose up} promises a regency that has no engineer. */
class ComposeFileTests {

    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?set \\1}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}?");
    private static final Pattern OF_OURS = Pattern.compile("payung\\.[a-z.-]+[a-z]");

    /** Sound values for what whoever installs it has to set. */
    private static final Map<String, String> SET = Map.of(
            "PAYUNG_OWNER_PASSWORD", "owner",
            "PAYUNG_APP_PASSWORD", "app",
            "PAYUNG_VAULT_KEY", "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=",
            "PAYUNG_FIRST_ADMINISTRATOR_LOGIN", "pengelola",
            "PAYUNG_FIRST_ADMINISTRATOR_PASSWORD", "panjang-dan-sulit",
            "PAYUNG_PUBLIC_URL", "https://payung.example.go.id",
            "PAYUNG_INSURER_URL", "https://insurer.example/v1",
            "PAYUNG_INSURER_API_KEY", "s3cret",
            "PAYUNG_CERTIFICATE", "/etc/payung/certificate.pem");

    private final JsonNode compose = yaml("docker-compose.yml");
    private final JsonNode services = compose.path("services");
    private final JsonNode application = services.path("application");

    @Test
    void itIsAComposeFile() throws IOException {
        assertThat(faults(compose)).isEmpty();
        assertThat(faults(new YAMLMapper().readTree("services: {proxy: {imag: haproxy}}")))
                .as("the schema is not asked in vain")
                .isNotEmpty();
    }

    private static Set<String> faults(JsonNode file) throws IOException {
        var schema = new ObjectMapper()
                .readTree(
                        Path.of("src/test/resources/compose/compose-spec.json").toFile());
        // An "id" is a word of older drafts than the one it says it is written in.
        schema.findParents("id").stream()
                .filter(part -> part.path("id").isTextual())
                .forEach(part -> ((ObjectNode) part).remove("id"));
        return JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(schema).validate(file).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    @Test
    void whateverIsSetFromOutsideIsAskedForByName() throws IOException {
        var text = Files.readString(Path.of("docker-compose.yml"));

        assertThat(VARIABLE.matcher(text).results().map(found -> found.group()))
                .allMatch(variable -> REQUIRED.matcher(variable).matches());
        assertThat(REQUIRED.matcher(text).results().map(found -> found.group(1)))
                .hasSameElementsAs(SET.keySet());
    }

    @Test
    void whatIsAskedForIsEnoughToStart() {
        assertThat(weaknesses(SET)).isEmpty();
    }

    @Test
    void nothingIsAskedForThatTheApplicationCouldDoWithout() {
        var ofOthers = Set.of(
                "PAYUNG_OWNER_PASSWORD",
                "PAYUNG_APP_PASSWORD",
                "PAYUNG_CERTIFICATE",
                "PAYUNG_FIRST_ADMINISTRATOR_LOGIN");

        assertThat(SET.keySet()).filteredOn(name -> !ofOthers.contains(name)).allSatisfy(name -> {
            var without = new HashMap<>(SET);
            without.put(name, "");
            assertThat(weaknesses(without)).as("without " + name).containsExactly(name);
        });
    }

    /** The server of the tests stands in for that of the file, and forgets when the power fails. */
    private List<String> weaknesses(Map<String, String> set) {
        var variables = environment(set);
        variables.put("SPRING_DATASOURCE_URL", ((PGSimpleDataSource) TestDatabase.fresh()).getUrl());
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        settings.getPropertySources()
                .addLast(new MapPropertySource(
                        "application.yaml", Map.of("server.servlet.session.cookie.secure", "true")));
        return SpringFactoriesLoader.loadFactories(Safeguard.class, null).stream()
                .flatMap(safeguard -> safeguard.weaknesses(settings))
                .map(Weakness::setting)
                .filter(setting -> !setting.equals("fsync"))
                .toList();
    }

    private Map<String, Object> environment(Map<String, String> set) {
        var variables = new TreeMap<String, Object>();
        application.path("environment").properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> variables.put(
                        entry.getKey(),
                        REQUIRED.matcher(entry.getValue().asText()).replaceAll(name -> set.get(name.group(1)))));
        passedOn().filter(set::containsKey).forEach(name -> variables.put(name, set.get(name)));
        return variables;
    }

    /** What may be left out is passed on as it stands outside, and is not set at all when it is not set there. */
    private Stream<String> passedOn() {
        return application.path("environment").properties().stream()
                .filter(entry -> entry.getValue().isNull())
                .map(Map.Entry::getKey);
    }

    @Test
    void mailIsLeftOutOrSetSoundly() {
        assertThat(passedOn()).isNotEmpty().allMatch(name -> name.matches("PAYUNG_(MAIL_.*|TRANSPARENCY)"));
        var set = new HashMap<>(SET);
        set.putAll(Map.of("PAYUNG_MAIL_HOST", "mail.example", "PAYUNG_MAIL_USER", "payung"));
        assertThat(weaknesses(set))
                .containsExactlyInAnyOrder("PAYUNG_MAIL_FROM", "PAYUNG_MAIL_SITE", "PAYUNG_MAIL_PASSWORD");
        set.putAll(Map.of(
                "PAYUNG_MAIL_PASSWORD", "x",
                "PAYUNG_MAIL_FROM", "payung@mail.example",
                "PAYUNG_MAIL_SITE", "https://payung.example"));
        assertThat(weaknesses(set)).isEmpty();
        set.put("PAYUNG_MAIL_SECURITY", "NONE");
        assertThat(weaknesses(set)).containsExactly("PAYUNG_MAIL_SECURITY");
    }

    @Test
    void everyNameInItIsASettingTheApplicationReads() throws IOException {
        var known = new TreeSet<String>();
        for (var metadata : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            new ObjectMapper()
                    .readTree(metadata.openStream())
                    .path("properties")
                    .forEach(one -> known.add(variable(one.path("name").asText())));
        }
        for (var source : sources()) {
            OF_OURS.matcher(Files.readString(source)).results().forEach(name -> known.add(variable(name.group())));
        }

        assertThat(known).containsAll(environment(SET).keySet());
        assertThat(passedOn()).isSubsetOf(known);
        assertThat(known).doesNotContain("PAYUNG_FIRST_ADMIN_LOGIN", "SPRING_FLYWAY_USERNAME");
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    @Test
    void nobodyComesInByTheReadmeAndNoMoneyGoesToASandbox() {
        assertThat(environment(SET).keySet())
                .noneMatch(name -> name.matches("PAYUNG_(DEMO_ACCOUNTS|SANDBOX|TRIAL|TLS|BANK).*"));
    }

    @Test
    void onlyTheProxyIsReachedFromOutside() {
        assertThat(services.properties())
                .filteredOn(service -> texts(service.getValue().path("ports")).stream()
                        .anyMatch(port -> !port.startsWith("127.0.0.1:")))
                .singleElement()
                .satisfies(service -> assertThat(service.getKey()).isEqualTo("proxy"));
        assertThat(compose.path("networks").path("inside").path("internal").asBoolean())
                .isTrue();
        assertThat(texts(services.path("database").path("networks"))).containsExactly("inside");
        assertThat(texts(services.path("proxy").path("networks"))).containsExactly("outside");
    }

    @Test
    void aNodeMayFailAndHasTimeToFinish() {
        assertThat(application.path("deploy").path("replicas").asInt()).isGreaterThan(1);
        assertThat(application.path("stop_grace_period").asText()).isEqualTo("40s");
        assertThat(yaml("src/main/resources/application.yaml")
                        .at("/spring/lifecycle.timeout-per-shutdown-phase")
                        .asText())
                .isEqualTo("20s");
    }

    @Test
    void theProxyAsksTheNodesWhereTheyAnswer() throws IOException {
        var proxy = Files.readString(Path.of("src/docker/haproxy.cfg"));
        var management = yaml("src/main/resources/application.yaml")
                .path("management")
                .path("server")
                .path("port")
                .asText();

        assertThat(proxy)
                .contains("check port " + management + " ", "GET /actuator/health/readiness", " application:8080 ")
                .contains("cookie PAYUNGNODE insert indirect nocache httponly secure dynamic");
        assertThat(environment(SET)).containsEntry("MANAGEMENT_SERVER_ADDRESS", "0.0.0.0");
        assertThat(Files.readString(Path.of("src/docker/Dockerfile"))).contains("/dev/tcp/127.0.0.1/" + management);
    }

    @Test
    void theApplicationHasNoRightsInItsContainer() throws IOException {
        var users = Files.readAllLines(Path.of("src/docker/Dockerfile")).stream()
                .filter(line -> line.startsWith("USER "))
                .toList();

        assertThat(users).last().isEqualTo("USER 10001:10001");
        assertThat(application.path("read_only").asBoolean()).isTrue();
        assertThat(texts(application.path("cap_drop"))).containsExactly("ALL");
        assertThat(application.has("user")).isFalse();
    }

    @Test
    void theImageIsBuiltFromAllThatIsPacked() throws IOException {
        var resource = Pattern.compile("<resource>\\s*<directory>(.*?)</directory>");
        var dockerfile = Files.readAllLines(Path.of("src/docker/Dockerfile"));
        var copied = dockerfile.stream()
                .filter(line -> line.matches("COPY (?!--from).*"))
                .map(line -> line.split(" ")[1])
                .toList();

        assertThat(resource.matcher(Files.readString(Path.of("pom.xml"))).results())
                .isNotEmpty()
                .allSatisfy(packed -> assertThat(copied)
                        .anyMatch(part -> Path.of(packed.group(1)).startsWith(part)));
    }

    @Test
    void aNodeHasTheHeapThatWasMeasured() throws IOException {
        var limit = application.at("/deploy/resources/limits/memory").asText();

        assertThat(limit).isEqualTo("1G");
        assertThat(Files.readString(Path.of("src/docker/Dockerfile"))).contains("\"-XX:MaxRAMPercentage=50\"");
    }

    @Test
    void whatWatchesComesOnlyWhenAskedForAndFindsItsFiles() throws IOException {
        var scraped = yaml("src/docker/prometheus/prometheus.yml").at("/scrape_configs/0");
        var management = yaml("src/main/resources/application.yaml").at("/management/server/port");

        assertThat(List.of("prometheus", "grafana")).allSatisfy(name -> {
            var service = services.path(name);
            assertThat(texts(service.path("profiles"))).containsExactly("monitoring");
            assertThat(texts(service.path("volumes")))
                    .filteredOn(volume -> volume.startsWith("./"))
                    .isNotEmpty()
                    .allSatisfy(
                            volume -> assertThat(Path.of(volume.split(":")[0])).isDirectory())
                    .allMatch(volume -> volume.endsWith(":ro"));
        });
        assertThat(texts(services.path("prometheus").path("networks"))).containsExactly("inside");
        assertThat(scraped.at("/dns_sd_configs/0/port")).isEqualTo(management);
        assertThat(scraped.at("/dns_sd_configs/0/names/0").asText()).isEqualTo("application");
        assertThat(application
                        .at("/environment/LOGGING_STRUCTURED_FORMAT_CONSOLE")
                        .asText())
                .isEqualTo("ecs");
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static JsonNode yaml(String file) {
        try {
            return new YAMLMapper().readTree(Path.of(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
