package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.monitoring.QuotaImport;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import id.payungdesa.tariff.NewQuota;
import id.payungdesa.tariff.Quota;
import id.payungdesa.tariff.Quotas;
import id.payungdesa.year.Years;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which villages have other places than all others, and how many workers could be covered where that was counted. */
@Controller
@RequestMapping("/tahun/{year}/kuota")
class QuotasPage {

    /** Between the look at a file and the word to store it, on the node that the official is at. */
    private static final String FILE = QuotasPage.class.getName();

    private static final int MOST_ROWS = 25;

    private final CurrentOfficial current;
    private final Years years;
    private final Quotas quotas;
    private final QuotaImport imports;
    private final Regions regions;
    private final Clock clock;

    QuotasPage(CurrentOfficial current, Years years, Quotas quotas, QuotaImport imports, Regions regions, Clock clock) {
        this.current = current;
        this.years = years;
        this.quotas = quotas;
        this.imports = imports;
        this.regions = regions;
        this.clock = clock;
    }

    /** A village with its quota. */
    record Row(Village village, Quota quota) {}

    /** A file that was looked at, and what it was looked at with. */
    private record Looked(byte[] file, String source, Optional<Integer> countedIn) {}

    @ModelAttribute("official")
    Official viewer() {
        return YearsPage.viewer(current.get());
    }

    @GetMapping
    String show(
            @PathVariable("year") String typedYear,
            @RequestParam(name = "cari", defaultValue = "") String sought,
            Model model) {
        var year = YearsPage.year(typedYear);
        var all = quotas.all(year).stream()
                .map(quota -> new Row(regions.get(quota.village()), quota))
                .sorted(Comparator.comparing((Row row) -> row.village().name()))
                .toList();
        var rows = all.stream().filter(matching(sought)).toList();
        model.addAttribute("state", years.state(year));
        model.addAttribute("rule", years.rule(year));
        model.addAttribute("sought", sought);
        model.addAttribute("rows", rows.stream().limit(MOST_ROWS).toList());
        model.addAttribute("hidden", Math.max(0, rows.size() - MOST_ROWS));
        var now = clock.instant();
        model.addAttribute("every", table(all, now));
        model.addAttribute("asOf", Indonesian.time(now));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "monitoring/quotas";
    }

    private static Table<Row> table(List<Row> all, Instant now) {
        return Table.of("kuota-desa", "Kuota semua desa", now, all)
                .text("Desa", row -> row.village().name())
                .linked(row -> "/pantau/desa/" + row.village().id().value())
                .text("Kecamatan", row -> row.village().subdistrict().name())
                .number("Kuota", row -> row.quota().places())
                .column("Pekerja layak", Kind.NUMBER, row -> row.quota().eligible())
                .number("Sasaran", row -> row.quota().target())
                .text("Sumber data", row -> row.quota().source())
                .column("Tahun data", Kind.TEXT, row -> row.quota().countedIn())
                .text("Alasan", row -> row.quota().reason());
    }

    /** Without a word those that are not like all others. */
    private Predicate<Row> matching(String sought) {
        if (sought.isBlank()) {
            return row -> row.quota().exceptional() || row.quota().eligible().isPresent();
        }
        var found = regions.search(sought).stream().map(Village::id).collect(Collectors.toSet());
        return row -> found.contains(row.village().id());
    }

    @PostMapping
    String set(
            @PathVariable("year") String typedYear, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        var year = YearsPage.year(typedYear);
        requireKeeper();
        var sought = NewAppointment.text(typed.get("cari"));
        try {
            years.requireOpened(year);
            var village = new VillageId(YearSettingsPage.number(typed, "village", "Pilih desanya."));
            quotas.set(village, year, quota(typed));
            told.addFlashAttribute(
                    "done",
                    "Kuota Desa %s tersimpan.".formatted(regions.get(village).name()));
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            told.addFlashAttribute("typed", typed);
        }
        told.addAttribute("cari", sought);
        return "redirect:/tahun/" + year + "/kuota";
    }

    private static NewQuota quota(Map<String, String> typed) {
        return new NewQuota(
                optional(typed, "places", "Kuota harus berupa angka."),
                optional(typed, "eligible", "Pekerja layak harus berupa angka."),
                Optional.of(NewAppointment.text(typed.get("source"))).filter(text -> !text.isEmpty()),
                optional(typed, "countedIn", "Tahun data harus berupa angka."),
                typed.get("reason"));
    }

    private static Optional<Integer> optional(Map<String, String> typed, String field, String sentence) {
        return NewAppointment.text(typed.get(field)).isEmpty()
                ? Optional.empty()
                : Optional.of(YearSettingsPage.number(typed, field, sentence));
    }

    @GetMapping("/berkas")
    String upload(@PathVariable("year") String typedYear, Model model) {
        requireKeeper();
        model.addAttribute("year", YearsPage.year(typedYear));
        model.addAttribute("typed", Map.of());
        return "monitoring/quota-file";
    }

    @PostMapping("/berkas")
    String check(
            @PathVariable("year") String typedYear,
            @RequestParam("file") MultipartFile file,
            @RequestParam Map<String, String> typed,
            HttpSession session,
            Model model)
            throws IOException {
        requireKeeper();
        session.removeAttribute(FILE);
        model.addAttribute("year", YearsPage.year(typedYear));
        model.addAttribute("typed", typed);
        try {
            var looked = new Looked(
                    file.getBytes(),
                    NewAppointment.text(typed.get("source")),
                    optional(typed, "countedIn", "Tahun data harus berupa angka."));
            var check = imports.check(looked.file(), looked.source(), looked.countedIn());
            model.addAttribute("check", check);
            if (check.faults().isEmpty()) {
                session.setAttribute(FILE, looked);
            }
        } catch (Refused refused) {
            model.addAttribute("refusal", refused.getMessage());
        }
        return "monitoring/quota-file";
    }

    @PostMapping("/berkas/simpan")
    String carryOut(@PathVariable("year") String typedYear, HttpSession session, RedirectAttributes told) {
        var year = YearsPage.year(typedYear);
        requireKeeper();
        var file = session.getAttribute(FILE);
        session.removeAttribute(FILE);
        if (file instanceof Looked looked) {
            try {
                years.requireOpened(year);
                var check = imports.check(looked.file(), looked.source(), looked.countedIn());
                imports.carryOut(year, check);
                told.addFlashAttribute(
                        "done",
                        "Kuota %d desa tersimpan.".formatted(check.rows().size()));
            } catch (Refused refused) {
                told.addFlashAttribute("refusal", refused.getMessage());
            }
        }
        return "redirect:/tahun/" + year + "/kuota";
    }

    private void requireKeeper() {
        if (!current.get().keepsYears()) {
            throw new AccessDeniedException("For DPMPD");
        }
    }
}
