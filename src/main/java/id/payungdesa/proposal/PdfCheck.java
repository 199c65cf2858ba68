package id.payungdesa.proposal;

import id.payungdesa.common.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether a PDF came whole, opens without a password and does nothing by itself. It is searched for names, not parsed: as
 * it is, with escaped letters undone, and in the object streams where newer files keep their dictionaries.
 */
final class PdfCheck {

    private static final int TAIL = 2_048;
    private static final int LONGEST_DICTIONARY = 2_000;
    private static final int LARGEST_INFLATED = 20_000_000;

    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");
    private static final Pattern OTHER_FILTER =
            Pattern.compile("/(LZW|ASCII|A85|AHx|RunLength|RL|Crypt|DCT|CCITT|JPX)");
    private static final Pattern LOCKED = Pattern.compile("/Encrypt\\b");
    private static final Pattern ACTS = Pattern.compile("/(JavaScript|Launch|Rendition)\\b");

    private PdfCheck() {}

    static void require(byte[] content) {
        var text = latin(content);
        if (!text.substring(Math.max(0, text.length() - TAIL)).contains("%%EOF")) {
            throw new Refused(
                    "PDF ini terpotong: bagian akhirnya tidak ada. Pindai atau unduh ulang dokumennya, lalu unggah lagi.");
        }
        var names = unescaped(text);
        if (LOCKED.matcher(names).find()) {
            throw new Refused("PDF ini dikunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.");
        }
        requirePassive(names);
        var stream = STREAM.matcher(text);
        var left = LARGEST_INFLATED;
        while (stream.find()) {
            var dictionary = dictionary(text, stream.start());
            if (dictionary.contains("/ObjStm")) {
                var objects = objects(content, stream.end(), dictionary, left);
                left -= objects.length;
                requirePassive(unescaped(latin(objects)));
            }
        }
    }

    private static void requirePassive(String names) {
        if (ACTS.matcher(names).find()) {
            throw new Refused(
                    "PDF ini berisi perintah yang berjalan sendiri. Cetak dokumennya ke PDF baru, lalu unggah hasilnya.");
        }
    }

    private static String dictionary(String text, int end) {
        var near = text.substring(Math.max(0, end - LONGEST_DICTIONARY), end);
        return unescaped(near.substring(Math.max(0, near.lastIndexOf(" obj"))));
    }

    private static byte[] objects(byte[] content, int from, String dictionary, int left) {
        if (!dictionary.contains("/Fl") || OTHER_FILTER.matcher(dictionary).find()) {
            throw broken();
        }
        var inflater = new Inflater();
        inflater.setInput(content, from, content.length - from);
        var inflated = new ByteArrayOutputStream();
        var part = new byte[64 * 1024];
        try {
            while (!inflater.finished()) {
                var length = inflater.inflate(part);
                inflated.write(part, 0, length);
                if (length == 0 || inflated.size() > left) {
                    throw broken();
                }
            }
        } catch (DataFormatException e) {
            throw broken();
        } finally {
            inflater.end();
        }
        return inflated.toByteArray();
    }

    private static Refused broken() {
        return new Refused("PDF ini rusak atau tidak lazim. Cetak dokumennya ke PDF baru, lalu unggah hasilnya.");
    }

    private static String unescaped(String text) {
        return text.indexOf('#') < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** One letter per byte. */
    private static String latin(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
