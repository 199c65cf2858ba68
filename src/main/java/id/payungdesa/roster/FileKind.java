package id.payungdesa.roster;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is by its first bytes; only workbooks and plain text come further than here. */
enum FileKind {
    WORKBOOK,
    TEXT;

    private static final Pattern PICTURE = Pattern.compile(
            "(\\x89PNG|\\xFF\\xD8\\xFF|GIF8|BM.{4}\\x00\\x00|RIFF....WEBP" + "|II\\*\\x00|MM\\x00\\*|.{4}ftyp).*",
            Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile(
            "(\\uFEFF|ï»¿)?\\s*(<!doctype|<html|<\\?xml|<table|\\{\\\\rtf).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0";
    private static final String ENCRYPTED =
            new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

    static FileKind of(byte[] content, String fileName) {
        if (content.length > RosterLimits.BYTES) {
            throw RosterLimits.tooManyBytes();
        }
        var bytes = new String(content, StandardCharsets.ISO_8859_1);
        if (bytes.isBlank()) {
            throw new UnreadableRoster("Berkas kosong. Simpan dulu daftarnya di Excel, lalu unggah lagi.");
        }
        var name = fileName.toLowerCase(Locale.ROOT).strip();
        refuseForeign(bytes, name);
        var kind = bytes.startsWith("PK") ? WORKBOOK : TEXT;
        if (!kind.isNamed(name)) {
            throw new UnreadableRoster("Isi berkas tidak sesuai dengan namanya. "
                    + "Buka di Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx) atau CSV.");
        }
        return kind;
    }

    private static void refuseForeign(String bytes, String name) {
        if (bytes.startsWith(OLE)) {
            throw new UnreadableRoster(
                    bytes.contains(ENCRYPTED)
                            ? "Berkas dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi."
                            : "Berkas ini berformat Excel lama (.xls). "
                                    + "Buka di Excel, pilih Simpan Sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi.");
        }
        if (bytes.startsWith("%PDF")) {
            throw new UnreadableRoster("Berkas PDF tidak dapat dibaca sebagai daftar. "
                    + "Unggah berkas Excel (.xlsx) atau CSV asalnya, atau salin barisnya ke templat.");
        }
        if (PICTURE.matcher(bytes).matches()) {
            throw new UnreadableRoster("Foto atau gambar tidak dapat dibaca sebagai daftar. "
                    + "Ketik daftarnya di templat Excel, lalu unggah templat itu.");
        }
        if (name.endsWith(".xlsm") || name.endsWith(".xltm") || name.endsWith(".xlam")) {
            throw withMacros();
        }
        if (PAGE.matcher(bytes).matches()) {
            throw new UnreadableRoster("Berkas ini halaman web atau dokumen, bukan daftar Excel. "
                    + "Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi.");
        }
    }

    static UnreadableRoster withMacros() {
        return new UnreadableRoster("Berkas memuat makro dan demi keamanan tidak dibuka. "
                + "Simpan sebagai Buku Kerja Excel (.xlsx) tanpa makro, lalu unggah lagi.");
    }

    private boolean isNamed(String name) {
        return switch (this) {
            case WORKBOOK -> name.endsWith(".xlsx");
            case TEXT -> name.endsWith(".csv") || name.endsWith(".txt") || name.endsWith(".tsv");
        };
    }
}
