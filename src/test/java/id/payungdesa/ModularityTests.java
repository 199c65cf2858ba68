package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    /** The modules in the order of DESIGN: each may use what stands before it. */
    private static final List<String> ORDER = List.of(
            "common",
            "report",
            "database",
            "region",
            "access",
            "guide",
            "audit",
            "year",
            "tariff",
            "roster",
            "proposal",
            "review",
            "endorsement",
            "outbox",
            "enrolment",
            "payment",
            "coverage",
            "notice",
            "letter",
            "dossier",
            "monitoring",
            "simulation",
            "process",
            "sandbox",
            "demo");

    private final ApplicationModules modules = ApplicationModules.of(PayungDesa.class);

    @Test
    void modulesKeepToWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheOrder() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void aModuleUsesOnlyWhatStandsAboveIt() {
        for (var module : modules) {
            var place = ORDER.indexOf(module.getIdentifier().toString());
            assertThat(module.getDirectDependencies(modules).uniqueModules())
                    .as("what %s uses", module.getIdentifier())
                    .allSatisfy(used -> assertThat(
                                    ORDER.indexOf(used.getIdentifier().toString()))
                            .isLessThan(place));
        }
    }
}
