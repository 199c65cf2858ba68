package id.payungdesa.roster;

import id.payungdesa.common.TextFile;

/** The letters of a list, or what to do where there are none. */
final class TextDecoder {

    private TextDecoder() {}

    static String decode(byte[] content) {
        return TextFile.read(content)
                .orElseThrow(() -> new UnreadableRoster("Berkas ini rusak atau bukan daftar. "
                        + "Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi."));
    }
}
