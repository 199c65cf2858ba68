package id.payungdesa.proposal;

import id.payungdesa.common.Refused;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Whether a photograph came whole: walked through part by part, never decoded. */
final class ImageCheck {

    private static final int PNG_SIGNATURE = 8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454E44;

    private ImageCheck() {}

    /** A thumbnail inside has an end of its own, so segments are stepped over; what cameras write behind the end is theirs. */
    static void requireWholeJpeg(byte[] content) {
        var at = 2;
        while (at + 4 <= content.length && (content[at] & 0xFF) == 0xFF) {
            var marker = content[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (marker == END_OF_IMAGE) {
                break;
            } else {
                at += 2 + Short.toUnsignedInt(ByteBuffer.wrap(content).getShort(at + 2));
                if (marker == START_OF_SCAN) {
                    at = endOfScan(content, at);
                }
            }
        }
        if (at + 2 > content.length || (content[at] & 0xFF) != 0xFF || (content[at + 1] & 0xFF) != END_OF_IMAGE) {
            throw broken();
        }
    }

    /** Within a scan an 0xFF is followed by 0x00 or by a restart marker. */
    private static int endOfScan(byte[] content, int from) {
        var at = from;
        while (at + 1 < content.length) {
            var next = content[at + 1] & 0xFF;
            if ((content[at] & 0xFF) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
            at++;
        }
        return content.length;
    }

    static void requireWholePng(byte[] content) {
        var chunks = ByteBuffer.wrap(content).position(PNG_SIGNATURE);
        var first = true;
        while (chunks.remaining() >= 12) {
            var length = chunks.getInt();
            if (length < 0 || length > chunks.remaining() - 8) {
                throw broken();
            }
            var crc = new CRC32();
            crc.update(content, chunks.position(), 4 + length);
            var type = chunks.getInt();
            chunks.position(chunks.position() + length);
            if (chunks.getInt() != (int) crc.getValue() || first != (type == IHDR)) {
                throw broken();
            }
            if (type == IEND) {
                return;
            }
            first = false;
        }
        throw broken();
    }

    private static Refused broken() {
        return new Refused("Foto ini rusak atau terpotong. Foto ulang dokumennya, lalu unggah lagi.");
    }
}
