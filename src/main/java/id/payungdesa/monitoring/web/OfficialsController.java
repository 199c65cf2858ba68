package id.payungdesa.monitoring.web;

import id.payungdesa.access.Appointment;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Letter;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Posts;
import id.payungdesa.common.Refused;
import id.payungdesa.monitoring.EmptyDesks;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same as {@code /pejabat}, for scripts of whoever keeps the system running. */
@RestController
@RequestMapping("/api/officials")
class OfficialsController {

    private final CurrentOfficial current;
    private final Officials officials;
    private final Posts posts;
    private final EmptyDesks emptyDesks;

    OfficialsController(CurrentOfficial current, Officials officials, Posts posts, EmptyDesks emptyDesks) {
        this.current = current;
        this.officials = officials;
        this.posts = posts;
        this.emptyDesks = emptyDesks;
    }

    record Person(long id, String login, String name, String titles) {}

    record Held(long id, String post, String title, LocalDate from, LocalDate until, String letter) {}

    record Ending(String last, String reason) {}

    record Closing(String reason) {}

    @ModelAttribute
    void operator() {
        SystemOperator.only(current.get());
    }

    @GetMapping
    @Transactional(readOnly = true)
    List<Person> search(@RequestParam("cari") String text) {
        return officials.search(text).stream()
                .map(found -> new Person(found.id().value(), found.login(), found.name(), found.titles()))
                .toList();
    }

    @GetMapping("/empty-desks")
    @Transactional(readOnly = true)
    List<EmptyDesks.EmptyDesk> emptyDesks() {
        return emptyDesks.all();
    }

    @GetMapping("/{id}/posts")
    @Transactional(readOnly = true)
    List<Held> posts(@PathVariable long id) {
        return posts.of(new OfficialId(id)).stream()
                .map(OfficialsController::held)
                .toList();
    }

    @PostMapping("/{id}/posts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appoint(@PathVariable long id, @RequestBody NewAppointment wanted) {
        wanted.make(posts, new OfficialId(id));
    }

    @PostMapping("/{id}/posts/{post}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long post, @RequestBody Ending ending) {
        posts.end(
                post,
                NewAppointment.day(ending.last(), "Hari terakhir tidak terbaca. Tulis seperti 2026-11-20.")
                        .orElseThrow(() -> new Refused("Isi hari terakhir menjabat.")),
                NewAppointment.text(ending.reason()));
    }

    @PostMapping("/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable long id, @RequestBody Closing closing) {
        posts.close(new OfficialId(id), NewAppointment.text(closing.reason()));
    }

    private static Held held(Appointment post) {
        return new Held(
                post.id(),
                post.post().group(),
                post.title(),
                post.from(),
                post.until().orElse(null),
                post.letter().map(Letter::toString).orElse(null));
    }
}
