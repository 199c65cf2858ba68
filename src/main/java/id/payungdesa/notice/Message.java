package id.payungdesa.notice;

import id.payungdesa.common.Indonesian;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One message to one person: what happened, what to do and by when; it names no worker. */
public record Message(
        long id, Kind kind, String subject, String sentence, String path, Optional<LocalDate> due, Instant at) {

    public String day() {
        return Indonesian.date(LocalDate.ofInstant(at, Indonesian.WITA));
    }

    public Optional<String> deadline() {
        return due.map(day -> "Batas waktu: " + Indonesian.dayAndDate(day));
    }

    /** Everything in a few lines, to be sent on by the person's own WhatsApp. */
    public String text(String site) {
        return String.join(
                "\n",
                "*" + subject + "*",
                sentence + deadline().map(line -> "\n" + line + ".").orElse(""),
                site + path);
    }

    /** Opens WhatsApp with the text; to whom it goes, the person says there. */
    public String whatsapp(String site) {
        return WhatsApp.link("", text(site));
    }
}
