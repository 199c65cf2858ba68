package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.proposal.Payer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class FundSourceRuleTests {

    @Autowired
    FundSourceRule rule;

    @Autowired
    RepositoryService repository;

    @Autowired
    Tables tables;

    @AfterEach
    void onlyTheTable() {
        tables.changeAsOwner("truncate fund_source_rule");
    }

    @Test
    void theVillageFundIsArguedAboutDifferentlyEachYear() {
        assertThat(rule.of(2025, "DDS", Payer.VILLAGE).citation()).contains("Belum ada dasar yang tegas");
        assertThat(rule.of(2026, "DDS", Payer.VILLAGE).citation()).contains("PMK 7/2026");
        assertThat(rule.of(2027, "DDS", Payer.VILLAGE).citation()).contains("belum ada ketika tabel ini disusun");
        assertThat(Stream.of(2025, 2026, 2027)
                        .map(year -> rule.of(year, "DDS", Payer.VILLAGE).verdict()))
                .containsOnly("WARN");
    }

    @Test
    void anAnswerHoldsUntilTheTableIsWrittenAnew() throws IOException {
        var before = rule.of(2027, "DDS", Payer.VILLAGE);
        var table = Files.readString(Path.of("processes", "fundSourceRule.dmn"));
        var deployment = repository
                .createDeployment()
                .addString("fundSourceRule.dmn", table.replace("belum ada ketika tabel ini disusun", "sudah ada"))
                .deploy();

        var meanwhile = rule.of(2027, "DDS", Payer.VILLAGE);
        repository.deleteDeployment(deployment.getId());
        var after = rule.of(2027, "DDS", Payer.VILLAGE);

        assertThat(meanwhile.citation()).contains("sudah ada").isNotEqualTo(before.citation());
        assertThat(after).isSameAs(before);
    }

    /** The table forbids that the regency pays from a village's own revenue, whatever DPMPD says. */
    @Test
    void dpmpdSaysOtherwiseForAYearAndCannotAllowWhatTheTableForbids() {
        tables.changeAsOwner("""
                insert into fund_source_rule (year, source, verdict, citation, set_at)
                values (2027, 'DDS', 'REFUSED', 'Perbup 3/2026', now()), (2027, 'PAD', 'WARN', 'Perbup 3/2026', now())
                """);

        assertThat(rule.of(2027, "DDS", Payer.VILLAGE))
                .isEqualTo(new FundSourceRule.Ruling("REFUSED", "Perbup 3/2026"));
        assertThat(rule.of(2026, "DDS", Payer.VILLAGE).verdict()).isEqualTo("WARN");
        assertThat(rule.of(2027, "PAD", Payer.VILLAGE).verdict()).isEqualTo("WARN");
        assertThat(rule.of(2027, "PAD", Payer.REGENCY).verdict()).isEqualTo("REFUSED");
    }

    @Test
    void aSourceNobodyKnowsIsRefused() {
        assertThat(rule.of(2027, "XYZ", Payer.VILLAGE).verdict()).isEqualTo("REFUSED");
    }
}
