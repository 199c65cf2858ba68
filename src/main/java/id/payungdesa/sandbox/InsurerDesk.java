package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Refused.Code.REFERENCE_TAKEN;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes orders, once for each reference, and tells what became of them. */
class InsurerDesk {

    private final Book book;
    private final Members members;
    private final Bills bills;
    private final Clock clock;
    private final Duration answerAfter;

    InsurerDesk(Book book, Members members, Bills bills, Clock clock, Duration answerAfter) {
        this.book = book;
        this.members = members;
        this.bills = bills;
        this.clock = clock;
        this.answerAfter = answerAfter;
    }

    void receive(Matching order) {
        receive(order, () -> members.match(order));
    }

    void receive(Registration order) {
        receive(order, () -> members.register(order));
    }

    void receive(Renewal order) {
        receive(order, () -> bills.renew(order));
    }

    private void receive(Order order, Supplier<Answer> work) {
        var hash = hash(order);
        book.inTransaction(() -> {
            if (isNew(order, hash)) {
                answer(order, work.get());
            } else if (!hash.equals(hashOf(order.reference()))) {
                throw new Refused(REFERENCE_TAKEN, "An order with other content holds this reference");
            }
            return null;
        });
    }

    private boolean isNew(Order order, String hash) {
        var now = clock.instant();
        return book.jdbc
                        .sql("""
                insert into received_order (reference, kind, content_hash, received_at, tell_at)
                values (:reference, :kind, :hash, :now, :tellAt)
                on conflict do nothing
                """)
                        .param("reference", order.reference())
                        .param("kind", order.kind().name())
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tellAt", now.plus(answerAfter).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void answer(Order order, Answer answer) {
        book.jdbc
                .sql("update received_order set answer = :answer where reference = :reference")
                .param("answer", Json.write(answer))
                .param("reference", order.reference())
                .update();
    }

    private String hashOf(String reference) {
        return book.jdbc
                .sql("select content_hash from received_order where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .single();
    }

    Optional<Received> find(String reference) {
        return book.jdbc
                .sql("select reference, kind, answer, tell_at from received_order where reference = :reference")
                .param("reference", reference)
                .query((row, number) -> new Received(
                        row.getString("reference"),
                        Order.Kind.valueOf(row.getString("kind")),
                        row.getString("answer"),
                        row.getTimestamp("tell_at").toInstant()))
                .optional();
    }

    /** An order in the book; its answer is there from the start and told when it is due. */
    record Received(String reference, Order.Kind kind, String answer, Instant tellAt) {}

    private static String hash(Order order) {
        try {
            var content = Json.write(order);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
