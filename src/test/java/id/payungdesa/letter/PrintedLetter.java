package id.payungdesa.letter;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
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

    /**
     * Leaves a picture of its first page, and of the last, under target/letters to be looked at; or where
     * {@code -Dpayung.letters.pictures} says.
     */
    void look(String name) {
        var folder = Path.of(System.getProperty("payung.letters.pictures", "target/letters"));
        try {
            Files.createDirectories(folder);
            ImageIO.write(picture(0), "png", folder.resolve(name + ".png").toFile());
            if (pages() > 1) {
                ImageIO.write(
                        picture(pages() - 1),
                        "png",
                        folder.resolve(name + "-akhir.png").toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sizes of the pictures on the first page, in dots. */
    List<String> pictures() {
        return ask(document -> {
            var resources = document.getPage(0).getResources();
            var sizes = new ArrayList<String>();
            for (var name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDImageXObject image) {
                    sizes.add(image.getWidth() + " x " + image.getHeight());
                }
            }
            return sizes;
        });
    }

    /** What a telephone reads from each page. */
    List<String> codes() {
        return ask(document -> {
            var codes = new ArrayList<String>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                codes.add(code(new PDFRenderer(document).renderImageWithDPI(page, 150)));
            }
            return codes;
        });
    }

    private static String code(BufferedImage page) {
        var dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("No code on the page", e);
        }
    }

    private BufferedImage picture(int page) {
        return ask(document -> new PDFRenderer(document).renderImageWithDPI(page, 72, ImageType.GRAY));
    }

    private <T> T ask(Question<T> question) {
        try (var document = Loader.loadPDF(content)) {
            return question.of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
