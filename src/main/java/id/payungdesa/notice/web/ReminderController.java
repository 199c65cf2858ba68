package id.payungdesa.notice.web;

import id.payungdesa.notice.Reminders;
import id.payungdesa.notice.Site;
import id.payungdesa.region.VillageId;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Leads to WhatsApp with a reminder ready to be sent. */
@Controller
@RequestMapping("/ingatkan")
class ReminderController {

    private final Reminders reminders;
    private final Site site;

    ReminderController(Reminders reminders, Site site) {
        this.reminders = reminders;
        this.site = site;
    }

    @GetMapping("/tugas/{task}")
    String ofTask(@PathVariable String task) {
        return to(reminders.ofTask(task, site.address()));
    }

    @GetMapping("/desa/{village}")
    String ofSilentVillage(@PathVariable int village) {
        return to(reminders.ofSilentVillage(new VillageId(village), site.address()));
    }

    private static String to(Optional<String> link) {
        return "redirect:"
                + link.orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Tugas ini sudah selesai, atau bukan di wilayah Anda."));
    }
}
