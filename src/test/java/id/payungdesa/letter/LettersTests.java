package id.payungdesa.letter;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.proposal.ProposalId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LettersTests {

    private static final int PA_API = 58;
    private static final int OTHER = 17;

    private static Modules modules;
    private static Dossiers dossiers;

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void aSignedProposalHasItsLetterToTheCamat() {
        var id = dossiers.submitted(PA_API, 3);

        var letter = printed(dossiers.head(PA_API), Kind.PROPOSAL, id, PaperSize.A4);

        letter.look("surat-usulan");
        assertThat(letter.text())
                .contains("PEMERINTAH KABUPATEN NUNUKAN", "DESA PA' API")
                .contains("Jumlah peserta : 3 (tiga) orang")
                .contains("Rp604.800 (enam ratus empat ribu delapan ratus rupiah)")
                .contains("Halaman 1 dari 1");
    }

    private PrintedLetter printed(Official reader, Kind kind, ProposalId id, PaperSize paper) {
        return modules.as(reader, () -> {
            var letters = modules.get(Letters.class);
            var ready = letters.of(List.of(id)).stream()
                    .filter(letter -> letter.kind() == kind)
                    .findFirst()
                    .orElseThrow();
            return new PrintedLetter(letters.open(kind, ready.subject(), paper, "dicetak untuk arsip")
                    .orElseThrow()
                    .content());
        });
    }
}
