package id.payungdesa.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a workbook once without keeping it, so that no bomb or macro ever reaches the reader. */
final class WorkbookGuard {

    static final long UNPACKED_LIMIT = 30L * 1024 * 1024;
    /** Parts that the reader holds as objects and not as a stream. */
    private static final long STRUCTURE_LIMIT = 2L * 1024 * 1024;

    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private WorkbookGuard() {}

    static void check(byte[] content) {
        if (!hasEnd(content)) {
            throw damaged(null);
        }
        var names = new HashSet<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            long left = UNPACKED_LIMIT;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                names.add(name);
                left -= size(zip, Math.min(left, isStructure(entry) ? STRUCTURE_LIMIT : UNPACKED_LIMIT));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
        if (names.stream().anyMatch(name -> name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/"))) {
            throw FileKind.withMacros();
        }
        if (!names.contains("xl/workbook.xml")) {
            throw new UnreadableRoster("Berkas ini bukan Buku Kerja Excel (.xlsx). "
                    + "Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi.");
        }
    }

    static UnreadableRoster damaged(Exception cause) {
        return new UnreadableRoster(
                "Berkas rusak atau terpotong. Buka di Excel, simpan ulang sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi.",
                cause);
    }

    static UnreadableRoster swollen() {
        return new UnreadableRoster("Isi berkas terlalu besar untuk sebuah daftar calon peserta. "
                + "Salin daftarnya saja ke templat, lalu unggah templat itu.");
    }

    private static long size(ZipInputStream zip, long limit) throws IOException {
        var buffer = new byte[8192];
        long size = 0;
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            Volume.stopInTime();
            size += read;
            if (size > limit) {
                throw swollen();
            }
        }
        return size;
    }

    private static boolean isStructure(ZipEntry entry) {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        return name.endsWith(".rels")
                || name.equals("[content_types].xml")
                || name.equals("xl/workbook.xml")
                || name.equals("xl/styles.xml")
                || name.startsWith("xl/theme/");
    }

    /** A zip ends with a record of its parts; a file cut short has lost it. */
    private static boolean hasEnd(byte[] content) {
        int last = content.length - END_RECORD;
        for (int i = last; i >= Math.max(0, last - LONGEST_COMMENT); i--) {
            if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] == 5 && content[i + 3] == 6) {
                return true;
            }
        }
        return false;
    }
}
