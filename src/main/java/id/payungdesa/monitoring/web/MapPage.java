package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.VillageFigure;
import id.payungdesa.monitoring.VillageFigures;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The villages as points, coloured by what the reader asks for, and as a table. */
@Controller
class MapPage {

    private static final int WIDTH = 1200;
    private static final int INSET_WIDTH = 620;

    /** A kecamatan or two are shown whole; the regency is not, where its east crowds. */
    private static final int WORTH_AN_INSET = 60;

    /** More points than this nobody tells apart: a kecamatan is to be looked for first. */
    private static final int MOST = 1_000;

    private static final int LEGEND_RADIUS = 8;

    private final CurrentOfficial current;
    private final VillageStages stages;
    private final VillageFigures figures;
    private final Regions regions;
    private final Clock clock;

    MapPage(CurrentOfficial current, VillageStages stages, VillageFigures figures, Regions regions, Clock clock) {
        this.current = current;
        this.stages = stages;
        this.figures = figures;
        this.regions = regions;
        this.clock = clock;
    }

    /** What a mark means, and how many villages have it. */
    record Sign(int band, String title, String path, String look, String digit, boolean check, long villages) {}

    @GetMapping("/pantau/peta")
    @Transactional(readOnly = true)
    String show(
            Filter filter,
            @RequestParam(name = "warna", defaultValue = "") String colour,
            @RequestParam(name = "kelas", defaultValue = "") String band,
            Model model) {
        var official = current.get();
        var years = stages.years(official);
        var year = years.stream().filter(filter::about).findFirst().orElse(years.get(0));
        var theme = Theme.of(colour);
        var chosen = band.matches("[0-9]")
                ? Optional.of(Integer.valueOf(band))
                        .filter(wanted -> wanted < theme.bands().size())
                : Optional.<Integer>empty();
        var narrowing = filter.narrowing(regions);
        var there = figures.villages(official, narrowing);
        var all = there > MOST ? List.<VillageFigure>of() : figures.of(official, year, narrowing);
        model.addAttribute("filter", filter);
        model.addAttribute("there", Indonesian.number(there));
        model.addAttribute("crowded", there > MOST);
        model.addAttribute("official", official);
        model.addAttribute("manages", Managers.are(official));
        model.addAttribute("years", years);
        model.addAttribute("year", year);
        model.addAttribute("asOf", Indonesian.time(clock.instant()));
        model.addAttribute("themes", Theme.values());
        model.addAttribute("theme", theme);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute("signs", signs(all, theme));
        draw(all, new Picture.Look(theme, chosen), model);
        model.addAttribute(
                "villages",
                table(
                        all.stream()
                                .filter(figure -> chosen.filter(wanted -> wanted != theme.band(figure))
                                        .isEmpty())
                                .toList(),
                        year));
        return "monitoring/map";
    }

    private static void draw(List<VillageFigure> all, Picture.Look look, Model model) {
        if (all.isEmpty()) {
            return;
        }
        var inset = all.size() >= WORTH_AN_INSET;
        model.addAttribute("map", Picture.of(all, WIDTH, look, village -> inset && crowded(village)));
        var crowd = all.stream()
                .filter(figure -> inset && crowded(figure.village()))
                .toList();
        if (!crowd.isEmpty()) {
            model.addAttribute("inset", Picture.of(crowd, INSET_WIDTH, look, village -> false));
        }
    }

    private static boolean crowded(Village village) {
        return village.subdistrict().name().matches("(Sebatik|Nunukan).*");
    }

    private static List<Sign> signs(List<VillageFigure> all, Theme theme) {
        return IntStream.range(0, theme.bands().size())
                .mapToObj(band -> new Sign(
                        band,
                        theme.bands().get(band).title(),
                        theme.bands().get(band).symbol().path(LEGEND_RADIUS),
                        theme.key() + "-" + band,
                        theme.digit(band),
                        theme == Theme.STAGE && band == 5,
                        all.stream()
                                .filter(figure -> theme.band(figure) == band)
                                .count()))
                .toList();
    }

    private Table<VillageFigure> table(List<VillageFigure> figures, BudgetYear year) {
        return Table.of("desa", "Desa tahun anggaran " + year, clock.instant(), figures)
                .text("Desa", figure -> figure.village().name())
                .linked(figure -> "/pantau/desa/" + figure.village().id())
                .text("Kecamatan", figure -> figure.village().subdistrict().name())
                .text("Tahap", VillageFigure::stageTitle)
                .number("Hari terlambat", VillageFigure::daysLate)
                .number("Pekerja", VillageFigure::people)
                .number("Kuota", VillageFigure::places)
                .number("Terlindungi", VillageFigure::insured)
                .column("Cakupan", Kind.PERCENT, VillageFigure::coverage)
                .column("Iuran", Kind.RUPIAH, VillageFigure::amount);
    }
}
