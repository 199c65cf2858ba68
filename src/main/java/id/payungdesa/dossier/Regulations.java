package id.payungdesa.dossier;

import id.payungdesa.letter.LegalBases;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The regulations of the dossier as decrees cite them. */
@Component
@Transactional(readOnly = true)
class Regulations implements LegalBases {

    private static final Map<String, String> TITLES =
            Map.of("PERDA", "Peraturan Daerah Kabupaten Nunukan", "PERBUP", "Peraturan Bupati Nunukan");

    private final JdbcClient jdbc;

    Regulations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(Decree decree, LocalDate day, Instant signed) {
        return jdbc.sql("select * from legal_bases(:decree, :day, :signed)")
                .param("decree", decree.name().toLowerCase())
                .param("day", Date.valueOf(day))
                .param("signed", Timestamp.from(signed))
                .query((row, n) -> cited(
                        TITLES.get(row.getString("kind")),
                        row.getString("number"),
                        row.getDate("day").toLocalDate().getYear(),
                        row.getString("subject")))
                .list();
    }

    /** Some write the year into the number. */
    private static String cited(String title, String number, int year, String subject) {
        var named = number.replaceFirst("(?i)^nomor ", "");
        return "%s Nomor %s tentang %s"
                .formatted(
                        title,
                        named.contains(String.valueOf(year)) ? named : named + " Tahun " + year,
                        subject.replaceFirst("(?i)^tentang ", "").replaceFirst("[.;]$", ""));
    }
}
