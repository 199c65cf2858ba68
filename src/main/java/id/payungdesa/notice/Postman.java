package id.payungdesa.notice;

import id.payungdesa.access.OfficialId;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.database.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is due, on every node; one address that fails stops no other. */
@Component
public class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final Mails mails;
    private final MessagesToPeople messages;
    private final Addresses addresses;
    private final Envelopes envelopes;
    private final Carrier carrier;
    private final WorkingDays workingDays;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Postman(
            Mails mails,
            MessagesToPeople messages,
            Addresses addresses,
            Envelopes envelopes,
            Carrier carrier,
            WorkingDays workingDays,
            TransactionTemplate transaction,
            Clock clock) {
        this.mails = mails;
        this.messages = messages;
        this.addresses = addresses;
        this.envelopes = envelopes;
        this.carrier = carrier;
        this.workingDays = workingDays;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${payung.notices.every:5000}",
            initialDelayString = "${payung.dispatcher.after:2000}")
    public void run() {
        if (carrier.ready()) {
            Scope.system(() -> {
                makeDigests();
                while (sendNext()) {
                    // one was sent or put off, so another may be due
                }
                return null;
            });
        }
    }

    /** At seven on a working day; whoever was down then does it when they are up again. */
    private void makeDigests() {
        var now = clock.instant().atZone(Indonesian.WITA);
        LocalDate today = now.toLocalDate();
        transaction.executeWithoutResult(status -> {
            if (!now.toLocalTime().isBefore(MORNING) && workingDays.isWorkingDay(today)) {
                messages.digest(today, MORNING);
            }
        });
    }

    /** Whether there was one and it is worth going on to the next. */
    private boolean sendNext() {
        var claimed = mails.claim();
        return claimed.isPresent() && send(claimed.get());
    }

    private boolean send(Mails.Mail mail) {
        try {
            var to = addresses.of(new OfficialId(mail.officialId())).mail();
            if (to.isEmpty()) {
                mails.failed(mail, "Alamat surelnya sudah dihapus.");
            } else {
                carry(mail, to.get());
            }
            return true;
        } catch (Carrier.Silent e) {
            log.warn("The mail server cannot be used now: {}", e.getMessage());
            mails.waits(mail, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            log.error("Mail {} failed", mail.id(), e);
            mails.later(mail, e.getClass().getSimpleName());
            return true;
        }
    }

    private void carry(Mails.Mail mail, String to) throws Carrier.Silent {
        try {
            var told = messages.of(mail);
            if (!told.isEmpty()) {
                carrier.carry(envelopes.letter(mail, to, told));
            }
            mails.sent(mail);
        } catch (Carrier.Refused e) {
            var answer = e.getMessage().replace(to, "…");
            log.warn("Mail {} was refused: {}", mail.id(), answer);
            if (e.forGood()) {
                mails.failed(mail, answer);
            } else {
                mails.later(mail, answer);
            }
        }
    }
}
