package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.toSet;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Holidays;
import id.payungdesa.monitoring.NoticeBoard;
import id.payungdesa.monitoring.VillageStage;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.region.Regions;
import java.util.List;
import java.util.TreeMap;
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
        var all = stages.of(official, year);
        model.addAttribute("official", official);
        model.addAttribute("years", years);
        model.addAttribute("year", year);
        model.addAttribute("subdistricts", subdistricts(all));
        model.addAttribute("filter", filter);
        model.addAttribute("overview", Overview.of(narrowed(all, filter), filter));
        model.addAttribute("notices", notices.of(official));
        if (official.keepsCalendar()) {
            holidays.missingYear().ifPresent(missing -> model.addAttribute("missing", missing));
        }
        return "monitoring/overview";
    }

    private List<VillageStage> narrowed(List<VillageStage> all, Filter filter) {
        var here = all.stream().filter(filter::at);
        if (filter.searches()) {
            var found = regions.search(filter.text()).stream()
                    .map(village -> village.id().value())
                    .collect(toSet());
            here = here.filter(row -> found.contains(row.village()));
        }
        return here.toList();
    }

    private static TreeMap<String, Integer> subdistricts(List<VillageStage> all) {
        var names = new TreeMap<String, Integer>();
        all.forEach(row -> names.put(row.subdistrictName(), row.subdistrict()));
        return names;
    }
}
