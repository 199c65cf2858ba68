package id.payungdesa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.OfficialId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTests {

    @Test
    void eachMessageLeadsToAPageOfWhoeverReadsIt() {
        assertThat(Wording.path(news(Optional.of("Pa' Api"), true))).isEqualTo("/usulan-desa");
        assertThat(Wording.path(news(Optional.of("Pa' Api"), false))).isEqualTo("/pantau?cari=Pa%27%20Api");
        assertThat(Wording.path(news(Optional.empty(), false)))
                .as("about a round, to a desk of the regency")
                .isEqualTo("/antrean");
    }

    private static Happened news(Optional<String> village, boolean ofVillage) {
        return new Happened(
                new OfficialId(1),
                "NOTICE/1",
                Kind.OTHER,
                village,
                "HANDED_ON",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ofVillage,
                Manner.NOW);
    }
}
