package id.payungdesa.process;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What was chosen from the queue, seen once more before it is decided together, and afterwards how it went with each. */
@Controller
@RequestMapping("/antrean/bersama")
class JointPage {

    private final CurrentOfficial current;
    private final QueueItems items;
    private final JointDecisions decisions;
    private final ObjectMapper json;
    private final Clock clock;

    JointPage(CurrentOfficial current, QueueItems items, JointDecisions decisions, ObjectMapper json, Clock clock) {
        this.current = current;
        this.items = items;
        this.decisions = decisions;
        this.json = json;
        this.clock = clock;
    }

    /** A task and the revision at which it was chosen. */
    record Choice(String task, int revision) {

        static Choice parse(String text) {
            var parts = text.split(":", 2);
            if (parts.length < 2 || !parts[1].matches("[0-9]{1,9}")) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return new Choice(parts[0], Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return task + ":" + revision;
        }
    }

    /** One of the chosen that cannot come along, and why. */
    record Left(String title, String place, String reason) {}

    @GetMapping
    String check(
            @RequestParam(defaultValue = "") List<String> pilih,
            @RequestParam(defaultValue = "") String kembali,
            Model model) {
        var chosen = pilih.stream().map(Choice::parse).distinct().toList();
        var found = items.of(current.get(), chosen.stream().map(Choice::task).toList());
        var step = found.stream()
                .flatMap(item -> JointStep.of(item.step()).stream())
                .findFirst();
        var going = found.stream()
                .filter(item -> item.together() && JointStep.of(item.step()).equals(step))
                .limit(JointDecisions.MOST)
                .toList();
        show(model, kembali, step);
        model.addAttribute("items", going);
        model.addAttribute(
                "people",
                Indonesian.number(
                        going.stream().mapToInt(item -> item.people().orElse(0)).sum()));
        model.addAttribute(
                "amount", going.stream().flatMap(item -> item.amount().stream()).reduce(Rupiah.ZERO, Rupiah::plus));
        model.addAttribute("left", left(found, going, chosen.size()));
        model.addAttribute("today", Indonesian.today(clock));
        model.addAttribute(
                "documents", JointForm.complete().stream().map(Enum::name).collect(joining(" ")));
        model.addAttribute("flaws", Map.of());
        model.addAttribute("form", JointForm.EMPTY);
        model.addAttribute("numbers", Map.of());
        return "process/joint";
    }

    @PostMapping
    String decide(@RequestParam MultiValueMap<String, String> fields, Model model) {
        var step = Optional.ofNullable(fields.getFirst("langkah"))
                .flatMap(JointStep::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var back = Optional.ofNullable(fields.getFirst("kembali")).orElse("");
        var chosen = fields.getOrDefault("pilih", List.of());
        var form = JointForm.of(fields);
        var flaws = form.flaws(step, chosen.size());
        if (!flaws.isEmpty()) {
            check(chosen, back, model);
            model.addAttribute("flaws", flaws);
            model.addAttribute("form", form);
            model.addAttribute("numbers", numbers(chosen, form));
        } else {
            decide(step, chosen.stream().map(Choice::parse).toList(), form, back, model);
        }
        return "process/joint";
    }

    private void decide(JointStep step, List<Choice> chosen, JointForm form, String back, Model model) {
        if (chosen.isEmpty() || chosen.size() > JointDecisions.MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var titles = items.titles(chosen.stream().map(Choice::task).toList());
        var results = decisions.decide(IntStream.range(0, chosen.size())
                .mapToObj(n -> new JointDecisions.Item(
                        chosen.get(n).task(), chosen.get(n).revision(), form.content(step, n, json)))
                .toList());
        show(model, back, Optional.of(step));
        model.addAttribute("results", results);
        model.addAttribute("titles", titles);
        model.addAttribute("done", results.stream().filter(AtOnce.Result::done).count());
    }

    /** Which number was typed beside which task; one may have left the list meanwhile. */
    private static Map<String, String> numbers(List<String> chosen, JointForm form) {
        return IntStream.range(0, Math.min(chosen.size(), form.numbers().size()))
                .boxed()
                .collect(toMap(chosen::get, form.numbers()::get, (one, other) -> one));
    }

    private void show(Model model, String back, Optional<JointStep> step) {
        model.addAttribute("official", current.get());
        model.addAttribute("back", QueueFilter.orQueue(back));
        step.ifPresent(known -> model.addAttribute("step", known));
    }

    private static List<Left> left(List<QueueItem> found, List<QueueItem> going, int chosen) {
        var staying = found.stream()
                .filter(item -> !going.contains(item))
                .map(item -> new Left(
                        item.title(), item.place(), item.alone().orElse("Tidak ikut kali ini; putuskan sesudahnya.")));
        var gone = IntStream.range(found.size(), chosen)
                .mapToObj(n -> new Left("Satu tugas", "", "Tidak lagi menunggu di meja Anda."));
        return Stream.concat(staying, gone).toList();
    }
}
