package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.Diagrams;
import id.payungdesa.monitoring.Diagrams.Diagram;
import id.payungdesa.monitoring.Diagrams.Task;
import id.payungdesa.monitoring.Kept;
import id.payungdesa.monitoring.StepCases;
import id.payungdesa.monitoring.Wait;
import id.payungdesa.monitoring.Waits;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where proposals wait, on the diagrams and as a table, down to the single tasks. */
@Controller
class ProcessPage {

    private static final String PAGE = "/pantau/proses";

    private final CurrentOfficial current;
    private final Diagrams diagrams;
    private final Waits waits;
    private final StepCases cases;
    private final Kept kept;
    private final Subdistricts subdistricts;
    private final Clock clock;

    ProcessPage(
            CurrentOfficial current,
            Diagrams diagrams,
            Waits waits,
            StepCases cases,
            Kept kept,
            Subdistricts subdistricts,
            Clock clock) {
        this.current = current;
        this.diagrams = diagrams;
        this.waits = waits;
        this.cases = cases;
        this.kept = kept;
        this.subdistricts = subdistricts;
        this.clock = clock;
    }

    /** A user task with its numbers, how warm it is, and where its cases are listed. */
    record Box(Task task, Wait waiting, Heat heat, String href) {

        /** What the numbers on the box say, for whoever hears them. */
        public String label() {
            return "%s: %d terbuka, %d lewat batas waktu%s. Lihat daftarnya."
                    .formatted(
                            task.name(),
                            waiting.open(),
                            waiting.overdue(),
                            waiting.taken()
                                    .map(taken -> ", median %d dan p90 %d hari kerja"
                                            .formatted(taken.medianDays(), taken.p90Days()))
                                    .orElse(""));
        }
    }

    record Sum(int open, int overdue, int finished) {

        static Sum of(List<Box> boxes) {
            return new Sum(
                    boxes.stream().mapToInt(box -> box.waiting().open()).sum(),
                    boxes.stream().mapToInt(box -> box.waiting().overdue()).sum(),
                    boxes.stream().mapToInt(box -> box.waiting().finished()).sum());
        }
    }

    @GetMapping(PAGE)
    String show(@RequestParam(name = "diagram", defaultValue = "") String key, Asked asked, Model model) {
        var diagram = diagrams.find(key).orElse(diagrams.all().get(0));
        var official = current.get();
        var period = asked.period(day(clock.instant()));
        var found = kept.of(
                official,
                List.of(PAGE, diagram.key(), period, asked.place()),
                () -> waits.of(official, diagram.steps(), period, asked.place()));
        var now = found.asOf();
        ask(official, asked, now, model);
        var boxes = boxes(found.found(), diagram, asked);
        model.addAttribute("diagrams", diagrams.all());
        model.addAttribute("diagram", diagram);
        model.addAttribute("library", BpmnJs.ADDRESS);
        model.addAttribute("boxes", boxes);
        model.addAttribute("sum", Sum.of(boxes));
        model.addAttribute("heats", Heat.ALL);
        model.addAttribute(
                "slowest",
                boxes.stream()
                        .filter(box -> !box.waiting().idle() && box.waiting().usualDays() > 0)
                        .max(Comparator.comparing(box -> box.waiting().usualDays())));
        model.addAttribute("steps", table(diagram, boxes, now));
        return "monitoring/process";
    }

    @GetMapping(PAGE + "/{key}/{step}")
    String cases(@PathVariable String key, @PathVariable String step, Asked asked, Model model) {
        var diagram = diagrams.find(key).orElseThrow(ProcessPage::notFound);
        var task = diagram.find(step).orElseThrow(ProcessPage::notFound);
        var now = clock.instant();
        var official = current.get();
        ask(official, asked, now, model);
        var period = asked.period(day(now));
        model.addAttribute("diagram", diagram);
        model.addAttribute("task", task);
        model.addAttribute("back", asked.at(PAGE) + (asked.narrows() ? "&" : "?") + "diagram=" + key);
        model.addAttribute("open", CaseTables.open(cases.open(official, step, asked.place()), now));
        model.addAttribute("decided", CaseTables.decided(cases.decided(official, step, period, asked.place()), now));
        return "monitoring/step";
    }

    /** The file that is drawn; its mark is in the address, so a browser fetches each once. */
    @GetMapping("/pantau/diagram/{key}.bpmn")
    ResponseEntity<byte[]> file(@PathVariable String key) {
        var diagram = diagrams.find(key).orElseThrow(ProcessPage::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_XML)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).immutable().cachePrivate())
                .body(diagram.xml());
    }

    private void ask(Official official, Asked asked, Instant now, Model model) {
        model.addAttribute("official", official);
        model.addAttribute("asked", asked);
        model.addAttribute("period", asked.period(day(now)));
        model.addAttribute("asOf", Indonesian.time(now));
        model.addAttribute("today", day(now));
        model.addAttribute("subdistricts", subdistricts.of(official));
    }

    private static List<Box> boxes(List<Wait> waits, Diagram diagram, Asked asked) {
        return waits.stream()
                .map(wait -> new Box(
                        diagram.find(wait.step()).orElseThrow(),
                        wait,
                        Heat.of(wait),
                        asked.at(PAGE + "/" + diagram.key() + "/" + wait.step())))
                .toList();
    }

    private static Table<Box> table(Diagram diagram, List<Box> boxes, Instant now) {
        return Table.of("langkah", "Langkah " + diagram.name(), now, boxes)
                .text("Langkah", box -> box.task().name())
                .linked(Box::href)
                .number("Terbuka", box -> box.waiting().open())
                .number("Lewat batas waktu", box -> box.waiting().overdue())
                .column("Tertua sejak", Kind.DAY, box -> box.waiting().oldest().map(ProcessPage::day))
                .number("Selesai", box -> box.waiting().finished())
                .column("Median (hari kerja)", Kind.NUMBER, box -> taken(box, Wait.Taken::medianDays))
                .column("P90 (hari kerja)", Kind.NUMBER, box -> taken(box, Wait.Taken::p90Days))
                .column("Median (jam)", Kind.NUMBER, box -> taken(box, Wait.Taken::medianHours))
                .column("P90 (jam)", Kind.NUMBER, box -> taken(box, Wait.Taken::p90Hours));
    }

    private static Optional<? extends Number> taken(Box box, Function<Wait.Taken, ? extends Number> what) {
        return box.waiting().taken().map(what);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Indonesian.WITA);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
