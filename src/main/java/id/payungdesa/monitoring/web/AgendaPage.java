package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.monitoring.Agenda;
import id.payungdesa.monitoring.DueTask;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every task that is late or due within a week, of one desk or of all. */
@Controller
class AgendaPage {

    private static final int MOST = 5_000;

    private final CurrentOfficial current;
    private final VillageStages stages;
    private final Agenda agenda;
    private final Clock clock;

    AgendaPage(CurrentOfficial current, VillageStages stages, Agenda agenda, Clock clock) {
        this.current = current;
        this.stages = stages;
        this.agenda = agenda;
        this.clock = clock;
    }

    @GetMapping("/pantau/tenggat")
    String show(Filter filter, @RequestParam(name = "meja", defaultValue = "") String desk, Model model) {
        var official = current.get();
        var years = stages.years(official);
        var year = years.stream().filter(filter::about).findFirst().orElse(years.get(0));
        var post = post(desk);
        model.addAttribute("official", official);
        model.addAttribute("year", year);
        model.addAttribute("manages", Managers.are(official));
        post.map(agenda::title).ifPresent(title -> model.addAttribute("desk", title));
        model.addAttribute("tasks", table(official, year, filter, post));
        return "monitoring/agenda";
    }

    private Table<DueTask> table(Official official, BudgetYear year, Filter filter, Optional<Post> desk) {
        var tasks = agenda.all(official, year, filter.narrowing(text -> List.of()), desk, MOST)
                .tasks();
        return Table.of("tenggat", "Terlambat dan jatuh tempo dalam 7 hari", clock.instant(), tasks)
                .column(
                        "Batas waktu",
                        Kind.DAY,
                        task -> VillageList.day(task.due().at()))
                .text(
                        "Sisa waktu",
                        task -> task.due().over()
                                ? "Terlambat, " + task.due().distance()
                                : task.due().distance())
                .text("Desa", DueTask::about)
                .linked(task -> task.village()
                        .map(village -> "/pantau/desa/" + village.id())
                        .orElse(null))
                .text("Kecamatan", task -> task.village()
                        .map(village -> village.subdistrict().name()))
                .text("Tugas", DueTask::work)
                .text("Meja", DueTask::desk)
                .column("Di meja sejak", Kind.DAY, task -> VillageList.day(task.since()));
    }

    private static Optional<Post> post(String key) {
        if (!key.matches("[a-z_]+-[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        var dash = key.lastIndexOf('-');
        return Arrays.stream(Role.values())
                .filter(role -> role.id().equals(key.substring(0, dash)))
                .findFirst()
                .map(role -> new Post(role, Integer.parseInt(key.substring(dash + 1))));
    }
}
