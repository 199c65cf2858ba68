package id.payungdesa.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only place that turns personal data into sealed bytes and back (UU 27/2022). */
@Component
@Transactional
public class Vault {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Seal seal;

    Vault(JdbcClient jdbc, ObjectMapper json, Seal seal) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = seal;
    }

    /** Seals a text that identifies a person, such as a member number (KPJ). */
    public byte[] seal(String text) {
        return seal.seal(text);
    }

    /** Opens what {@link #seal} has closed. */
    public String open(byte[] sealed) {
        return seal.open(sealed);
    }

    /** Seals a whole document in which people stand with their NIKs. */
    public byte[] sealDocument(byte[] content) {
        return seal.seal(content);
    }

    public byte[] openDocument(byte[] sealed) {
        return seal.openContent(sealed);
    }

    /** Opens the people behind these candidates, in the order asked; row-level security decides who is found. */
    public List<VaultPerson> open(List<Long> candidates) {
        return jdbc.sql("""
                select candidate.id, worker.name, worker.birth_date, worker.sex, worker.secrets
                from unnest(:ids) with ordinality as wanted (id, nth)
                join candidate on candidate.id = wanted.id
                join worker on worker.id = candidate.worker_id
                order by wanted.nth
                """)
                .param("ids", candidates.toArray(Long[]::new))
                .query((row, n) -> {
                    var secrets = secrets(row.getBytes("secrets"));
                    return new VaultPerson(
                            row.getLong("id"),
                            secrets.nik(),
                            filled(secrets.familyCard()),
                            row.getString("name"),
                            filled(secrets.birthPlace()),
                            row.getDate("birth_date").toLocalDate(),
                            Sex.parse(row.getString("sex")).orElseThrow(),
                            filled(secrets.motherName()),
                            filled(secrets.address()),
                            filled(secrets.phone()));
                })
                .list();
    }

    String hashHex(Nik nik) {
        return HexFormat.of().formatHex(seal.fingerprint(nik));
    }

    String sealHex(Person person) {
        return HexFormat.of()
                .formatHex(seal.seal(text(new Secrets(
                        person.nik().digits(),
                        person.familyCard(),
                        person.birthPlace(),
                        person.motherName(),
                        person.address(),
                        person.phone()))));
    }

    byte[] sealCells(Map<RosterColumn, String> cells) {
        return seal.seal(text(cells));
    }

    Map<RosterColumn, String> openCells(byte[] sealed) {
        try {
            return json
                    .readerForMapOf(String.class)
                    .<Map<String, String>>readValue(seal.open(sealed))
                    .entrySet()
                    .stream()
                    .collect(java.util.stream.Collectors.toMap(
                            entry -> RosterColumn.valueOf(entry.getKey()), Map.Entry::getValue));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable row in the vault", e);
        }
    }

    private Secrets secrets(byte[] sealed) {
        try {
            return json.readValue(seal.open(sealed), Secrets.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable person in the vault", e);
        }
    }

    private String text(Object secrets) {
        try {
            return json.writeValueAsString(secrets);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unwritable secrets", e);
        }
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(t -> !t.isBlank());
    }

    record Secrets(String nik, String familyCard, String birthPlace, String motherName, String address, String phone) {

        @Override
        public String toString() {
            return "Secrets";
        }
    }
}
