package id.payungdesa.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Scan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the entries of the dossier; every version stays, with who wrote it and when. */
@Component
@Transactional
public class Entries {

    /** The field under which a file is refused. */
    public static final String FILE = "file";

    private static final String ENTRIES = """
            select dossier_entry.entry, version, register, year, body, withdrawn, official.name, written_at,
                file.id as file_id, file.name as file_name, file.media_type, encode(file.sha256, 'hex') as fingerprint,
                length(file.content) as size
            from dossier_entry
            join official on official.id = dossier_entry.written_by
            left join dossier_file file on file.id = dossier_entry.file_id
            """;
    private static final TypeReference<Map<String, String>> BODY = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;

    Entries(JdbcClient jdbc, ObjectMapper json, Audit audit, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** A file as it was sent. */
    public record Upload(byte[] content, String name) {

        @Override
        public String toString() {
            return "Upload[" + name + "]";
        }
    }

    /** What stands in the dossier of a year, and for regulations and awards what earlier years have brought. */
    @Transactional(readOnly = true)
    public List<Entry> of(Register register, int year) {
        return jdbc.sql("select * from (" + ENTRIES + """
                where register = :register and (year = :year or year < :year and :accumulates)
                order by dossier_entry.entry, version desc
                ) entry
                where not withdrawn and not exists (
                    select from dossier_entry later where later.entry = entry.entry and later.version > entry.version)
                order by year desc, entry
                """)
                .param("register", register.name())
                .param("year", year)
                .param("accumulates", register.accumulates())
                .query(this::entry)
                .list();
    }

    /** Every version of an entry, the newest first. */
    @Transactional(readOnly = true)
    public List<Entry> history(long entry) {
        return jdbc.sql(ENTRIES + "where entry = :entry order by version desc")
                .param("entry", entry)
                .query(this::entry)
                .list();
    }

    /** Writes a new entry. */
    public Entry add(Register register, int year, Map<String, String> typed, Optional<Upload> upload) {
        var number = jdbc.sql("select nextval('dossier_entry_number')")
                .query(Long.class)
                .single();
        return write(number, 1, register, year, typed, upload, null);
    }

    /** Writes the next version of an entry; the file stays unless another is sent. */
    public Entry change(long entry, int seen, Map<String, String> typed, Optional<Upload> upload) {
        var before = newest(entry);
        return write(
                entry,
                seen + 1,
                before.register(),
                before.year(),
                typed,
                upload,
                before.file().map(Entry.Attached::id).orElse(null));
    }

    /** Takes an entry out of the dossier; what it said stays in its history. */
    public void withdraw(long entry, int seen) {
        var before = newest(entry);
        requireKeeper();
        store(
                entry,
                seen + 1,
                before.register(),
                before.year(),
                before.body(),
                before.file().map(Entry.Attached::id).orElse(null),
                true);
    }

    private Entry newest(long entry) {
        return history(entry).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("Isian ini tidak ada. Kembali ke daftar, lalu pilih lagi."));
    }

    private Entry write(
            long entry,
            int version,
            Register register,
            int year,
            Map<String, String> typed,
            Optional<Upload> upload,
            Long file) {
        requireKeeper();
        var kept = register.kept(typed);
        var flaws = register.flaws(kept, upload.isPresent() || file != null);
        if (!flaws.isEmpty()) {
            throw new Flawed(flaws);
        }
        var attached = upload.map(sent -> stored(register, sent)).orElse(file);
        return store(entry, version, register, year, kept, attached, false);
    }

    private void requireKeeper() {
        if (!current.get().keepsDossier()) {
            throw new AccessDeniedException("For DPMPD");
        }
    }

    private Long stored(Register register, Upload upload) {
        try {
            var scan = Scan.read(upload.content(), upload.name());
            if (register == Register.REGULATION && scan.format() != Scan.Format.PDF) {
                throw new Refused("Naskah peraturan harus PDF.");
            }
            return keep(scan);
        } catch (Refused refused) {
            throw new Flawed(Map.of(FILE, refused.getMessage()));
        }
    }

    /** The same file sent again is the one that is there. */
    private Long keep(Scan scan) {
        jdbc.sql("""
                insert into dossier_file (name, media_type, content, sha256, added_by, added_at)
                values (:name, :type, :content, sha256(:content), :official, :now)
                on conflict (sha256) do nothing
                """)
                .param("name", scan.name())
                .param("type", scan.format().mediaType())
                .param("content", scan.content())
                .param("official", current.get().id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select id from dossier_file where sha256 = sha256(:content)")
                .param("content", scan.content())
                .query(Long.class)
                .single();
    }

    private Entry store(
            long entry,
            int version,
            Register register,
            int year,
            Map<String, String> body,
            Long file,
            boolean withdrawn) {
        try {
            jdbc.sql("""
                    insert into dossier_entry (entry, version, register, year, body, file_id, withdrawn, written_by, written_at)
                    values (:entry, :version, :register, :year, cast(:body as jsonb), :file, :withdrawn, :official, :now)
                    """)
                    .param("entry", entry)
                    .param("version", version)
                    .param("register", register.name())
                    .param("year", year)
                    .param("body", json.writeValueAsString(body))
                    .param("file", file, Types.BIGINT)
                    .param("withdrawn", withdrawn)
                    .param("official", current.get().id().value())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (DataAccessException e) {
            throw Refused.byDatabase(e).map(RuntimeException.class::cast).orElse(e);
        }
        var stored = newest(entry);
        audit.recordForRegency(
                withdrawn ? "DOSSIER_ENTRY_WITHDRAWN" : "DOSSIER_ENTRY_WRITTEN",
                "dossier entry " + entry,
                Map.of(
                        "register", register,
                        "year", year,
                        "version", version,
                        "file", stored.file().map(Entry.Attached::fingerprint).orElse("")));
        return stored;
    }

    /** A file to be opened. */
    public record Opened(String name, String mediaType, byte[] content) {

        @Override
        public String toString() {
            return "Opened[" + name + "]";
        }
    }

    @Transactional(readOnly = true)
    public Optional<Opened> open(long file) {
        return jdbc.sql("select name, media_type, content from dossier_file where id = :id")
                .param("id", file)
                .query(Opened.class)
                .optional();
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("entry"),
                row.getInt("version"),
                Register.valueOf(row.getString("register")),
                row.getInt("year"),
                body(row.getString("body")),
                Optional.ofNullable(row.getObject("file_id", Long.class)).map(id -> attached(id, row)),
                row.getBoolean("withdrawn"),
                row.getString("name"),
                row.getTimestamp("written_at").toInstant());
    }

    private Map<String, String> body(String text) {
        try {
            return json.readValue(text, BODY);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable dossier entry", e);
        }
    }

    private static Entry.Attached attached(long id, ResultSet row) {
        try {
            return new Entry.Attached(
                    id,
                    row.getString("file_name"),
                    row.getString("media_type"),
                    row.getString("fingerprint"),
                    row.getInt("size"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
