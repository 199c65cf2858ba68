package id.payungdesa.journey;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** The pictures that the guides name, taken anew with {@code -Dpayung.guide=true}: the top of each page as a phone shows it. */
final class GuidePictures {

    private static final Path FOLDER = Path.of("src", "docs", "panduan");
    private static final Pattern NAMED = Pattern.compile("gambar/([\\w-]+)\\.jpg");
    private static final int HEIGHT = 900;
    private static final float QUALITY = 0.72f;

    private final Set<String> wanted = Boolean.getBoolean("payung.guide") ? named() : Set.of();

    private static Set<String> named() {
        try (var guides = Files.newDirectoryStream(FOLDER, "*.md")) {
            var text = new StringBuilder();
            for (var guide : guides) {
                text.append(Files.readString(guide));
            }
            return NAMED.matcher(text)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void take(String name, byte[] png) {
        if (!wanted.contains(name)) {
            return;
        }
        var file = FOLDER.resolve("gambar").resolve(name + ".jpg");
        try (var out = ImageIO.createImageOutputStream(emptied(file).toFile())) {
            var page = ImageIO.read(new ByteArrayInputStream(png));
            var top =
                    new BufferedImage(page.getWidth(), Math.min(HEIGHT, page.getHeight()), BufferedImage.TYPE_INT_RGB);
            top.createGraphics().drawImage(page, 0, 0, Color.WHITE, null);
            var writer = ImageIO.getImageWritersByFormatName("jpg").next();
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(top, null, null), how);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptied(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        return file;
    }
}
