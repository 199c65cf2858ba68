package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.monitoring.FailedSteps;
import id.payungdesa.monitoring.FailedSteps.FailedStep;
import id.payungdesa.notice.Mails;
import id.payungdesa.outbox.Stalls;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/tersendat")
class StallsPage {

    private static final String BACK = "redirect:/tersendat";

    private final CurrentOfficial current;
    private final Stalls stalls;
    private final Mails mails;
    private final FailedSteps steps;

    StallsPage(CurrentOfficial current, Stalls stalls, Mails mails, FailedSteps steps) {
        this.current = current;
        this.stalls = stalls;
        this.mails = mails;
        this.steps = steps;
    }

    /** A step that failed, with the moment in words. */
    record StepRow(FailedStep step, String since) {

        static StepRow of(FailedStep step) {
            return new StepRow(step, Indonesian.time(step.since()));
        }
    }

    @GetMapping
    String show(Model model) {
        requireHelper();
        model.addAttribute("official", current.get());
        model.addAttribute("stalls", stalls.all().stream().map(StallRow::of).toList());
        model.addAttribute(
                "steps",
                current.get().runsSystem()
                        ? steps.all().stream().map(StepRow::of).toList()
                        : List.of());
        model.addAttribute("mails", current.get().runsSystem() ? mails.unsent() : List.of());
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

    @PostMapping("/surel")
    String sendAgain(@RequestParam long mail) {
        SystemOperator.only(current.get());
        mails.again(mail);
        return BACK;
    }

    @PostMapping("/langkah")
    String retryStep(@RequestParam String job) {
        SystemOperator.only(current.get());
        steps.retry(job);
        return BACK;
    }

    /** Somebody was quicker. */
    @ExceptionHandler
    String tell(Refused refused, RedirectAttributes told) {
        told.addFlashAttribute("told", refused.getMessage());
        return BACK;
    }

    private void requireHelper() {
        if (!current.get().handlesStalls()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
