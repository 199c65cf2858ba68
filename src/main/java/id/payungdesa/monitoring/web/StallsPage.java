package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.outbox.Stalls;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
@RequestMapping("/tersendat")
class StallsPage {

    private static final String BACK = "redirect:/tersendat";

    private final CurrentOfficial current;
    private final Stalls stalls;

    StallsPage(CurrentOfficial current, Stalls stalls) {
        this.current = current;
        this.stalls = stalls;
    }

    @GetMapping
    String show(Model model) {
        requireHelper();
        model.addAttribute("official", current.get());
        model.addAttribute("stalls", stalls.all().stream().map(StallRow::of).toList());
        return "monitoring/stalls";
    }

    @PostMapping("/coba")
    String retry(@RequestParam long order) {
        requireHelper();
        stalls.retry(order);
        return BACK;
    }

    @PostMapping("/tanya")
    String ask(@RequestParam long order) {
        requireHelper();
        stalls.askAgain(order);
        return BACK;
    }

    @PostMapping("/teruskan")
    String deliver(@RequestParam String message) {
        requireHelper();
        stalls.deliverAgain(message);
        return BACK;
    }

    private void requireHelper() {
        if (!current.get().handlesStalls()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
