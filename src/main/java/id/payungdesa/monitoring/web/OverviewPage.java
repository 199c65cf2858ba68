package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Holidays;
import id.payungdesa.monitoring.NoticeBoard;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class OverviewPage {

    private final CurrentOfficial current;
    private final VillageStages stages;
    private final Regions regions;
    private final Holidays holidays;
    private final NoticeBoard notices;

    OverviewPage(
            CurrentOfficial current, VillageStages stages, Regions regions, Holidays holidays, NoticeBoard notices) {
        this.current = current;
        this.stages = stages;
        this.regions = regions;
        this.holidays = holidays;
        this.notices = notices;
    }

    @GetMapping("/pantau")
    String show(Filter filter, Model model) {
        var official = current.get();
        var years = stages.years(official);
        var year = years.stream().filter(filter::about).findFirst().orElse(years.get(0));
        model.addAttribute("official", official);
        model.addAttribute("years", years);
        model.addAttribute("year", year);
        model.addAttribute("subdistricts", subdistricts(official));
        model.addAttribute("filter", filter);
        model.addAttribute("overview", overview(official, year, filter));
        model.addAttribute("notices", notices.of(official));
        if (official.keepsCalendar()) {
            holidays.missingYear().ifPresent(missing -> model.addAttribute("missing", missing));
        }
        return "monitoring/overview";
    }

    private Overview overview(Official official, BudgetYear year, Filter filter) {
        var narrowing = filter.narrowing(text -> regions.search(text).stream()
                .map(village -> village.id().value())
                .toList());
        var sums = stages.sums(official, year, narrowing);
        return Overview.of(
                stages.rows(official, year, narrowing, filter.from(Overview.ROWS), Overview.ROWS + 1),
                official.seesEveryVillage() && narrowing.everywhere()
                        ? regions.proposing()
                        : stages.villages(official, narrowing),
                sums,
                narrowing.late() ? stages.late(official, year, narrowing) : sums,
                stages.lateVillages(official, year, narrowing),
                filter);
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
