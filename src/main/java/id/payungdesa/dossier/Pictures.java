package id.payungdesa.dossier;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Photographs as the dossier hands them out: no larger than print needs, and without what a camera notes of place and owner. */
final class Pictures {

    private static final int LONGEST_SIDE = 1200;
    private static final long MOST_PIXELS = 100_000_000;

    private Pictures() {}

    /** Nothing where it cannot be drawn. */
    static Optional<byte[]> plain(byte[] content) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return Optional.of(drawn(reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] drawn(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new IOException("Too large a picture");
        }
        var wanted = reader.getDefaultReadParam();
        var step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        wanted.setSourceSubsampling(step, step, 0, 0);
        var read = reader.read(0, wanted);
        var scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(read.getWidth(), read.getHeight()));
        var small = new BufferedImage(
                Math.max(1, (int) (read.getWidth() * scale)),
                Math.max(1, (int) (read.getHeight() * scale)),
                BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(read, 0, 0, small.getWidth(), small.getHeight(), Color.WHITE, null);
        pen.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", jpeg);
        return jpeg.toByteArray();
    }
}
