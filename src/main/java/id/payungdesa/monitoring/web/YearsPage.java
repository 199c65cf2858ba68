package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.YearChanges;
import id.payungdesa.tariff.AccountCode;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.FundRule;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.tariff.Quota;
import id.payungdesa.tariff.Quotas;
import id.payungdesa.year.Circulars;
import id.payungdesa.year.Deadlines;
import id.payungdesa.year.YearDeadline;
import id.payungdesa.year.YearState;
import id.payungdesa.year.Years;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The budget years, and all that is set for one of them. */
@Controller
@RequestMapping("/tahun")
class YearsPage {

    private static final int LATEST_CHANGES = 60;

    private final CurrentOfficial current;
    private final Years years;
    private final Deadlines deadlines;
    private final Circulars circulars;
    private final Quotas quotas;
    private final AccountCodes codes;
    private final FundSources sources;
    private final YearChanges changes;
    private final Clock clock;

    YearsPage(
            CurrentOfficial current,
            Years years,
            Deadlines deadlines,
            Circulars circulars,
            Quotas quotas,
            AccountCodes codes,
            FundSources sources,
            YearChanges changes,
            Clock clock) {
        this.current = current;
        this.years = years;
        this.deadlines = deadlines;
        this.circulars = circulars;
        this.quotas = quotas;
        this.codes = codes;
        this.sources = sources;
        this.changes = changes;
        this.clock = clock;
    }

    /** A year in the list, with what of it comes next. */
    record Row(YearState state, int places, String next) {}

    /** A kind of code with those that are allowed. */
    record Codes(AccountCodes.Kind kind, List<AccountCode> allowed) {}

    @ModelAttribute("official")
    Official viewer() {
        return viewer(current.get());
    }

    static Official viewer(Official official) {
        if (!official.seesYears()) {
            throw new AccessDeniedException("For DPMPD and whoever decides with it");
        }
        return official;
    }

    static BudgetYear year(String typed) {
        if (!typed.matches("20(1[5-9]|[2-9][0-9])")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Tahun anggaran ini tidak ada.");
        }
        return BudgetYear.of(Integer.parseInt(typed));
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("rows", years.all().stream().map(this::row).toList());
        model.addAttribute("asOf", Indonesian.time(clock.instant()));
        return "monitoring/years";
    }

    private Row row(YearState state) {
        var today = Indonesian.today(clock);
        var next = deadlines.of(state.year()).entrySet().stream()
                .filter(due -> !due.getValue().isBefore(today))
                .min(Map.Entry.comparingByValue())
                .map(due -> "%s: %s".formatted(due.getKey().title(), Indonesian.date(due.getValue())));
        return new Row(state, years.rule(state.year()).places(), next.orElse(""));
    }

    @GetMapping("/{year}")
    String show(@PathVariable("year") String typedYear, Model model) {
        var year = year(typedYear);
        var all = quotas.all(year);
        model.addAttribute("state", years.state(year));
        model.addAttribute("former", year.value() - 1);
        model.addAttribute("rule", years.rule(year));
        model.addAttribute("months", months());
        model.addAttribute("today", Indonesian.today(clock));
        model.addAttribute("villages", all.size());
        model.addAttribute("special", all.stream().filter(Quota::exceptional).count());
        model.addAttribute(
                "counted",
                all.stream().filter(quota -> quota.eligible().isPresent()).count());
        model.addAttribute("target", all.stream().mapToInt(Quota::target).sum());
        model.addAttribute("kinds", YearDeadline.values());
        model.addAttribute("deadlines", deadlines.of(year));
        model.addAttribute("circular", circulars.of(year).orElse(null));
        model.addAttribute(
                "codes",
                Arrays.stream(AccountCodes.Kind.values())
                        .map(kind -> new Codes(kind, codes.of(kind, year)))
                        .toList());
        model.addAttribute("sources", sources.all());
        model.addAttribute("rules", sources.rules(year));
        model.addAttribute("verdicts", FundRule.Verdict.values());
        var known = changes.of(year);
        model.addAttribute("changes", known.stream().limit(LATEST_CHANGES).toList());
        model.addAttribute("more", Math.max(0, known.size() - LATEST_CHANGES));
        model.addAttribute("asOf", Indonesian.time(clock.instant()));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "monitoring/year";
    }

    static List<String> months() {
        return Arrays.stream(Month.values())
                .map(month -> Indonesian.month(YearMonth.of(2026, month)).replace(" 2026", ""))
                .toList();
    }

    /** Never opened in the page: what somebody uploaded is kept apart from what we serve. */
    @GetMapping("/{year}/edaran")
    ResponseEntity<byte[]> circular(@PathVariable("year") String typedYear) {
        var pdf = circulars
                .open(year(typedYear))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Berkas ini tidak ditemukan."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(pdf.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf.content());
    }
}
