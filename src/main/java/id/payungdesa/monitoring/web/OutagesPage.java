package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Outage;
import id.payungdesa.proposal.Outages;
import id.payungdesa.region.Regions;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which villages are without connection, for their camat and for DPMPD. */
@Controller
@RequestMapping("/tanpa-sambungan")
class OutagesPage {

    private final CurrentOfficial current;
    private final Outages outages;
    private final Regions regions;
    private final Clock clock;

    OutagesPage(CurrentOfficial current, Outages outages, Regions regions, Clock clock) {
        this.current = current;
        this.outages = outages;
        this.regions = regions;
        this.clock = clock;
    }

    /** A mark as it was filled in. */
    record NewOutage(String village, String helper, String until, String reason) {

        VillageId place() {
            if (village == null || !village.matches("[0-9]{1,9}")) {
                throw new Refused("Pilih desanya.");
            }
            return new VillageId(Integer.parseInt(village));
        }

        Role desk() {
            return Arrays.stream(Role.values())
                    .filter(role -> role.id().equals(helper))
                    .findFirst()
                    .orElseThrow(() -> new Refused("Pilih meja kecamatan yang membantu desa ini."));
        }

        LocalDate last() {
            return NewAppointment.day(until, "Hari terakhir tidak terbaca. Tulis seperti 20 November 2026.")
                    .orElseThrow(() -> new Refused("Isi hari terakhir; bila belum pasti, tulis perkiraannya."));
        }
    }

    /** A mark with the name of its village. */
    record Row(Outage outage, Village village) {}

    @ModelAttribute("official")
    Official marker() {
        var official = current.get();
        if (!official.marksOutages()) {
            throw new AccessDeniedException("For the camat and DPMPD");
        }
        return official;
    }

    @GetMapping
    String show(Model model) {
        var today = Indonesian.today(clock);
        model.addAttribute("today", today);
        model.addAttribute(
                "rows",
                outages.all().stream()
                        .map(outage -> new Row(outage, regions.get(outage.village())))
                        .toList());
        model.addAttribute("villages", villages(current.get()));
        model.addAttribute("helpers", Outages.HELPERS);
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", new NewOutage("", "", "", ""));
        }
        return "monitoring/outages";
    }

    @PostMapping
    String mark(NewOutage typed, RedirectAttributes told) {
        try {
            outages.mark(typed.place(), typed.desk(), typed.last(), NewAppointment.text(typed.reason()));
            told.addFlashAttribute(
                    "done",
                    "Desa %s ditandai. %s di kecamatannya sekarang dapat mengisikan usulannya."
                            .formatted(
                                    regions.get(typed.place()).name(),
                                    typed.desk().title()));
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            told.addFlashAttribute("typed", typed);
        }
        return "redirect:/tanpa-sambungan";
    }

    @PostMapping("/{id}/akhir")
    String end(@PathVariable long id, RedirectAttributes told) {
        try {
            outages.end(id);
            told.addFlashAttribute("done", "Tandanya sudah diakhiri. Desa kembali mengisi sendiri.");
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/tanpa-sambungan";
    }

    private List<Village> villages(Official official) {
        var all = official.seesEveryVillage()
                ? regions.all().stream()
                : official.posts().stream()
                        .filter(post -> post.role() == Role.SUBDISTRICT_HEAD)
                        .flatMap(post -> regions.villagesOf(new SubdistrictId(post.area())).stream());
        return all.filter(Village::canPropose)
                .sorted(Comparator.comparing(Village::name))
                .toList();
    }
}
