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

    @GetMapping("/{slug}")
    String show(@PathVariable String slug, @RequestParam Optional<Integer> tahun, Model model) {
        var register = register(slug);
        var year = year(tahun);
        var all = entries.of(register, year);
        if (register.isSingle() && !all.isEmpty()) {
            return "redirect:/paritrana/isian/%s/%d".formatted(slug, all.get(0).id());
        }
        model.addAttribute("entries", all);
        return form(register, year, Map.of(), Map.of(), Optional.empty(), model);
    }

    @GetMapping("/{slug}/{id}")
    String edit(@PathVariable String slug, @PathVariable long id, Model model) {
        var entry = newest(id);
        return form(entry.register(), entry.year(), entry.body(), Map.of(), Optional.of(entry), model);
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
        var register = register(slug);
        try {
            entries.add(register, year(Optional.of(tahun)), typed, upload(file));
            return done("Isian tersimpan.", register, tahun, told);
        } catch (Flawed flawed) {
            model.addAttribute("entries", entries.of(register, tahun));
            return refused(flawed, flawed.flaws(), register, tahun, typed, Optional.empty(), model, response);
        } catch (Refused refused) {
            model.addAttribute("entries", entries.of(register, tahun));
            return refused(refused, Map.of(), register, tahun, typed, Optional.empty(), model, response);
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
        var before = newest(id);
        try {
            entries.change(id, version, typed, upload(file));
            return done("Perubahan tersimpan.", before.register(), before.year(), told);
        } catch (Flawed flawed) {
            return refused(
                    flawed,
                    flawed.flaws(),
                    before.register(),
                    before.year(),
                    typed,
                    Optional.of(before),
                    model,
                    response);
        } catch (Refused refused) {
            return refused(
                    refused, Map.of(), before.register(), before.year(), typed, Optional.of(before), model, response);
        }
    }

    @PostMapping("/{slug}/{id}/keluarkan")
    String withdraw(@PathVariable long id, @RequestParam int version, RedirectAttributes told) {
        var before = newest(id);
        try {
            entries.withdraw(id, version);
            return done("Isian dikeluarkan dari berkas.", before.register(), before.year(), told);
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            return "redirect:/paritrana/isian/%s/%d".formatted(before.register().slug(), id);
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

    private String done(String sentence, Register register, int year, RedirectAttributes told) {
        told.addFlashAttribute("done", sentence);
        return register.isSingle()
                ? "redirect:/paritrana?tahun=" + year
                : "redirect:/paritrana/isian/%s?tahun=%d".formatted(register.slug(), year);
    }

    private static String refused(
            Refused refused,
            Map<String, String> flaws,
            Register register,
            int year,
            Map<String, String> typed,
            Optional<Entry> entry,
            Model model,
            HttpServletResponse response) {
        response.setStatus(409);
        model.addAttribute("refusal", refused.getMessage());
        return form(register, year, typed, flaws, entry, model);
    }

    private static String form(
            Register register,
            int year,
            Map<String, String> typed,
            Map<String, String> flaws,
            Optional<Entry> entry,
            Model model) {
        model.addAttribute("register", register);
        model.addAttribute("year", year);
        model.addAttribute("inputs", inputs(register, typed, flaws, entry.isPresent() && flaws.isEmpty()));
        model.addAttribute("fileFlaw", flaws.get(Entries.FILE));
        model.addAttribute("entry", entry.orElse(null));
        return "dossier/entries";
    }

    /** A field with what was typed into it and what is wrong with that. */
    record Input(Field field, String value, String flaw) {}

    private static List<Input> inputs(
            Register register, Map<String, String> typed, Map<String, String> flaws, boolean asKept) {
        return register.fields().stream()
                .map(field -> {
                    var value = typed.getOrDefault(field.key(), "");
                    return new Input(field, asKept ? spelled(field, value) : value, flaws.get(field.key()));
                })
                .toList();
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
