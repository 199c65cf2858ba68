package id.payungdesa.process;

import static java.util.stream.Collectors.partitioningBy;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Posts;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tasks at an official's desks as one list: narrowed, sorted, and chosen from. */
@Controller
class QueuePage {

    private final CurrentOfficial current;
    private final QueueItems items;
    private final Rounds rounds;
    private final Regions regions;
    private final Posts posts;
    private final HeldTasks held;
    private final HandOver handOver;

    QueuePage(
            CurrentOfficial current,
            QueueItems items,
            Rounds rounds,
            Regions regions,
            Posts posts,
            HeldTasks held,
            HandOver handOver) {
        this.current = current;
        this.items = items;
        this.rounds = rounds;
        this.regions = regions;
        this.posts = posts;
        this.held = held;
        this.handOver = handOver;
    }

    /** Rows under one heading. */
    record Group(String title, String hint, List<QueueItem> items) {}

    @GetMapping("/antrean")
    String show(QueueFilter filter, Model model) {
        var official = current.get();
        var found = items.find(official, filter);
        model.addAttribute("official", official);
        model.addAttribute("held", held.of(official));
        model.addAttribute("standIns", posts.standIns(official));
        model.addAttribute("filter", filter);
        model.addAttribute("found", found);
        model.addAttribute("groups", groups(found.items()));
        model.addAttribute(
                "together", found.items().stream().filter(QueueItem::together).count());
        model.addAttribute(
                "tasks", found.sums().stream().mapToInt(QueueItems.Sum::tasks).sum());
        model.addAttribute(
                "late", found.sums().stream().mapToInt(QueueItems.Sum::late).sum());
        model.addAttribute("subdistricts", subdistricts(official));
        model.addAttribute("orders", QueueFilter.Order.values());
        model.addAttribute("joint", JointStep.values());
        model.addAttribute("alone", JointStep.ALONE);
        model.addAttribute("most", JointDecisions.MOST);
        if (official.holds(Role.DPMPD_OFFICER)) {
            model.addAttribute("waiting", rounds.waiting());
        }
        return "process/queue";
    }

    @PostMapping("/antrean/serahkan")
    String handOn(
            @RequestParam String task,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String kembali,
            RedirectAttributes told) {
        try {
            var next =
                    Optional.of(to).filter(id -> id.matches("[1-9][0-9]{0,17}")).map(OfficialId::parse);
            told.addFlashAttribute("done", handOver.handOn(task, next, reason));
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:" + QueueFilter.orQueue(kembali);
    }

    /** What wants looking into comes first, each in the order asked for. */
    private static List<Group> groups(List<QueueItem> items) {
        var odd = items.stream().collect(partitioningBy(QueueItem::odd));
        return List.of(
                        new Group("Perlu dilihat dulu", "Ada catatan, jadi diputuskan satu per satu.", odd.get(true)),
                        new Group("Tanpa catatan", "", odd.get(false)))
                .stream()
                .filter(group -> !group.items().isEmpty())
                .toList();
    }

    private List<Subdistrict> subdistricts(Official official) {
        return official.seesEveryVillage() ? regions.proposingSubdistricts() : List.of();
    }
}
