package id.payungdesa.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page as a scanner makes it of a paper: one PDF that says what it is. */
final class ScannedPaper {

    private ScannedPaper() {}

    static byte[] of(String... lines) {
        var text = new StringBuilder("BT /F1 20 Tf 72 740 Td 28 TL");
        for (var line : lines) {
            text.append(" (").append(line.replaceAll("[\\\\()]", "")).append(") Tj T*");
        }
        text.append(" ET");
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
                "<< /Length %d >>\nstream\n%s\nendstream".formatted(text.length(), text));
        return file(objects).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String file(List<String> objects) {
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (var i = 0; i < objects.size(); i++) {
            places.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        var start = file.length();
        return file.append(places)
                .append("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n")
                .toString();
    }
}
