package id.payungdesa.proposal;

import id.payungdesa.common.Refused;
import java.text.Normalizer;
import java.util.stream.IntStream;

/** A paper as somebody scanned or photographed it: what it is shows in its content, never in its name. */
public record Scan(String name, Format format, byte[] content) {

    private static final int LONGEST_NAME = 100;

    /** What everybody can open, on a phone too. */
    public enum Format {
        PDF("application/pdf", "pdf"),
        JPEG("image/jpeg", "jpg"),
        PNG("image/png", "png");

        private final String mediaType;
        private final String ending;

        Format(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** Takes the file as it was sent; whatever is wrong with it is refused by a sentence that says what to do. */
    public static Scan read(byte[] content, String sentName) {
        if (content.length == 0) {
            throw new Refused("Berkas ini kosong. Pindai atau foto ulang dokumennya, lalu unggah lagi.");
        }
        var format = format(content);
        switch (format) {
            case PDF -> PdfCheck.require(content);
            case JPEG -> ImageCheck.requireWholeJpeg(content);
            case PNG -> ImageCheck.requireWholePng(content);
        }
        return new Scan(cleaned(sentName, format), format, content);
    }

    private static Format format(byte[] content) {
        if (startsWith(content, '%', 'P', 'D', 'F', '-')) {
            return Format.PDF;
        }
        if (startsWith(content, 0xFF, 0xD8, 0xFF)) {
            return Format.JPEG;
        }
        if (startsWith(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Format.PNG;
        }
        throw new Refused(
                "Hanya PDF, foto JPEG, atau gambar PNG yang diterima. Simpan dokumennya sebagai PDF, lalu unggah lagi.");
    }

    private static boolean startsWith(byte[] content, int... beginning) {
        return content.length >= beginning.length
                && IntStream.range(0, beginning.length).allMatch(i -> content[i] == (byte) beginning[i]);
    }

    /** The name without a path, without what no file system bears, and with the ending its content has. */
    private static String cleaned(String sentName, Format format) {
        var name = Normalizer.normalize(sentName == null ? "" : sentName, Normalizer.Form.NFC)
                .replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}<>:\"|?*%]", "")
                .replaceAll("(?i)(\\.(pdf|jpe?g|png))+$", "")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)).strip();
        }
        return (name.isEmpty() ? "berkas" : name) + "." + format.ending;
    }

    @Override
    public String toString() {
        return "Scan[" + name + "]";
    }
}
