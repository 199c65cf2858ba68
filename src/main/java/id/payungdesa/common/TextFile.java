package id.payungdesa.common;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The letters of a text file: UTF-8, the UTF-16 of Excel's "Unicode Text", or Windows-1252 of old computers. */
public final class TextFile {

    private static final Pattern BINARY = Pattern.compile("[\\x00-\\x08\\x0E-\\x1A\\x1C-\\x1F]");

    private TextFile() {}

    /** Nothing where it is no text at all. */
    public static Optional<String> read(byte[] content) {
        var text = hasMark(content, 0xFF, 0xFE) || hasMark(content, 0xFE, 0xFF)
                ? new String(content, StandardCharsets.UTF_16)
                : utf8OrWindows(content);
        if (BINARY.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static String utf8OrWindows(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private static boolean hasMark(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }
}
