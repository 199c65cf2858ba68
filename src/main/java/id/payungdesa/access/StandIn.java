package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;
import java.util.Optional;

/** Somebody who deputises in another's post, as that other is told. */
public record StandIn(String title, String name, Optional<LocalDate> until) {

    public String sentence() {
        return "%s sekarang %s%s. Tugas di meja itu terbuka untuk Anda berdua."
                .formatted(
                        title,
                        name,
                        until.map(last -> ", sampai " + Indonesian.date(last)).orElse(""));
    }
}
