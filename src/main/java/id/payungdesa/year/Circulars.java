package id.payungdesa.year;

import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the circular of each year, and those it replaced. */
@Component
@Transactional
public class Circulars {

    private final Settings settings;
    private final Audit audit;

    Circulars(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** A PDF that was looked at before. */
    public record Pdf(String name, byte[] content) {

        @Override
        public String toString() {
            return "Pdf[" + name + "]";
        }
    }

    @Transactional(readOnly = true)
    public Optional<Circular> of(BudgetYear year) {
        return settings.ask("""
                select number, dated, file_name from year_circular where year = :year and valid @> :now::timestamptz
                """)
                .param("year", year.value())
                .query((row, number) -> new Circular(
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class),
                        Optional.ofNullable(row.getString("file_name"))))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Pdf> open(BudgetYear year) {
        return settings.ask("""
                select file_name, content from year_circular
                where year = :year and valid @> :now::timestamptz and file_name is not null
                """)
                .param("year", year.value())
                .query((row, number) -> new Pdf(row.getString("file_name"), row.getBytes("content")))
                .optional();
    }

    public void set(BudgetYear year, String number, LocalDate dated, Optional<Pdf> pdf, String reason) {
        var named = Settings.reason(number, "Isi nomor surat edarannya.");
        var fingerprint = pdf.map(Pdf::content).map(Circulars::sha256);
        settings.set("""
                insert into year_circular (year, number, dated, file_name, media_type, sha256, content, reason, valid, set_by, set_at)
                values (:year, :number, :dated, :name, :type, :sha256, :content, :reason, :valid::tstzrange, :official, :now)
                """, reason)
                .param("year", year.value())
                .param("number", named)
                .param("dated", dated)
                .param("name", pdf.map(Pdf::name).orElse(null), Types.VARCHAR)
                .param("type", pdf.map(file -> "application/pdf").orElse(null), Types.VARCHAR)
                .param("sha256", fingerprint.orElse(null), Types.BINARY)
                .param("content", pdf.map(Pdf::content).orElse(null), Types.BINARY)
                .update();
        audit.recordForRegency(
                "YEAR_CIRCULAR_SET",
                "year " + year,
                Map.of(
                        "number", named,
                        "dated", dated.toString(),
                        "sha256", fingerprint.map(HexFormat.of()::formatHex).orElse("")));
    }

    @Transactional(readOnly = true)
    public List<YearChange> changes(BudgetYear year) {
        return settings.ask("""
                select year_circular.id, 'Surat edaran ' || number || coalesce(', ' || file_name, ', tanpa berkas') as what,
                    set_at, lower(valid) as since, reason, official.name
                from year_circular left join official on official.id = set_by
                where year = :year and set_at <= :now
                """)
                .param("year", year.value())
                .query(YearChange::read)
                .list();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
