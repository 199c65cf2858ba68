package id.payungdesa.journey;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;

/** Pictures side by side on sheets of paper, each with its name, for people to look over at once. */
final class ContactSheet {

    private static final int GAP = 16;
    private static final int CAPTION = 22;

    private final Path folder;
    private final String name;
    private final int thumb;
    private final int columns;
    private final int rows;
    private final List<CompletableFuture<Picture>> pictures = new ArrayList<>();

    private record Picture(String caption, BufferedImage image) {}

    ContactSheet(Path folder, String name, int thumb, int columns, int rows) {
        this.folder = folder;
        this.name = name;
        this.thumb = thumb;
        this.columns = columns;
        this.rows = rows;
    }

    /** Keeps and shrinks it while the browser is already on the next page. */
    void add(String caption, byte[] png) {
        pictures.add(CompletableFuture.supplyAsync(() -> {
            try {
                Files.createDirectories(folder.resolve(name));
                Files.write(folder.resolve(name).resolve(caption + ".png"), png);
                return new Picture(caption, shrunk(ImageIO.read(new ByteArrayInputStream(png))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** A long page is cut; its own picture shows the rest. */
    private BufferedImage shrunk(BufferedImage image) {
        var height = thumb * image.getHeight() / image.getWidth();
        var small = new BufferedImage(thumb, Math.min(height, 3 * thumb), BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, thumb, height, null);
        pen.dispose();
        return small;
    }

    void write() throws IOException {
        var all = pictures.stream().map(CompletableFuture::join).toList();
        for (int from = 0, sheet = 1; from < all.size(); from += columns * rows, sheet++) {
            var some = all.subList(from, Math.min(all.size(), from + columns * rows));
            var file = folder.resolve("%s-%02d.png".formatted(name, sheet)).toFile();
            ImageIO.write(drawn(some), "png", file);
        }
    }

    private BufferedImage drawn(List<Picture> some) {
        var height = some.stream()
                .mapToInt(picture -> picture.image().getHeight())
                .max()
                .orElseThrow();
        var lines = (some.size() + columns - 1) / columns;
        var paper = new BufferedImage(
                columns * (thumb + GAP) + GAP, lines * (height + CAPTION + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        var pen = paper.createGraphics();
        pen.setColor(new Color(0xd9dde0));
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        for (var i = 0; i < some.size(); i++) {
            var x = GAP + i % columns * (thumb + GAP);
            var y = GAP + i / columns * (height + CAPTION + GAP);
            pen.setColor(Color.BLACK);
            pen.drawString(some.get(i).caption(), x, y + CAPTION - 7);
            pen.drawImage(some.get(i).image(), x, y + CAPTION, null);
        }
        pen.dispose();
        return paper;
    }
}
