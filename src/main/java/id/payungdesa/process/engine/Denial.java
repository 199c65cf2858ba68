package id.payungdesa.process.engine;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/** What the gate answers; Tasklist shows the sentence. */
enum Denial {
    NOT_FOUND(404, "Halaman ini tidak ada."),
    FOR_ANOTHER(403, "Tugas hanya dapat diambil untuk diri sendiri."),
    FORGED(403, "Permintaan ini tidak berasal dari halaman tugas. Muat ulang halaman."),
    NOT_HELD(409, "Tugas ini tidak sedang Anda pegang. Muat ulang halaman."),
    CONTENT(400, "Isian tidak boleh dikirim lewat jalur ini. Simpan isian pada formulir, lalu selesaikan tugasnya."),
    EXPRESSION(400, "Ungkapan tidak boleh dipakai dalam pencarian.");

    private final int status;
    private final String sentence;

    Denial(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    void answer(HttpServletResponse response) throws IOException {
        answer(response, status, name(), sentence);
    }

    static void answer(HttpServletResponse response, int status, String type, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"" + type + "\",\"message\":\"" + sentence + "\"}");
    }
}
