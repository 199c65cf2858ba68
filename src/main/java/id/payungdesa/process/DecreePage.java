package id.payungdesa.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.proposal.OpenSteps;
import id.payungdesa.proposal.Step;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One decree on one page: the Bupati reads what it means, takes out whom he will, looks once more, and signs. */
@Controller
@RequestMapping("/penetapan/{id}")
class DecreePage {

    private static final String STEP = "signDecree";

    private final CurrentOfficial current;
    private final DecreeSheets sheets;
    private final OpenSteps steps;
    private final OpenTasks open;
    private final AtOnce atOnce;
    private final ObjectMapper json;
    private final Clock clock;

    DecreePage(
            CurrentOfficial current,
            DecreeSheets sheets,
            OpenSteps steps,
            OpenTasks open,
            AtOnce atOnce,
            ObjectMapper json,
            Clock clock) {
        this.current = current;
        this.sheets = sheets;
        this.steps = steps;
        this.open = open;
        this.atOnce = atOnce;
        this.json = json;
        this.clock = clock;
    }

    /** The task as it is on the page; whoever signs answers to this very one. */
    record Seen(String task, int revision, int version) {}

    @ModelAttribute
    void frame(@PathVariable long id, Model model) {
        var official = current.get();
        if (!official.seesEveryVillage()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("official", official);
        model.addAttribute("ways", DecreeForm.WAYS);
        model.addAttribute("today", Indonesian.today(clock));
        if (!model.containsAttribute("flaws")) {
            model.addAttribute("flaws", Map.of());
        }
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        var step = steps.openForRegency(subject(id));
        var mine = step.filter(each -> each.name().equals(STEP))
                .filter(each -> each.seat().takes(current.get()));
        model.addAttribute("sheet", sheet(id));
        step.ifPresent(each -> model.addAttribute("desk", each.post().role().title()));
        mine.filter(each -> each.seat().records(current.get()))
                .ifPresent(each -> model.addAttribute("records", each.taskId()));
        mine.filter(each -> !each.seat().records(current.get())).ifPresent(each -> {
            if (!model.containsAttribute("form")) {
                model.addAttribute("seen", seen(each));
                model.addAttribute("form", begun(each));
            }
        });
        return "process/decree";
    }

    @PostMapping("/periksa")
    String check(
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Seen seen,
            Model model,
            RedirectAttributes told) {
        var form = DecreeForm.of(fields);
        var rest = sheet(id).without(form.out());
        var flaws = form.flaws(rest.members().size(), clock);
        if (flaws.isEmpty()) {
            return lookOnceMore(id, form, seen, model);
        }
        told.addFlashAttribute("flaws", flaws);
        return toTheList(form, seen, told);
    }

    @PostMapping("/ubah")
    String change(@RequestParam Map<String, String> fields, Seen seen, RedirectAttributes told) {
        return toTheList(DecreeForm.of(fields), seen, told);
    }

    private String lookOnceMore(long id, DecreeForm form, Seen seen, Model model) {
        var sheet = sheet(id);
        model.addAttribute("sheet", sheet);
        model.addAttribute("rest", sheet.without(form.out()));
        model.addAttribute("seen", seen);
        model.addAttribute("form", form);
        return "process/decree-check";
    }

    /** With everything as it was filled in, and by a page of its own that a browser can go back to. */
    private String toTheList(DecreeForm form, Seen seen, RedirectAttributes told) {
        told.addFlashAttribute("form", form);
        told.addFlashAttribute("seen", seen);
        return "redirect:/penetapan/{id}";
    }

    @PostMapping
    String sign(@PathVariable long id, @RequestParam Map<String, String> fields, Seen seen, Model model) {
        var form = DecreeForm.of(fields);
        if (!form.agreed()) {
            model.addAttribute("flaws", Map.of("setuju", "Centang pernyataan ini lebih dulu."));
            return lookOnceMore(id, form, seen, model);
        }
        var deed = new AtOnce.Deed(seen.task(), seen.revision(), OptionalInt.of(seen.version()), form.content(json));
        var result = atOnce.decide(deed, step -> requireTheirs(step, id));
        if (result.done()) {
            return "redirect:/penetapan/{id}";
        }
        model.addAttribute("refusal", result.sentence());
        return lookOnceMore(id, form, seen, model);
    }

    /** Who only records what was signed on paper has a scan to show, which the form of the task takes. */
    private void requireTheirs(Step step, long round) {
        if (!step.name().equals(STEP) || !step.subject().equals(subject(round))) {
            throw new Refused("Tugas ini bukan tanda tangan gelombang ini. Muat ulang halaman.");
        }
        if (step.seat().records(current.get())) {
            throw new Refused("Tanda tangan di kertas dicatat lewat formulir tugas, bersama pindaian naskahnya.");
        }
    }

    private Seen seen(Step step) {
        return new Seen(step.taskId(), open.running(step).getRevision(), step.version());
    }

    private DecreeForm begun(Step step) {
        return Optional.ofNullable(step.content())
                .map(this::tree)
                .map(DecreeForm::of)
                .orElse(new DecreeForm("", "", false, Map.of()));
    }

    private JsonNode tree(String content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable decision", e);
        }
    }

    private DecreeSheet sheet(long id) {
        return sheets.find(new RoundId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String subject(long round) {
        return new CaseKey(CaseKey.Kind.ROUND, round).toString();
    }
}
