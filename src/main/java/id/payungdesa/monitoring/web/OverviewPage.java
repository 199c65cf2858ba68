package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Holidays;
import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.Agenda;
import id.payungdesa.monitoring.Kept;
import id.payungdesa.monitoring.Narrowing;
import id.payungdesa.monitoring.NoticeBoard;
import id.payungdesa.monitoring.Progress;
import id.payungdesa.monitoring.QuotaSums;
import id.payungdesa.monitoring.StageSum;
import id.payungdesa.monitoring.VillageStage;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.year.Deadlines;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class OverviewPage {

    private static final int GLANCE = 6;
    private static final int MOST_IN_A_FILE = 100_000;

    private final CurrentOfficial current;
    private final VillageStages stages;
    private final QuotaSums quotas;
    private final Agenda agenda;
    private final Regions regions;
    private final Holidays holidays;
    private final NoticeBoard notices;
    private final Deadlines deadlines;
    private final Kept kept;
    private final Clock clock;

    OverviewPage(
            CurrentOfficial current,
            VillageStages stages,
            QuotaSums quotas,
            Agenda agenda,
            Regions regions,
            Holidays holidays,
            NoticeBoard notices,
            Deadlines deadlines,
            Kept kept,
            Clock clock) {
        this.current = current;
        this.stages = stages;
        this.quotas = quotas;
        this.agenda = agenda;
        this.regions = regions;
        this.holidays = holidays;
        this.notices = notices;
        this.deadlines = deadlines;
        this.kept = kept;
        this.clock = clock;
    }

    /** What the list of villages is asked for: an order by a heading, or itself as a file. */
    private record Asked(String order, boolean file) {}

    /** All that the page tells of villages. */
    private record Shown(Overview overview, Optional<Situation> situation) {}

    @GetMapping("/pantau")
    @Transactional(readOnly = true)
    String show(
            Filter filter,
            @RequestParam(name = "urut-desa", defaultValue = "") String order,
            @RequestParam(name = "unduh", defaultValue = "") String file,
            Model model) {
        var official = current.get();
        var years = stages.years(official);
        var year = years.stream().filter(filter::about).findFirst().orElse(years.get(0));
        model.addAttribute("official", official);
        model.addAttribute("years", years);
        model.addAttribute("year", year);
        model.addAttribute("subdistricts", subdistricts(official));
        model.addAttribute("filter", filter);
        model.addAttribute("notices", notices.of(official));
        model.addAttribute("deadlines", YearDue.of(deadlines.of(year), clock.instant()));
        show(official, year, filter, new Asked(order, file.startsWith(VillageList.NAME + ".")), model);
        if (official.keepsCalendar()) {
            holidays.missingYear().ifPresent(missing -> model.addAttribute("missing", missing));
        }
        return "monitoring/overview";
    }

    private void show(Official official, BudgetYear year, Filter filter, Asked asked, Model model) {
        var told = asked.file()
                ? new Kept.Answer<>(clock.instant(), shown(official, year, filter, true))
                : kept.of(official, List.of("/pantau", year, filter), () -> shown(official, year, filter, false));
        var overview = told.found().overview();
        var list = VillageList.of(overview.rows(), told.asOf());
        model.addAttribute("list", list);
        model.addAttribute("overview", overview.with(list.sorted(asked.order()).rows()));
        told.found().situation().ifPresent(situation -> {
            model.addAttribute("situation", situation);
            model.addAttribute("levels", situation.levelTable("/pantau?tahun=%s&tahap=".formatted(year)));
            model.addAttribute("months", situation.monthTable());
        });
    }

    private Shown shown(Official official, BudgetYear year, Filter filter, boolean file) {
        var narrowing = filter.narrowing(regions);
        var sums = stages.sums(official, year, narrowing);
        var overview = overview(official, year, filter, narrowing, sums, file);
        return new Shown(
                overview,
                Managers.are(official)
                        ? Optional.of(situation(official, year, narrowing.anywhen(), sums, overview))
                        : Optional.empty());
    }

    private Overview overview(
            Official official, BudgetYear year, Filter filter, Narrowing narrowing, List<StageSum> sums, boolean file) {
        List<VillageStage> rows = file
                ? stages.rows(official, year, narrowing, 0, MOST_IN_A_FILE)
                : stages.rows(official, year, narrowing, filter.from(Overview.ROWS), Overview.ROWS + 1);
        return Overview.of(
                rows,
                file ? MOST_IN_A_FILE : Overview.ROWS,
                villages(official, narrowing),
                sums,
                narrowing.late() ? stages.late(official, year, narrowing) : sums,
                stages.lateVillages(official, year, narrowing),
                filter);
    }

    private int villages(Official official, Narrowing narrowing) {
        return official.seesEveryVillage() && narrowing.everywhere()
                ? regions.proposing()
                : stages.villages(official, narrowing);
    }

    private Situation situation(
            Official official, BudgetYear year, Narrowing narrowing, List<StageSum> sums, Overview overview) {
        return new Situation(
                clock.instant(),
                Progress.of(sums, YearMonth.from(clock.instant().atZone(Indonesian.WITA))),
                quotas.of(official, year, narrowing),
                Situation.levels(sums, overview.villages(), overview.none()),
                agenda.late(official, year, narrowing, GLANCE),
                agenda.ahead(official, year, narrowing, GLANCE),
                overview.none() == 0
                        ? List.of()
                        : stages.rows(official, year, narrowing.at(VillageStage.NONE), 0, GLANCE));
    }

    private List<Subdistrict> subdistricts(Official official) {
        if (official.seesEveryVillage()) {
            return regions.proposingSubdistricts();
        }
        var ofVillages = official.villageAreas().stream().map(id -> regions.get(new VillageId(id)));
        var ofSubdistricts =
                official.subdistrictAreas().stream().flatMap(id -> regions.villagesOf(new SubdistrictId(id)).stream());
        return Stream.concat(ofVillages, ofSubdistricts)
                .filter(Village::canPropose)
                .map(Village::subdistrict)
                .distinct()
                .sorted(Comparator.comparing(Subdistrict::name))
                .toList();
    }
}
