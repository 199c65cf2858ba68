package id.payungdesa.process;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Many decisions in one request, each answered for itself. */
@RestController
class DecisionsController {

    private final JointDecisions decisions;

    DecisionsController(JointDecisions decisions) {
        this.decisions = decisions;
    }

    @PostMapping("/api/decisions")
    List<AtOnce.Result> decide(@RequestBody List<JointDecisions.Item> items) {
        if (items.stream().anyMatch(item -> item == null || item.task() == null || !item.hasContent())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Isian tidak terbaca. Muat ulang halaman, lalu coba lagi.");
        }
        return decisions.decide(items);
    }
}
