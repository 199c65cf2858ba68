package id.payungdesa.access.web;

import id.payungdesa.common.Busy;
import id.payungdesa.common.Refused;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;

/** Says no to a form in a sentence its official can act on; what went wrong inside goes to the log under a code. */
@RestControllerAdvice(annotations = RestController.class)
class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final DataSize largestFile;

    Refusals(@Value("${spring.servlet.multipart.max-file-size}") DataSize largestFile) {
        this.largestFile = largestFile;
    }

    record Answer(String message) {}

    @ExceptionHandler
    ResponseEntity<Answer> refused(Refused refused) {
        return answer(HttpStatus.CONFLICT, refused.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Answer> busy(Busy busy) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(busy.pause().toSeconds()))
                .body(new Answer(busy.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Answer> status(ResponseStatusException failure) {
        return ResponseEntity.status(failure.getStatusCode()).body(new Answer(failure.getReason()));
    }

    @ExceptionHandler
    ResponseEntity<Answer> denied(AccessDeniedException failure) {
        return answer(HttpStatus.FORBIDDEN, "Anda tidak berwenang untuk tindakan ini.");
    }

    /** The login has ended since the request came in, such as by another password. */
    @ExceptionHandler
    ResponseEntity<Answer> ended(AuthenticationException failure) {
        return answer(HttpStatus.UNAUTHORIZED, LoginNeeded.ENDED);
    }

    @ExceptionHandler
    ResponseEntity<Answer> tooLarge(MaxUploadSizeExceededException failure) {
        return answer(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "Berkas terlalu besar, paling besar %d MB. Kecilkan berkasnya, lalu unggah lagi."
                        .formatted(largestFile.toMegabytes()));
    }

    @ExceptionHandler
    ResponseEntity<Answer> noFile(MissingServletRequestPartException failure) {
        return answer(HttpStatus.BAD_REQUEST, "Belum ada berkas yang dipilih. Pilih berkasnya, lalu unggah lagi.");
    }

    /** What no form of ours sends. */
    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MultipartException.class,
        ServletRequestBindingException.class,
        TypeMismatchException.class
    })
    ResponseEntity<Answer> unreadable(Exception failure) {
        return answer(HttpStatus.BAD_REQUEST, "Isian tidak terbaca. Muat ulang halaman, lalu coba lagi.");
    }

    /** The database keeps no sign without a letter behind it, such as half of an emoji. */
    @ExceptionHandler
    ResponseEntity<Answer> unkeepable(DataIntegrityViolationException failure) {
        var state = failure.getMostSpecificCause() instanceof SQLException cause ? cause.getSQLState() : "";
        return state != null && state.startsWith("22")
                ? answer(
                        HttpStatus.BAD_REQUEST,
                        "Isian memuat tanda yang tidak dapat disimpan. Hapus tanda itu, lalu coba lagi.")
                : trouble(failure);
    }

    @ExceptionHandler
    ResponseEntity<Answer> trouble(RuntimeException failure) {
        var code = UUID.randomUUID().toString().substring(0, 6).toUpperCase();
        log.error("Trouble {}", code, failure);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Terjadi gangguan (kode " + code
                        + "). Isian Anda tetap tersimpan; coba lagi atau hubungi pengelola sistem.");
    }

    private static ResponseEntity<Answer> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new Answer(message));
    }
}
