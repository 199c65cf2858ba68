package id.payungdesa.process;

import id.payungdesa.access.Capacity;
import id.payungdesa.access.Letter;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Posts;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;

/** What the system operator does at {@code /pejabat}. */
@TestComponent
class Appointments {

    private static final String OPERATOR = "pengelola";
    private static final Letter LETTER = new Letter("821/17/BKPSDM/2026", LocalDate.of(2026, 10, 30));

    private final Posts posts;
    private final Officials officials;
    private final Desks desks;
    private final Calendar calendar;
    private final Tables tables;

    Appointments(Posts posts, Officials officials, Desks desks, Calendar calendar, Tables tables) {
        this.posts = posts;
        this.officials = officials;
        this.desks = desks;
        this.calendar = calendar;
        this.tables = tables;
    }

    void appoints(String login, Post post, Capacity capacity) {
        appoints(login, post, capacity, calendar.today());
    }

    void appointsSinceOctober(String login, Post post, Capacity capacity) {
        appoints(login, post, capacity, LETTER.date());
    }

    private void appoints(String login, Post post, Capacity capacity, LocalDate from) {
        byOperator(() -> posts.appoint(
                id(login), post, capacity, Optional.of(LETTER), from, Optional.of(LocalDate.of(2027, 4, 30))));
    }

    void endsYesterday(String login, Post post) {
        ends(login, post, calendar.today().minusDays(1));
    }

    void ends(String login, Post post, LocalDate last) {
        var held = posts.of(id(login)).stream()
                .filter(appointment -> appointment.post().equals(post))
                .findFirst()
                .orElseThrow();
        byOperator(() -> posts.end(held.id(), last, "Pindah tugas"));
    }

    void closes(String login) {
        byOperator(() -> posts.close(id(login), "Pensiun"));
    }

    /** Deputies go and whoever left is back: other stories meet the same people. */
    void areForgotten() {
        tables.change("""
                update post set valid = daterange('2000-01-01'::date + id::int, '2000-01-02'::date + id::int)
                where kind <> 'DEFINITIVE'
                """);
        tables.change("update post set valid = '[2026-01-01,)' where kind = 'DEFINITIVE' and not upper_inf(valid)");
        tables.change("update official set active = true");
    }

    private void byOperator(Runnable act) {
        desks.as(OPERATOR, () -> {
            act.run();
            return null;
        });
    }

    private OfficialId id(String login) {
        return officials.findByLogin(login).orElseThrow().id();
    }
}
