package id.payungdesa.access.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The password is not even looked at for a while. */
class TooManyAttempts extends AuthenticationException {

    private final long seconds;

    TooManyAttempts(Duration pause) {
        super("Terlalu banyak percobaan masuk. Coba lagi dalam " + inWords(pause) + ".");
        seconds = Math.max(1, pause.toSeconds());
    }

    long seconds() {
        return seconds;
    }

    private static String inWords(Duration pause) {
        return pause.toSeconds() < 60
                ? Math.max(1, pause.toSeconds()) + " detik"
                : (pause.toSeconds() + 59) / 60 + " menit";
    }
}
