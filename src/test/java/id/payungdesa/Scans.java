package id.payungdesa;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Papers as a scanner or a phone makes them, each other than the last. */
public final class Scans {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Scans() {}

    public static byte[] pdf() {
        return pdf("<< /Type /Catalog /Pages 2 0 R >>");
    }

    /** One page that says what it is, with this catalog. */
    public static byte[] pdf(String catalog) {
        return pdfWith(catalog, "");
    }

    /** The same, with more objects and more in its trailer. */
    public static byte[] pdfWith(String catalog, String more, String... inTrailer) {
        var text = "BT /F1 24 Tf 72 700 Td (Naskah %d) Tj ET".formatted(NUMBER.incrementAndGet());
        var objects = new String[] {
            catalog,
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                    + " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            "<< /Length %d >>\nstream\n%s\nendstream".formatted(text.length(), text)
        };
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (var i = 0; i < objects.length; i++) {
            places.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        file.append(more);
        var start = file.length();
        file.append(places)
                .append("trailer\n<< /Size 5 /Root 1 0 R ")
                .append(String.join(" ", inTrailer))
                .append(" >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] jpeg() {
        return image("jpg");
    }

    public static byte[] png() {
        return image("png");
    }

    private static byte[] image(String format) {
        var image = new BufferedImage(120, 160, BufferedImage.TYPE_INT_RGB);
        var paint = image.createGraphics();
        paint.setColor(Color.WHITE);
        paint.fillRect(0, 0, 120, 160);
        paint.setColor(new Color(NUMBER.incrementAndGet() * 7919 & 0xFFFFFF));
        paint.fillOval(20, 30, 60, 80);
        paint.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
