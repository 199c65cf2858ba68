package id.payungdesa.audit;

import id.payungdesa.access.AccountClosed;
import id.payungdesa.access.Appointment;
import id.payungdesa.access.Letter;
import id.payungdesa.access.PasswordReset;
import id.payungdesa.access.PostEnded;
import id.payungdesa.access.PostFilled;
import id.payungdesa.common.CalendarChanged;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Records what modules that stand above the audit can only tell: who came, who left, what changed for everybody. */
@Component
class Chronicle {

    /** Before anybody draws consequences. */
    private static final int FIRST = 0;

    private final Audit audit;

    Chronicle(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    @Order(FIRST)
    void on(PostFilled event) {
        record("POST_FILLED", event.appointment(), "");
    }

    @EventListener
    @Order(FIRST)
    void on(PostEnded event) {
        record("POST_ENDED", event.appointment(), event.reason());
    }

    @EventListener
    @Order(FIRST)
    void on(AccountClosed event) {
        audit.recordForRegency("ACCOUNT_CLOSED", "official " + event.official(), Map.of("reason", event.reason()));
    }

    @EventListener
    @Order(FIRST)
    void on(PasswordReset event) {
        audit.recordForRegency("PASSWORD_RESET", "official " + event.official(), Map.of());
    }

    @EventListener
    @Order(FIRST)
    void on(CalendarChanged event) {
        var holiday = event.holiday();
        audit.recordForRegency(
                event.added() ? "HOLIDAY_ADDED" : "HOLIDAY_REMOVED",
                "holiday " + holiday.day(),
                Map.of(
                        "name", holiday.name(),
                        "kind", holiday.kind(),
                        "decree", holiday.decree(),
                        "reason", event.reason()));
    }

    private void record(String action, Appointment appointment, String reason) {
        var body = new LinkedHashMap<String, Object>();
        body.put("official", appointment.official().value());
        body.put("post", appointment.post().group());
        body.put("capacity", appointment.capacity());
        body.put("letter", appointment.letter().map(Letter::toString).orElse(""));
        body.put("from", appointment.from().toString());
        body.put("until", appointment.until().map(LocalDate::toString).orElse(""));
        body.put("reason", reason);
        audit.recordForRegency(action, "post " + appointment.id(), body);
    }
}
