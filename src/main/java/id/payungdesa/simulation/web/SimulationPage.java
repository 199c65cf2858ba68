package id.payungdesa.simulation.web;

import static java.util.function.Predicate.not;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Holidays;
import id.payungdesa.common.Indonesian;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import id.payungdesa.simulation.Backlog.Load;
import id.payungdesa.simulation.Desk;
import id.payungdesa.simulation.Outcome;
import id.payungdesa.simulation.Outcome.Money;
import id.payungdesa.simulation.Outcome.Month;
import id.payungdesa.simulation.Simulation;
import id.payungdesa.tariff.Brackets;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.year.YearState;
import id.payungdesa.year.Years;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Other terms tried out: all of them stand in the address, so that a scenario can be kept and sent on. */
@Controller
class SimulationPage {

    private final CurrentOfficial current;
    private final Simulation simulation;
    private final Years years;
    private final Brackets brackets;
    private final FundSources sources;
    private final Regions regions;
    private final Holidays holidays;
    private final Clock clock;

    SimulationPage(
            CurrentOfficial current,
            Simulation simulation,
            Years years,
            Brackets brackets,
            FundSources sources,
            Regions regions,
            Holidays holidays,
            Clock clock) {
        this.current = current;
        this.simulation = simulation;
        this.years = years;
        this.brackets = brackets;
        this.sources = sources;
        this.regions = regions;
        this.holidays = holidays;
        this.clock = clock;
    }

    @GetMapping("/simulasi")
    @Transactional(readOnly = true)
    String show(@RequestParam MultiValueMap<String, String> typed, Model model) {
        var official = viewer();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Indonesian.WITA);
        var choice = years.all().stream().map(YearState::year).toList();
        var year = chosen(typed.getFirst("tahun"), choice, usual(choice, today));
        var compared = chosen(typed.getFirst("banding"), choice, year);
        var asked = new Asked(typed, defaults(year, today));
        var villages = villages(official);
        var leaving = leaving(asked, villages);
        var staying = villages.stream().filter(not(leaving::contains)).toList();
        var table = brackets.all(LocalDate.of(year.value(), 1, 1));
        var fundSources = sources.all();
        model.addAttribute("official", official);
        model.addAttribute("asked", asked);
        model.addAttribute("years", choice);
        model.addAttribute("year", year);
        model.addAttribute("compared", compared);
        model.addAttribute("brackets", table);
        model.addAttribute("sources", fundSources);
        model.addAttribute("desks", Desk.values());
        model.addAttribute(
                "months",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> Indonesian.month(YearMonth.of(year.value(), month)))
                        .toList());
        model.addAttribute("subdistricts", subdistricts(villages));
        model.addAttribute("asOf", Indonesian.time(now));
        asked.read(year, table, fundSources)
                .ifPresent(scenario -> results(model, simulation.of(scenario, staying, compared), compared, now));
        return "simulation/simulation";
    }

    private Official viewer() {
        var official = current.get();
        if (!official.seesYears()) {
            throw new AccessDeniedException("For DPMPD and whoever decides with it");
        }
        return official;
    }

    /** A year that is chosen from the second half of the one before on. */
    private static BudgetYear usual(List<BudgetYear> choice, LocalDate today) {
        var next = BudgetYear.of(today.getMonthValue() >= 7 ? today.getYear() + 1 : today.getYear());
        return choice.contains(next) ? next : choice.get(0);
    }

    private static BudgetYear chosen(String typed, List<BudgetYear> choice, BudgetYear usual) {
        return choice.stream()
                .filter(year -> year.toString().equals(typed))
                .findFirst()
                .orElse(usual);
    }

    private Map<String, String> defaults(BudgetYear year, LocalDate today) {
        var rule = years.rule(year);
        var defaults = new HashMap<>(Map.of(
                "golongan", "1",
                "angkutan", "0",
                "kuota", "",
                "mulai", String.valueOf(rule.firstFrom()),
                "bulan", String.valueOf(rule.mostMonths()),
                "keluarlain", "0",
                "dana-ADD", "100",
                "masuk", today.toString()));
        for (var desk : Desk.values()) {
            defaults.put("petugas-" + desk.id(), String.valueOf(desk.usual().people()));
            defaults.put("berkas-" + desk.id(), String.valueOf(desk.usual().files()));
        }
        return defaults;
    }

    private List<Village> villages(Official official) {
        var all = official.seesEveryVillage()
                ? regions.all().stream()
                : official.subdistrictAreas().stream()
                        .flatMap(area -> regions.villagesOf(new SubdistrictId(area)).stream());
        return all.filter(Village::canPropose).toList();
    }

    /** The villages that are named; of several alike, the one whose kecamatan is named too. */
    private Set<Village> leaving(Asked asked, List<Village> villages) {
        var leaving = new HashSet<Village>();
        for (var name : asked.each("keluardesa")) {
            var found = regions.search(name).stream().filter(villages::contains).toList();
            var named = found.stream()
                    .filter(village -> village.name().equalsIgnoreCase(name))
                    .toList();
            var meant = named.size() == 1 ? named : found;
            if (meant.size() == 1) {
                leaving.add(meant.get(0));
            } else {
                asked.refuse(
                        "keluardesa",
                        (meant.isEmpty()
                                        ? "Desa “%s” tidak dikenal. Periksa ejaannya."
                                        : "Ada beberapa desa yang cocok dengan “%s”. Tulis juga nama kecamatannya.")
                                .formatted(name));
            }
        }
        return leaving;
    }

    private List<Subdistrict> subdistricts(List<Village> villages) {
        var theirs = villages.stream().map(Village::subdistrict).collect(Collectors.toSet());
        return regions.proposingSubdistricts().stream().filter(theirs::contains).toList();
    }

    private void results(Model model, Outcome outcome, BudgetYear compared, Instant now) {
        model.addAttribute("outcome", outcome);
        model.addAttribute("number", new Numbers());
        model.addAttribute(
                "money",
                Table.of("sumber-dana", "Biaya menurut sumber dana", now, outcome.money())
                        .text("Sumber dana", (Money money) -> money.source().name())
                        .column("Simulasi", Kind.RUPIAH, Money::amount)
                        .column("Usulan " + compared, Kind.RUPIAH, money -> money.actual()
                                .amount())
                        .column("Selisih", Kind.RUPIAH, Money::difference));
        model.addAttribute(
                "perMonth",
                Table.of("per-bulan", "Biaya per bulan", now, outcome.months())
                        .text("Bulan", (Month month) -> Indonesian.month(month.month()))
                        .column("Iuran", Kind.RUPIAH, Month::amount));
        model.addAttribute(
                "load",
                Table.of("meja", "Waktu di setiap meja", now, outcome.desks())
                        .text("Meja", (Load load) -> load.desk().title())
                        .number("Usulan", Load::files)
                        .text(
                                "Yang terakhir selesai",
                                load -> load.slowest().isEmpty() ? "Kabupaten" : "Kec. " + load.slowest())
                        .number("Usulan di situ", Load::mostFiles)
                        .number("Mampu per hari", Load::perDay)
                        .number("Hari kerja", Load::workingDays)
                        .column("Selesai", Kind.DAY, Load::last));
        holidays.missingYear()
                .filter(missing -> outcome.last().getYear() >= missing)
                .ifPresent(missing -> model.addAttribute("missing", missing));
    }

    /** How the page writes what is no cell of a table. */
    public static final class Numbers {

        public String of(long number) {
            return Indonesian.number(number);
        }

        /** More or less than now, with its sign. */
        public String difference(long number) {
            return (number > 0 ? "+" : number < 0 ? "\u2212" : "") + Indonesian.number(Math.abs(number));
        }

        public String rupiahDifference(long number) {
            return (number > 0 ? "+" : number < 0 ? "\u2212" : "") + "Rp" + Indonesian.number(Math.abs(number));
        }

        public String day(LocalDate day) {
            return Indonesian.dayAndDate(day);
        }

        /** A share of the largest, for the length of a bar. */
        public long percent(long part, long whole) {
            return whole == 0 ? 0 : Math.max(part > 0 ? 1 : 0, part * 100 / whole);
        }
    }
}
