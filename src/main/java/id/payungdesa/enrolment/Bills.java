package id.payungdesa.enrolment;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.outbox.Channel;
import id.payungdesa.outbox.Order;
import id.payungdesa.outbox.Outbox;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps {@link Bill}s: a code that expires unpaid is renewed, and the old one is dead from then on. */
@Component
public class Bills implements Channel {

    /** A code the insurer says is paid expires no more. */
    private static final Instant NEVER =
            LocalDate.of(2999, 12, 31).atStartOfDay(Indonesian.WITA).toInstant();

    private final JdbcClient jdbc;
    private final Insurer insurer;
    private final Outbox outbox;
    private final WorkingDays workingDays;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Bills(
            JdbcClient jdbc,
            Insurer insurer,
            Outbox outbox,
            WorkingDays workingDays,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.insurer = insurer;
        this.outbox = outbox;
        this.workingDays = workingDays;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return "BILL";
    }

    @Transactional(readOnly = true)
    public Bill get(long id) {
        return jdbc.sql("select * from bill where id = :id")
                .param("id", id)
                .query(Registrations::bill)
                .single();
    }

    /** Until when the code can be paid. */
    @Transactional(readOnly = true)
    public Instant expiry(long id) {
        var bill = get(id);
        return bill.foundPaid() ? NEVER : workingDays.endOf(bill.expiresOn());
    }

    /** Queues the order with the expiry that causes it; the subject is the process that waits for the new code. */
    @Transactional
    public void renew(long id, String subject) {
        var bill = get(id);
        outbox.queue(
                kind(),
                subject,
                "B-" + id,
                bill.proposal().value(),
                bill.village().value());
    }

    @Override
    public void send(Order order) {
        var bill = transaction.execute(status -> get(id(order)));
        BpjsCalls.send(() -> insurer.submit(new RenewalOrder(order.reference(), bill.code())));
    }

    @Override
    public Optional<Reply> ask(Order order) {
        return BpjsCalls.ask(() -> insurer.ask(order.reference()))
                .map(status ->
                        status.renewal().map(answer -> reply(order, answer)).orElseGet(Reply::pending));
    }

    private Reply reply(Order order, RenewalAnswer answer) {
        var old = transaction.execute(status -> get(id(order)));
        answer.bill().ifPresent(bill -> requireSame(old, bill));
        return Reply.answered(
                "billRenewed", () -> answer.bill().ifPresentOrElse(bill -> replace(old, bill), () -> paid(old)));
    }

    /** Officials have approved one amount for one period; another one is not for a machine to accept. */
    private static void requireSame(Bill old, RegistrationAnswer.IssuedBill bill) {
        if (!bill.amount().equals(old.amount())
                || !bill.firstMonth().equals(old.firstMonth())
                || bill.months() != old.months()) {
            throw new Rejected(
                    "Kode iuran baru (%s) tidak sama jumlah atau masanya dengan yang disetujui (%s). Minta BPJS Ketenagakerjaan membetulkannya, lalu coba lagi."
                            .formatted(bill.amount(), old.amount()),
                    new IllegalStateException(
                            "The new code is for %s, not for %s".formatted(bill.amount(), old.amount())));
        }
    }

    private void replace(Bill old, RegistrationAnswer.IssuedBill bill) {
        jdbc.sql("update bill set dead = true where id = :id")
                .param("id", old.id())
                .update();
        var live = jdbc.sql("""
                insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on,
                    expires_on, replaces)
                select registration_id, proposal_id, village_id, :code, amount, first_month, months, :due, :expires, id
                from bill where id = :old
                returning id
                """)
                .param("code", bill.code())
                .param("due", Date.valueOf(bill.dueOn()))
                .param("expires", Date.valueOf(bill.expiresOn()))
                .param("old", old.id())
                .query(Long.class)
                .single();
        events.publishEvent(new BillRenewed(old.id(), get(live)));
    }

    private void paid(Bill old) {
        jdbc.sql("update bill set found_paid = true where id = :id")
                .param("id", old.id())
                .update();
    }

    private static long id(Order order) {
        return Long.parseLong(order.reference().substring(2));
    }
}
