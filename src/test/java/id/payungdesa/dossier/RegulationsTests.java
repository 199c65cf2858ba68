package id.payungdesa.dossier;

import static id.payungdesa.Modules.refusal;
import static id.payungdesa.letter.LegalBases.Decree.REGENT;
import static id.payungdesa.letter.LegalBases.Decree.SUBDISTRICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payungdesa.Modules;
import id.payungdesa.Scans;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.letter.LegalBases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which regulations a decree names. */
class RegulationsTests {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 20);
    private static final String PERDA =
            "Peraturan Daerah Kabupaten Nunukan Nomor 4 Tahun 2025 tentang Jaminan Sosial Ketenagakerjaan";
    private static final String PERBUP = "Peraturan Bupati Nunukan Nomor 12 Tahun 2026 tentang Pekerja Rentan Desa";

    private static Modules modules;
    private static Official officer;

    @BeforeAll
    static void someAreRegistered() {
        modules = new Modules();
        officer = modules.official(Role.DPMPD_OFFICER, 1);
        add("PERBUP", "12", "3 Maret 2026", "Pekerja Rentan Desa", Map.of("regent", "on"));
        add(
                "PERDA",
                "Nomor 4 Tahun 2025",
                "8 Mei 2025",
                "tentang Jaminan Sosial Ketenagakerjaan;",
                Map.of("regent", "on", "subdistrict", "on"));
        add("PERBUP", "9", "2 Januari 2026", "Sudah berakhir", Map.of("regent", "on", "until", "19 November 2026"));
        add("PERBUP", "30", "9 November 2026", "Tahun depan", Map.of("regent", "on", "from", "1 Januari 2027"));
        add("PERBUP", "31", "9 November 2026", "Tidak disebut", Map.of());
        add("SE", "560/1", "9 November 2026", "Edaran", Map.of());
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void aDecreeNamesWhatIsInForceOnItsDayWhoeverPrintsIt() {
        assertThat(named(officer, REGENT, NOVEMBER)).containsExactly(PERDA, PERBUP);
        assertThat(named(modules.official(Role.VILLAGE_HEAD, 58), REGENT, NOVEMBER))
                .containsExactly(PERDA, PERBUP);
        assertThat(named(officer, SUBDISTRICT, NOVEMBER)).containsExactly(PERDA);
        assertThat(named(officer, REGENT, NOVEMBER.minusDays(1))).hasSize(3).contains(PERBUP);
        assertThat(named(officer, REGENT, LocalDate.of(2027, 1, 1))).hasSize(3).contains(PERDA, PERBUP);
        assertThat(named(officer, REGENT, LocalDate.of(2025, 5, 7))).isEmpty();
    }

    @Test
    void whoAsksLeavesTheirOwnScopeAsItWas() {
        var head = modules.official(Role.VILLAGE_HEAD, 59);

        modules.does(
                head,
                () -> modules.inTransaction(() -> {
                    modules.get(LegalBases.class)
                            .of(REGENT, NOVEMBER, modules.clock().instant());
                    assertThat(modules.get(Entries.class).of(Register.REGULATION, 2027))
                            .isEmpty();
                }));
    }

    @Test
    void whatIsRegisteredOrWithdrawnAfterTheSignatureChangesNothing() {
        var signed = modules.clock().instant();
        modules.clock().advance(Duration.ofHours(1));
        var later = add("PERBUP", "40", "20 November 2026", "Menyusul", Map.of("subdistrict", "on"));

        assertThat(modules.as(officer, () -> bases(SUBDISTRICT, NOVEMBER, signed)))
                .containsExactly(PERDA);
        assertThat(named(officer, SUBDISTRICT, NOVEMBER)).hasSize(2);

        modules.clock().advance(Duration.ofHours(1));
        modules.does(officer, () -> modules.get(Entries.class).withdraw(later.id(), 1));
        assertThat(named(officer, SUBDISTRICT, NOVEMBER)).containsExactly(PERDA);
    }

    @Test
    void onlyRegulationsAreNamedAndNoneEndsBeforeItBegins() {
        assertThat(flaws("SK", Map.of("regent", "on"))).containsOnlyKeys("regent");
        assertThat(flaws("PERBUP", Map.of("until", "1 Januari 2026"))).containsOnlyKeys("until");

        for (var body : List.of(
                "{\"kind\":\"SK\",\"number\":\"1\",\"day\":\"2026-01-02\",\"subject\":\"x\",\"regent\":\"ya\"}",
                "{\"kind\":\"PERDA\",\"number\":\"1\",\"day\":\"2026-01-02\",\"subject\":\"x\",\"until\":\"2026-01-01\"}")) {
            assertThat(refusal(() -> modules.sql("*")
                            .sql("""
                    insert into dossier_entry (entry, version, register, year, body, file_id, written_by, written_at)
                    select 900, 1, 'REGULATION', 2026, cast(:body as jsonb), max(id), :officer, now() from dossier_file
                    """)
                            .param("body", body)
                            .param("officer", officer.id().value())
                            .update()))
                    .contains("says_what_is_asked");
        }
    }

    private static List<String> named(Official reader, LegalBases.Decree decree, LocalDate day) {
        return modules.as(reader, () -> bases(decree, day, modules.clock().instant()));
    }

    private static List<String> bases(LegalBases.Decree decree, LocalDate day, Instant signed) {
        return modules.get(LegalBases.class).of(decree, day, signed);
    }

    private static Map<String, String> flaws(String kind, Map<String, String> more) {
        return catchThrowableOfType(Flawed.class, () -> add(kind, "1", "2 Januari 2026", "x", more))
                .flaws();
    }

    private static Entry add(String kind, String number, String day, String subject, Map<String, String> more) {
        var body = new HashMap<>(Map.of("kind", kind, "number", number, "day", day, "subject", subject));
        body.putAll(more);
        return modules.as(officer, () -> modules.get(Entries.class)
                .add(Register.REGULATION, 2026, body, Optional.of(new Entries.Upload(Scans.pdf(), "naskah.pdf"))));
    }
}
