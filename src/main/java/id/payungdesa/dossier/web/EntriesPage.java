package id.payungdesa.dossier.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.dossier.Entries;
import id.payungdesa.dossier.Entry;
import id.payungdesa.dossier.Field;
import id.payungdesa.dossier.Flawed;
import id.payungdesa.dossier.Register;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A register of the dossier, and one entry of it to be written or mended. */
@Controller
@RequestMapping("/paritrana/isian")
class EntriesPage {

    private final CurrentOfficial current;
    private final Entries entries;
    private final Clock clock;

    EntriesPage(CurrentOfficial current, Entries entries, Clock clock) {
        this.current = current;
        this.entries = entries;
        this.clock = clock;
    }

    @ModelAttribute("official")
    Official reader() {
        return Readers.only(current.get());
    }

    /** A register's form in a year: the entry it mends, what stands in each field, and what is wrong with that. */
    private record Form(
            Register register, int year, Optional<Entry> entry, Map<String, String> typed, Map<String, String> flaws) {

        static Form empty(Register register, int year) {
            return new Form(register, year, Optional.empty(), Map.of(), Map.of());
        }

        static Form of(Entry entry) {
            return new Form(entry.register(), entry.year(), Optional.of(entry), spelled(entry), Map.of());
        }

        Form with(Map<String, String> typed, Refused refused) {
            return new Form(register, year, entry, typed, refused instanceof Flawed flawed ? flawed.flaws() : Map.of());
        }
    }

    @GetMapping("/{slug}")
    String show(@PathVariable String slug, @RequestParam Optional<Integer> tahun, Model model) {
        var register = register(slug);
        var year = year(tahun);
        var all = entries.of(register, year);
        if (register.isSingle() && !all.isEmpty()) {
            return "redirect:/paritrana/isian/%s/%d".formatted(slug, all.get(0).id());
        }
        if (!register.isSingle()) {
            model.addAttribute("table", EntryTable.of(register, all, clock.instant()));
        }
        return show(Form.empty(register, year), model);
    }

    @GetMapping("/{slug}/{id}")
    String edit(@PathVariable String slug, @PathVariable long id, Model model) {
        return show(Form.of(newest(id)), model);
    }

    @PostMapping("/{slug}")
    String add(
            @PathVariable String slug,
            @RequestParam int tahun,
            @RequestParam Map<String, String> typed,
            @RequestParam Optional<MultipartFile> file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes told)
            throws IOException {
        var form = Form.empty(register(slug), tahun);
        try {
            entries.add(form.register(), year(Optional.of(tahun)), typed, upload(file));
            return done("Isian tersimpan.", form, told);
        } catch (Refused refused) {
            return refused(refused, form.with(typed, refused), model, response);
        }
    }

    @PostMapping("/{slug}/{id}")
    String change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Map<String, String> typed,
            @RequestParam Optional<MultipartFile> file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes told)
            throws IOException {
        var form = Form.of(newest(id));
        try {
            entries.change(id, version, typed, upload(file));
            return done("Perubahan tersimpan.", form, told);
        } catch (Refused refused) {
            return refused(refused, form.with(typed, refused), model, response);
        }
    }

    @PostMapping("/{slug}/{id}/keluarkan")
    String withdraw(@PathVariable long id, @RequestParam int version, RedirectAttributes told) {
        var form = Form.of(newest(id));
        try {
            entries.withdraw(id, version);
            return done("Isian dikeluarkan dari berkas.", form, told);
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            return "redirect:/paritrana/isian/%s/%d".formatted(form.register().slug(), id);
        }
    }

    @GetMapping("/berkas/{id}/{name}")
    ResponseEntity<byte[]> file(@PathVariable long id) {
        var opened = entries.open(id).orElseThrow(ParitranaPage::unknown);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ParitranaPage.attached(opened.name()))
                .body(opened.content());
    }

    @ExceptionHandler
    String tooLarge(MaxUploadSizeExceededException failure, RedirectAttributes told) {
        told.addFlashAttribute(
                "refusal",
                "Berkas ini lebih dari 5 MB. Kecilkan fotonya atau pindai dengan kualitas lebih rendah, lalu ulangi.");
        return "redirect:/paritrana";
    }

    private static String done(String sentence, Form form, RedirectAttributes told) {
        told.addFlashAttribute("done", sentence);
        return form.register().isSingle()
                ? "redirect:/paritrana?tahun=" + form.year()
                : "redirect:/paritrana/isian/%s?tahun=%d"
                        .formatted(form.register().slug(), form.year());
    }

    private static String refused(Refused refused, Form form, Model model, HttpServletResponse response) {
        response.setStatus(409);
        model.addAttribute("refusal", refused.getMessage());
        return show(form, model);
    }

    private static String show(Form form, Model model) {
        model.addAttribute("register", form.register());
        model.addAttribute("year", form.year());
        model.addAttribute("inputs", inputs(form));
        model.addAttribute("fileFlaw", form.flaws().get(Entries.FILE));
        model.addAttribute("entry", form.entry().orElse(null));
        return "dossier/entries";
    }

    /** A field with what was typed into it and what is wrong with that. */
    record Input(Field field, String value, String flaw) {}

    private static List<Input> inputs(Form form) {
        return form.register().fields().stream()
                .map(field -> new Input(
                        field,
                        form.typed().getOrDefault(field.key(), ""),
                        form.flaws().get(field.key())))
                .toList();
    }

    private static Map<String, String> spelled(Entry entry) {
        return entry.register().fields().stream()
                .collect(Collectors.toMap(Field::key, field -> spelled(field, entry.text(field.key()))));
    }

    private static String spelled(Field field, String kept) {
        return switch (field.shape()) {
            case DAY, NUMBER, RUPIAH -> field.written(kept);
            default -> kept;
        };
    }

    private Entry newest(long id) {
        var history = entries.history(id);
        if (history.isEmpty()) {
            throw ParitranaPage.unknown();
        }
        return history.get(0);
    }

    @ModelAttribute("history")
    List<Entry> history(@PathVariable Optional<Long> id) {
        return id.map(entries::history).orElse(List.of());
    }

    private static Optional<Entries.Upload> upload(Optional<MultipartFile> file) throws IOException {
        return file.isEmpty() || file.get().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Entries.Upload(file.get().getBytes(), file.get().getOriginalFilename()));
    }

    private static Register register(String slug) {
        return Register.of(slug).orElseThrow(ParitranaPage::unknown);
    }

    private int year(Optional<Integer> asked) {
        var now = BudgetYear.current(clock).value();
        return asked.filter(year -> year >= now - 5 && year <= now + 1).orElse(now);
    }
}
