package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.Holiday;
import id.payungdesa.common.Holidays;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import java.time.Clock;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The days that do not count, for whoever keeps the calendar. */
@Controller
@RequestMapping("/kalender")
class CalendarPage {

    private final CurrentOfficial current;
    private final Holidays holidays;
    private final Clock clock;

    CalendarPage(CurrentOfficial current, Holidays holidays, Clock clock) {
        this.current = current;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** A holiday as it was filled in. */
    record NewHoliday(String day, String name, String kind, String decree) {

        Holiday read() {
            return new Holiday(
                    NewAppointment.day(day, "Tanggal tidak terbaca. Tulis seperti 20 November 2026.")
                            .orElseThrow(() -> new Refused("Isi tanggal liburnya.")),
                    NewAppointment.text(name),
                    kindOf(kind),
                    NewAppointment.text(decree));
        }
    }

    @ModelAttribute("official")
    Official keeper() {
        var official = current.get();
        if (!official.keepsCalendar()) {
            throw new AccessDeniedException("For whoever keeps the calendar");
        }
        return official;
    }

    @GetMapping
    String show(@RequestParam(name = "tahun", defaultValue = "") String wanted, Model model) {
        var today = Indonesian.today(clock);
        var years = List.of(today.getYear(), today.getYear() + 1, today.getYear() + 2);
        var year = years.stream()
                .filter(known -> known.toString().equals(wanted))
                .findFirst()
                .orElse(years.get(0));
        model.addAttribute("years", years);
        model.addAttribute("year", year);
        model.addAttribute("today", today);
        model.addAttribute("holidays", holidays.of(year));
        model.addAttribute("kinds", Holiday.Kind.values());
        holidays.missingYear().ifPresent(missing -> model.addAttribute("missing", missing));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", new NewHoliday("", "", Holiday.Kind.REGIONAL.name(), ""));
        }
        return "monitoring/calendar";
    }

    @PostMapping
    String add(NewHoliday typed, RedirectAttributes told) {
        var year = Indonesian.today(clock).getYear();
        try {
            var holiday = typed.read();
            year = holiday.day().getYear();
            inRegency(() -> holidays.add(holiday));
            told.addFlashAttribute(
                    "done",
                    "%s tercatat sebagai hari libur. Batas waktu yang melewatinya sudah digeser."
                            .formatted(holiday.date()));
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            told.addFlashAttribute("typed", typed);
        }
        return "redirect:/kalender?tahun=" + year;
    }

    @PostMapping("/penghapusan")
    String remove(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes told) {
        var year = Indonesian.today(clock).getYear();
        try {
            var removed = NewAppointment.day(day, "Tanggal tidak terbaca.")
                    .orElseThrow(() -> new Refused("Isi tanggal liburnya."));
            year = removed.getYear();
            inRegency(() -> holidays.remove(removed, kindOf(kind), reason));
            told.addFlashAttribute(
                    "done",
                    "%s kembali menjadi hari biasa. Batas waktu yang melewatinya sudah digeser."
                            .formatted(Indonesian.dayAndDate(removed)));
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/kalender?tahun=" + year;
    }

    /** It concerns every village, whether its keeper sees any or not. */
    private static void inRegency(Runnable change) {
        Scope.system(() -> {
            change.run();
            return null;
        });
    }

    private static Holiday.Kind kindOf(String kind) {
        return NewAppointment.chosen(Holiday.Kind.values(), Holiday.Kind::name, kind, "Pilih jenis liburnya.");
    }
}
