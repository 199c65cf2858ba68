package id.payungdesa.dossier;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Busy;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.dossier.Edition.Part;
import id.payungdesa.report.Table;
import id.payungdesa.report.TableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out the dossier and keeps what was handed out: an {@link Edition} is the same bytes whenever somebody asks for it. */
@Component
public class Editions {

    private static final String SUMS = "SHA256SUMS.txt";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Assembly assembly;
    private final Entries entries;
    private final Bindery bindery;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Semaphore one = new Semaphore(1);

    Editions(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Assembly assembly,
            Entries entries,
            Bindery bindery,
            Audit audit,
            CurrentOfficial current) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.assembly = assembly;
        this.entries = entries;
        this.bindery = bindery;
        this.audit = audit;
        this.current = current;
    }

    /** A file on its way into an edition: printed now, or uploaded before. */
    private record Piece(String name, String title, byte[] content, Long file, String fingerprint, int size) {

        static Piece printed(String name, String title, byte[] content) {
            return new Piece(name, title, content, null, sha256(content), content.length);
        }

        static Piece uploaded(String name, String title, Entry.Attached file) {
            return new Piece(name, title, null, file.id(), file.fingerprint(), file.size());
        }
    }

    /** A file as the list of annexes tells of it. */
    record Annex(int number, String name, String title, String fingerprint) {}

    /** A photograph to be printed. */
    record Photo(String caption, String day, String source) {}

    /** Prints the dossier as it stands now, and keeps it under the next number of its year. */
    public Edition make(int year) {
        if (!current.get().keepsDossier()) {
            throw new AccessDeniedException("For DPMPD");
        }
        if (!one.tryAcquire()) {
            throw new Busy("Satu berkas sedang dibuat. Coba lagi sebentar.", Duration.ofSeconds(20));
        }
        try {
            return made(assembly.of(year));
        } finally {
            one.release();
        }
    }

    private Edition made(Dossier dossier) {
        var year = dossier.year();
        var number = of(year).stream().mapToInt(Edition::number).max().orElse(0) + 1;
        var pictures = pictures(dossier);
        var annexes = annexes(dossier, pictures);
        var said = said(dossier, number, annexes, pictures);
        var pieces = new ArrayList<Piece>();
        pieces.add(Piece.printed("berkas-paritrana-%d.pdf".formatted(year), "Berkas", bindery.print("berkas", said)));
        pieces.add(Piece.printed("ringkasan-wawancara.pdf", "Ringkasan", bindery.print("ringkasan", said)));
        pieces.addAll(annexes);
        pieces.add(Piece.printed(SUMS, "Sidik jari", sums(pieces)));
        try {
            return transaction.execute(status -> keep(dossier, number, pieces));
        } catch (DuplicateKeyException e) {
            throw new Refused("Orang lain baru saja membuat edisi ini. Muat ulang halaman, lalu unduh edisinya.");
        }
    }

    private Map<Long, byte[]> pictures(Dossier dossier) {
        var pictures = new LinkedHashMap<Long, byte[]>();
        for (var entry : dossier.entries(Register.EVIDENCE)) {
            entry.file()
                    .filter(Entry.Attached::isPicture)
                    .flatMap(file -> entries.open(file.id()))
                    .flatMap(opened -> Pictures.plain(opened.content()))
                    .ifPresent(plain -> pictures.put(entry.id(), plain));
        }
        return pictures;
    }

    private static List<Piece> annexes(Dossier dossier, Map<Long, byte[]> pictures) {
        var annexes = new ArrayList<Piece>();
        for (var table : new Tables(dossier).annexes()) {
            annexes.add(Piece.printed(
                    "lampiran/%02d-%s.xlsx".formatted(annexes.size() + 1, table.name()),
                    table.title(),
                    workbook(table)));
        }
        for (var entry : dossier.entries(Register.REGULATION)) {
            entry.file()
                    .ifPresent(file -> annexes.add(Piece.uploaded(
                            "lampiran/%02d-regulasi%s".formatted(annexes.size() + 1, file.ending()),
                            "%s Nomor %s".formatted(entry.written("kind"), entry.text("number")),
                            file)));
        }
        for (var entry : dossier.entries(Register.EVIDENCE)) {
            var place = "lampiran/%02d-bukti".formatted(annexes.size() + 1);
            if (pictures.containsKey(entry.id())) {
                annexes.add(Piece.printed(place + ".jpg", entry.text("caption"), pictures.get(entry.id())));
            } else {
                entry.file()
                        .filter(file -> !file.isPicture())
                        .ifPresent(file ->
                                annexes.add(Piece.uploaded(place + file.ending(), entry.text("caption"), file)));
            }
        }
        return annexes;
    }

    private static Map<String, ?> said(Dossier dossier, int number, List<Piece> annexes, Map<Long, byte[]> pictures) {
        var listed = new ArrayList<Annex>();
        annexes.forEach(
                piece -> listed.add(new Annex(listed.size() + 1, piece.name(), piece.title(), piece.fingerprint())));
        var said = new LinkedHashMap<String, Object>();
        said.put("dossier", dossier);
        said.put("numbers", dossier.numbers());
        said.put("chapters", dossier.chapters());
        said.put("number", number);
        said.put("annexes", listed);
        said.put("photos", photos(dossier, pictures));
        said.put("slides", Slides.of(dossier));
        said.put("questions", Questions.of(dossier));
        said.put("paper", new Paper());
        return said;
    }

    private static List<Photo> photos(Dossier dossier, Map<Long, byte[]> pictures) {
        return dossier.entries(Register.EVIDENCE).stream()
                .filter(entry -> pictures.containsKey(entry.id()))
                .map(entry -> new Photo(
                        entry.text("caption"),
                        entry.written("day"),
                        "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(pictures.get(entry.id()))))
                .toList();
    }

    private static byte[] workbook(Table<?> table) {
        var file = new ByteArrayOutputStream();
        try {
            TableFile.XLSX.write(table, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** As {@code sha256sum --check} reads it. */
    private static byte[] sums(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.fingerprint() + "  " + piece.name() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Edition keep(Dossier dossier, int number, List<Piece> pieces) {
        var id = jdbc.sql("""
                insert into dossier_edition (year, number, as_of, made_by) values (:year, :number, :now, :official) returning id
                """)
                .param("year", dossier.year())
                .param("number", number)
                .param("now", Timestamp.from(dossier.numbers().asOf()))
                .param("official", current.get().id().value())
                .query(Long.class)
                .single();
        for (int position = 1; position <= pieces.size(); position++) {
            var piece = pieces.get(position - 1);
            jdbc.sql("""
                    insert into dossier_edition_file (edition_id, position, name, content, file_id, sha256, size)
                    values (:edition, :position, :name, :content, :file, decode(:sha256, 'hex'), :size)
                    """)
                    .param("edition", id)
                    .param("position", position)
                    .param("name", piece.name())
                    .param("content", piece.content(), Types.BINARY)
                    .param("file", piece.file(), Types.BIGINT)
                    .param("sha256", piece.fingerprint())
                    .param("size", piece.size())
                    .update();
        }
        audit.recordForRegency(
                "DOSSIER_HANDED_OUT",
                "dossier edition " + id,
                Map.of(
                        "year",
                        dossier.year(),
                        "number",
                        number,
                        "sums",
                        pieces.get(pieces.size() - 1).fingerprint()));
        return of(dossier.year()).stream()
                .filter(edition -> edition.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** The editions of a year, the newest first. */
    public List<Edition> of(int year) {
        return transaction.execute(status -> jdbc.sql("""
                select edition.id, edition.number, edition.as_of, official.name
                from dossier_edition edition join official on official.id = edition.made_by
                where edition.year = :year order by edition.number desc
                """)
                .param("year", year)
                .query((row, n) -> new Edition(
                        row.getLong("id"),
                        year,
                        row.getInt("number"),
                        row.getTimestamp("as_of").toInstant(),
                        row.getString("name"),
                        parts(row.getLong("id"))))
                .list());
    }

    private List<Part> parts(long edition) {
        return jdbc.sql("""
                select name, encode(sha256, 'hex') as fingerprint, size from dossier_edition_file where edition_id = :id order by position
                """).param("id", edition).query(Part.class).list();
    }

    /** One file of an edition. */
    public Optional<byte[]> open(int year, int number, String name) {
        return transaction.execute(status -> jdbc.sql("""
                select coalesce(part.content, file.content)
                from dossier_edition edition
                join dossier_edition_file part on part.edition_id = edition.id
                left join dossier_file file on file.id = part.file_id
                where edition.year = :year and edition.number = :number and part.name = :name
                """)
                .param("year", year)
                .param("number", number)
                .param("name", name)
                .query((row, n) -> row.getBytes(1))
                .optional());
    }

    /** All files of an edition in one, stored as they are so that nothing depends on who packs them. */
    public void pack(Edition edition, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (var part : edition.parts()) {
            var content = open(edition.year(), edition.number(), part.name()).orElseThrow();
            var entry = new ZipEntry(part.name());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            var sum = new CRC32();
            sum.update(content);
            entry.setCrc(sum.getValue());
            entry.setTimeLocal(
                    LocalDateTime.ofInstant(edition.asOf(), Indonesian.WITA).withNano(0));
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
