package id.payungdesa.process;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.proposal.StartDecisions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a start form loads and saves; starting is Tasklist's. */
@RestController
@RequestMapping("/api/starts")
class StartController {

    private final Collection<Starter<?>> starters;
    private final StartDecisions saved;
    private final CurrentOfficial current;

    StartController(Map<String, Starter<?>> starters, StartDecisions saved, CurrentOfficial current) {
        this.starters = starters.values();
        this.saved = saved;
        this.current = current;
    }

    record Saved(int version, @JsonRawValue String content) {}

    record Form(Saved decision, Object view) {}

    record Save(int version, ObjectNode content) {

        Save {
            requireNonNull(content);
        }
    }

    record Kept(int version) {}

    /** The processes that whoever is logged in has something to start of. */
    @GetMapping
    @Transactional(readOnly = true)
    List<String> mine() {
        var official = current.get();
        return starters.stream()
                .filter(starter -> starter.isFor().test(official))
                .map(Starter::process)
                .toList();
    }

    @GetMapping("/{process}")
    @Transactional
    Form show(@PathVariable String process) {
        var decision = saved.find(process, current.get())
                .map(kept -> new Saved(kept.version(), kept.content()))
                .orElse(new Saved(0, null));
        return new Form(decision, starter(process).view().get());
    }

    @PutMapping("/{process}/decision")
    @Transactional
    Kept save(@PathVariable String process, @RequestBody Save save) {
        starter(process);
        return new Kept(saved.save(
                process, current.get(), save.version(), save.content().toString()));
    }

    private Starter<?> starter(String process) {
        return starters.stream()
                .filter(starter -> starter.process().equals(process))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Proses ini tidak ditemukan."));
    }
}
