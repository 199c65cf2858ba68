package id.payungdesa.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF of the dossier as a juror holds it. */
record PrintedDossier(byte[] content) {

    private interface Question<T> {
        T of(PDDocument document) throws IOException;
    }

    String text() {
        return ask(document -> words(document, 1, document.getNumberOfPages()));
    }

    /** What stands on a page, counted from 1. */
    String page(int number) {
        return ask(document -> words(document, number, number));
    }

    private static String words(PDDocument document, int first, int last) throws IOException {
        var words = new PDFTextStripper();
        words.setSortByPosition(true);
        words.setStartPage(first);
        words.setEndPage(last);
        return words.getText(document).replaceAll("\\s+", " ");
    }

    int pages() {
        return ask(PDDocument::getNumberOfPages);
    }

    List<String> bookmarks() {
        return ask(document -> {
            var names = new ArrayList<String>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                names.add(item.getTitle());
            }
            return names;
        });
    }

    /** Leaves a picture of every page under target/paritrana, or where {@code -Dpayung.paritrana.pictures} says. */
    void look(String name) {
        var folder = Path.of(System.getProperty("payung.paritrana.pictures", "target/paritrana"));
        ask(document -> {
            Files.createDirectories(folder);
            var pages = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                ImageIO.write(
                        pages.renderImageWithDPI(page, 60),
                        "png",
                        folder.resolve("%s-%02d.png".formatted(name, page + 1)).toFile());
            }
            return null;
        });
    }

    private <T> T ask(Question<T> question) {
        try (var document = Loader.loadPDF(content)) {
            return question.of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
