package id.payungdesa.letter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A letter as it comes out of the printer: what one reads and sees. */
record PrintedLetter(byte[] content) {

    private interface Question<T> {
        T of(PDDocument document) throws IOException;
    }

    String text() {
        return ask(document -> {
            var words = new PDFTextStripper();
            words.setSortByPosition(true);
            return words.getText(document).replaceAll("\\s+", " ");
        });
    }

    int pages() {
        return ask(PDDocument::getNumberOfPages);
    }

    /** Width and height of the first page in millimetres. */
    String size() {
        return ask(document -> millimetres(document.getPage(0).getMediaBox()));
    }

    private static String millimetres(PDRectangle box) {
        return Math.round(box.getWidth() / 72 * 25.4) + " x " + Math.round(box.getHeight() / 72 * 25.4);
    }

    Set<PDFont> fonts() {
        return ask(document -> {
            var fonts = new HashSet<PDFont>();
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
            return fonts;
        });
    }

    BufferedImage picture(int page, float dpi) {
        return ask(document -> new PDFRenderer(document).renderImageWithDPI(page, dpi));
    }

    /** Leaves pictures of its pages under target/letters to be looked at. */
    void look(String name) {
        var folder = Path.of("target", "letters");
        try {
            Files.createDirectories(folder);
            for (int page = 0; page < Math.min(pages(), 4); page++) {
                ImageIO.write(
                        picture(page, 80),
                        "png",
                        folder.resolve(name + "-" + (page + 1) + ".png").toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T ask(Question<T> question) {
        try (var document = Loader.loadPDF(content)) {
            return question.of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
