package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VaultTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static Dossiers dossiers;
    private static Vault vault;
    private static List<RosterRow> rows;
    private static ProposalId proposal;

    /** A village that went all the way, and one whose list was half refused. */
    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        vault = modules.get(Vault.class);
        rows = Dossiers.people(3);
        proposal = dossiers.submitted(VILLAGE, Dossiers.header(Basis.ENACTED), rows);
        var refused = dossiers.started(22, Dossiers.header(Basis.ENACTED));
        dossiers.take(
                22, refused, List.of(rows.get(0), new RosterRow(2, Map.of(RosterColumn.NIK, "6503991234567890"))));
        dossiers.billed(23, 2);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void peopleAreOpenedInTheOrderAskedWithAllTheVillageWrote() {
        var wanted = new ArrayList<>(ids());
        Collections.reverse(wanted);

        var opened = modules.as(dossiers.operator(VILLAGE), () -> vault.open(wanted));

        assertThat(opened).extracting(VaultPerson::candidate).isEqualTo(wanted);
        assertThat(opened.get(2)).satisfies(person -> {
            assertThat(person.nik()).isEqualTo(rows.get(0).cells().get(RosterColumn.NIK));
            assertThat(person.name()).isEqualTo(rows.get(0).cells().get(RosterColumn.NAME));
            assertThat(person.motherName()).hasValue("Ibu Rahasia");
            assertThat(person.phone()).hasValue("081299990000");
            assertThat(person.familyCard()).isEmpty();
            assertThat(person).hasToString("VaultPerson[" + wanted.get(2) + "]");
        });
    }

    @Test
    void anotherVillageOpensNobody() {
        assertThat(modules.as(dossiers.operator(22), () -> vault.open(ids()))).isEmpty();
    }

    @Test
    void aPersonIsFoundByTheHashOfTheNik() {
        var nik = new Nik(rows.get(1).cells().get(RosterColumn.NIK));

        assertThat(modules.owner()
                        .sql("select name from worker where nik_hash = decode(?, 'hex')")
                        .param(vault.hashHex(nik))
                        .query(String.class)
                        .list())
                .containsExactly(rows.get(1).cells().get(RosterColumn.NAME));
    }

    /** Every column of every table as text, bytes also as the digits they would spell. */
    @Test
    void whatIdentifiesAPersonStandsInNoColumnInClear() {
        var secrets = Stream.concat(
                        Stream.of("Ibu Rahasia", "081299990000", "6503991234567890", "KPJ"),
                        rows.stream().map(row -> row.cells().get(RosterColumn.NIK)))
                .flatMap(secret -> Stream.of(secret, HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))))
                .toList();
        var tables = modules.owner().sql("""
                select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
                """).query(String.class).list();

        assertThat(tables).hasSizeGreaterThan(30).allSatisfy(table -> {
            var text = modules.owner()
                    .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                    .query(String.class)
                    .single();
            assertThat(text).as(table).doesNotContain(secrets.toArray(String[]::new));
            assertThat(text).as(table).doesNotContainPattern("650399\\d{10}");
        });
    }

    private static List<Long> ids() {
        return dossiers.candidates(VILLAGE, proposal).stream()
                .map(Candidate::id)
                .toList();
    }
}
