package id.payungdesa.dossier.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.dossier.Assembly;
import id.payungdesa.dossier.Chapter;
import id.payungdesa.dossier.Edition;
import id.payungdesa.dossier.Editions;
import id.payungdesa.dossier.Register;
import id.payungdesa.dossier.Transparency;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dossier as it stands: its chapters, what is missing, and the editions that were handed out. */
@Controller
@RequestMapping("/paritrana")
class ParitranaPage {

    private final CurrentOfficial current;
    private final Assembly assembly;
    private final Editions editions;
    private final Transparency transparency;
    private final Clock clock;

    ParitranaPage(
            CurrentOfficial current, Assembly assembly, Editions editions, Transparency transparency, Clock clock) {
        this.current = current;
        this.assembly = assembly;
        this.editions = editions;
        this.transparency = transparency;
        this.clock = clock;
    }

    @ModelAttribute("official")
    Official reader() {
        return Readers.only(current.get());
    }

    @GetMapping
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    String show(@RequestParam Optional<Integer> tahun, Model model) {
        var year = year(tahun);
        var dossier = assembly.latest(year);
        model.addAttribute("year", year);
        model.addAttribute("years", years());
        model.addAttribute("dossier", dossier);
        var chapters = dossier.chapters();
        model.addAttribute("chapters", chapters);
        model.addAttribute(
                "missing",
                chapters.stream().flatMap(chapter -> chapter.missing().stream()).toList());
        model.addAttribute("registers", Register.values());
        model.addAttribute("editions", editions.of(year));
        model.addAttribute("open", transparency.isSwitchedOn());
        model.addAttribute("allowed", transparency.isAllowed());
        return "dossier/paritrana";
    }

    @GetMapping("/bab/{slug}")
    String chapter(@PathVariable String slug, @RequestParam Optional<Integer> tahun, Model model) {
        var dossier = assembly.latest(year(tahun));
        var chapter = dossier.chapters().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow(ParitranaPage::unknown);
        model.addAttribute("year", dossier.year());
        model.addAttribute("dossier", dossier);
        model.addAttribute("chapter", chapter);
        tables(chapter, model);
        return "dossier/chapter";
    }

    /** Under a name each, for every table that stands in the model can be sorted and downloaded. */
    private static void tables(Chapter chapter, Model model) {
        for (var table : chapter.tables()) {
            model.addAttribute("table" + (1 + chapter.tables().indexOf(table)), table);
        }
        for (var table : chapter.annexes()) {
            model.addAttribute(
                    "table" + (1 + chapter.tables().size() + chapter.annexes().indexOf(table)), table);
        }
    }

    @PostMapping("/edisi")
    String make(@RequestParam int tahun, RedirectAttributes told) {
        try {
            var edition = editions.make(year(Optional.of(tahun)));
            told.addFlashAttribute(
                    "done",
                    "Edisi %d selesai dan tidak akan berubah lagi. Unduh di bawah.".formatted(edition.number()));
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/paritrana?tahun=" + tahun + "#edisi";
    }

    @GetMapping("/edisi/{tahun}/{number}")
    void pack(@PathVariable int tahun, @PathVariable int number, HttpServletResponse response) throws IOException {
        var edition = edition(tahun, number);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attached(edition.fileName()));
        editions.pack(edition, response.getOutputStream());
    }

    @GetMapping("/edisi/{tahun}/{number}/berkas")
    ResponseEntity<byte[]> part(@PathVariable int tahun, @PathVariable int number, @RequestParam String nama) {
        var content = editions.open(tahun, number, nama).orElseThrow(ParitranaPage::unknown);
        return ResponseEntity.ok()
                .contentType(MediaTypeFactory.getMediaType(nama).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, attached(nama.substring(nama.lastIndexOf('/') + 1)))
                .body(content);
    }

    private Edition edition(int year, int number) {
        return editions.of(year).stream()
                .filter(edition -> edition.number() == number)
                .findFirst()
                .orElseThrow(ParitranaPage::unknown);
    }

    @PostMapping("/transparansi")
    String open(@RequestParam boolean buka, @RequestParam int tahun, RedirectAttributes told) {
        transparency.turn(buka);
        told.addFlashAttribute(
                "done",
                buka
                        ? "Halaman Transparansi dibuka untuk umum."
                        : "Halaman Transparansi ditutup. Yang sudah tersimpan di peramban orang dapat terlihat sampai satu jam lagi.");
        return "redirect:/paritrana?tahun=" + tahun;
    }

    private int year(Optional<Integer> asked) {
        return asked.filter(year -> years().contains(year))
                .orElse(BudgetYear.current(clock).value());
    }

    /** A dossier tells of a year that is under way or over, and the next may be prepared. */
    private List<Integer> years() {
        var now = BudgetYear.current(clock).value();
        return IntStream.rangeClosed(now - 2, now + 1).boxed().toList();
    }

    static String attached(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
