package id.payungdesa.letter;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PressTests {

    private static final ReadyLetter LETTER = new ReadyLetter(
            Kind.PROPOSAL,
            "revision-1-1",
            new ProposalId(1),
            Optional.empty(),
            new VillageId(58),
            "Pa' Api",
            "Krayan",
            2027,
            Optional.of(1),
            Optional.of("1"),
            LocalDate.of(2026, 11, 20));

    @Test
    void aRegencyMayKeepTemplatesAndAStyleOfItsOwn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("surat-usulan.html"), """
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:th="http://www.thymeleaf.org">
                <head th:replace="~{paper :: head}"></head>
                <body><div th:replace="~{paper :: foot}"></div><p th:text="|Kata kami sendiri untuk ${sheet.village} & desa lain|"></p></body>
                </html>
                """);
        Files.writeString(folder.resolve("print.css"), """
                @page { margin: 30mm; @bottom-center { content: element(foot) } }
                #foot { position: running(foot) }
                #foot img { width: 18mm; height: 18mm }
                body { font-family: "Liberation Serif" }
                """);

        var letter = new PrintedLetter(new Press(folder.toString(), "https://payung.example.go.id/")
                .print(Kind.PROPOSAL, new DocumentId("K7QF3M2X9DTP"), PaperSize.A4, LETTER, List.of()));

        assertThat(letter.text()).contains("Kata kami sendiri untuk Pa' Api & desa lain");
        assertThat(letter.fonts()).allMatch(font -> font.getName().contains("LiberationSerif"));
        assertThat(letter.codes()).containsExactly("https://payung.example.go.id/dokumen/K7QF-3M2X-9DTP");
    }

    @ParameterizedTest
    @CsvSource({"kop-desa, lambang.png", "kop-kecamatan, lambang.png", "kop-bupati, garuda.png"})
    void aRegencysOwnPictureStandsInTheLetterheadAndAFrameUntilThen(
            String letterhead, String file, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("surat-usulan.html"), """
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:th="http://www.thymeleaf.org">
                <head th:replace="~{paper :: head}"></head><body><div th:replace="~{paper :: %s}"></div></body>
                </html>
                """.formatted(letterhead));
        var press = new Press(folder.toString(), "https://payung.example.go.id/");

        assertThat(printed(press).pictures()).isEmpty();
        ImageIO.write(
                new BufferedImage(31, 47, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve(file).toFile());
        assertThat(printed(press).pictures()).containsExactly("31 x 47");
    }

    private static PrintedLetter printed(Press press) {
        return new PrintedLetter(
                press.print(Kind.PROPOSAL, new DocumentId("K7QF3M2X9DTP"), PaperSize.A4, LETTER, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0002", "\ud83d", "<script>&amp;", "]]>"})
    void nothingThatSomebodyTypesKeepsALetterFromBeingPrinted(String typed, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("surat-usulan.html"), """
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:th="http://www.thymeleaf.org">
                <head th:replace="~{paper :: head}"></head><body><p th:text="|Catatan${it[0]} camat|"></p></body>
                </html>
                """);

        var letter = new PrintedLetter(new Press(folder.toString(), "https://payung.example.go.id/")
                .print(Kind.PROPOSAL, new DocumentId("K7QF3M2X9DTP"), PaperSize.A4, LETTER, List.of(typed)));

        assertThat(letter.text()).contains("Catatan" + typed.replaceAll("[\\p{Cc}\\p{Cs}]", "") + " camat");
    }
}
