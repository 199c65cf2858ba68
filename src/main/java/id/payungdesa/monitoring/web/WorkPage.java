package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.Kept;
import id.payungdesa.monitoring.Load;
import id.payungdesa.monitoring.Loads;
import id.payungdesa.monitoring.StepCases;
import id.payungdesa.report.Chart;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Series;
import id.payungdesa.report.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** How much lies at which desk, how fast it goes, and when it may be gone. */
@Controller
class WorkPage {

    private static final String PAGE = "/pantau/kerja";
    private static final String ALL = "semua";
    private static final int HEAVIEST = 15;
    private static final int MOST = 3000;
    private static final int CHART_WIDTH = 760;

    private final CurrentOfficial current;
    private final Loads loads;
    private final StepCases cases;
    private final Kept kept;
    private final DeskPlaces places;
    private final Subdistricts subdistricts;
    private final Clock clock;

    WorkPage(
            CurrentOfficial current,
            Loads loads,
            StepCases cases,
            Kept kept,
            DeskPlaces places,
            Subdistricts subdistricts,
            Clock clock) {
        this.current = current;
        this.loads = loads;
        this.cases = cases;
        this.kept = kept;
        this.places = places;
        this.subdistricts = subdistricts;
        this.clock = clock;
    }

    /** What lies with every role, and at the desks that are shown. */
    private record Work(List<Load> byRole, List<Load> desks) {}

    /** Of one role all desks are shown; of all roles only the heaviest, unless all are asked for. */
    @GetMapping(PAGE)
    @Transactional(readOnly = true)
    String show(@RequestParam(name = "jabatan", defaultValue = "") String wanted, Asked asked, Model model) {
        var official = current.get();
        var role = role(wanted);
        var everyDesk = role.isPresent() || wanted.equals(ALL);
        var work = kept.of(
                official,
                List.of(PAGE, asked.place(), role, everyDesk),
                () -> new Work(
                        loads.byRole(official, asked.place()),
                        loads.desks(official, asked.place(), role, everyDesk ? MOST : HEAVIEST)));
        var now = work.asOf();
        var byRole = work.found().byRole();
        var roles = byRole.stream().filter(load -> load.role().isPresent()).toList();
        var shown = byRole.stream()
                .filter(load -> load.role().equals(role))
                .findFirst()
                .orElseGet(() -> byRole.get(byRole.size() - 1));
        ask(official, now, model);
        model.addAttribute("asked", asked);
        model.addAttribute("wanted", wanted);
        model.addAttribute("role", role);
        model.addAttribute("everyDesk", everyDesk);
        model.addAttribute("subdistricts", subdistricts.of(official));
        model.addAttribute("roles", byRole(roles, asked, now));
        model.addAttribute("desks", desks(work.found().desks(), role, everyDesk, now));
        weeks(shown, now, model);
        return "monitoring/work";
    }

    @GetMapping(PAGE + "/{role}/{area}")
    String desk(@PathVariable("role") String roleId, @PathVariable int area, Model model) {
        var now = clock.instant();
        var official = current.get();
        ask(official, now, model);
        var desk = new Post(role(roleId).orElseThrow(WorkPage::notFound), area);
        model.addAttribute("desk", desk);
        model.addAttribute("place", places.find(desk).orElseThrow(WorkPage::notFound));
        weeks(loads.of(official, desk), now, model);
        model.addAttribute("open", CaseTables.openHere(cases.at(official, desk), now));
        return "monitoring/desk";
    }

    private static void ask(Official official, Instant now, Model model) {
        model.addAttribute("official", official);
        model.addAttribute("asOf", Indonesian.time(now));
    }

    private void weeks(Load load, Instant now, Model model) {
        var names = load.weeks().stream().map(WorkPage::week).toList();
        var came = load.weeks().stream().map(Load.Week::came).toList();
        var went = load.weeks().stream().map(Load.Week::went).toList();
        model.addAttribute("load", load);
        model.addAttribute("forecast", load.forecast());
        model.addAttribute(
                "chart",
                Chart.bars(
                        "Tugas masuk dan keluar per minggu, dua belas minggu terakhir",
                        "tugas",
                        CHART_WIDTH,
                        names,
                        List.of(new Series("Masuk", came), new Series("Keluar", went))));
        model.addAttribute(
                "weeks",
                Table.of("minggu", "Masuk dan keluar per minggu", now, load.weeks())
                        .column("Minggu mulai", Kind.DAY, Load.Week::monday)
                        .number("Masuk", Load.Week::came)
                        .number("Keluar", Load.Week::went)
                        .number("Selisih", week -> week.came() - week.went()));
    }

    private static Table<Load> byRole(List<Load> roles, Asked asked, Instant now) {
        return numbers(Table.of("jabatan", "Menurut jabatan", now, roles)
                .text("Jabatan", one -> one.role().orElseThrow().title())
                .linked(one -> asked.at(PAGE) + (asked.place().isPresent() ? "&" : "?") + "jabatan="
                        + one.role().orElseThrow().id()));
    }

    private Table<Load> desks(List<Load> desks, Optional<Role> role, boolean everyDesk, Instant now) {
        var title =
                role.map(one -> "Meja " + one.title()).orElse(everyDesk ? "Semua meja" : "Meja yang paling terbebani");
        return numbers(Table.of("meja", title, now, desks)
                .text("Meja", one -> places.of(one.desk()))
                .linked(one -> "%s/%s/%d"
                        .formatted(PAGE, one.desk().role().id(), one.desk().area()))
                .text("Jabatan", one -> one.desk().role().title()));
    }

    private static Table<Load> numbers(Table<Load> table) {
        return table.number("Terbuka", Load::open)
                .number("Lewat batas waktu", Load::overdue)
                .column("Tertua sejak", Kind.DAY, load -> load.oldest().map(WorkPage::day))
                .number("Masuk", Load::came)
                .number("Keluar", Load::went)
                .column("Median (hari kerja)", Kind.NUMBER, Load::medianDays)
                .column("P90 (hari kerja)", Kind.NUMBER, Load::p90Days)
                .column("Perkiraan habis", Kind.DAY, load -> load.forecast().likely())
                .text("Rentang", load -> load.forecast().range());
    }

    private static String week(Load.Week week) {
        return "%d/%d".formatted(week.monday().getDayOfMonth(), week.monday().getMonthValue());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Indonesian.WITA);
    }

    private static Optional<Role> role(String id) {
        return Arrays.stream(Role.values()).filter(role -> role.id().equals(id)).findFirst();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
