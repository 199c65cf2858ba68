package id.payungdesa.process;

import com.fasterxml.jackson.databind.JsonNode;
import id.payungdesa.common.Refused;
import id.payungdesa.monitoring.Oddities;
import id.payungdesa.monitoring.Oddity;
import id.payungdesa.proposal.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Decides many tasks one after the other, each for itself, as far as its step may be decided together and nothing is odd. */
@Component
class JointDecisions {

    /** How many in one request. */
    static final int MOST = 25;

    private final AtOnce atOnce;
    private final Oddities oddities;
    private final Cases cases;

    JointDecisions(AtOnce atOnce, Oddities oddities, Cases cases) {
        this.atOnce = atOnce;
        this.oddities = oddities;
        this.cases = cases;
    }

    /** One of many: the task at the revision it was chosen at, and what its form would have saved. */
    record Item(String task, int revision, JsonNode content) {

        boolean hasContent() {
            return content != null && content.isObject();
        }
    }

    List<AtOnce.Result> decide(List<Item> items) {
        if (items.size() > MOST) {
            throw new Refused("Paling banyak %d keputusan sekaligus. Kirim sisanya sesudah ini.".formatted(MOST));
        }
        return items.stream().map(this::decide).toList();
    }

    private AtOnce.Result decide(Item item) {
        var deed = new AtOnce.Deed(item.task(), item.revision(), OptionalInt.empty(), item.content());
        return atOnce.decide(deed, this::requirePlain);
    }

    private void requirePlain(Step step) {
        var joint = JointStep.of(step.name())
                .orElseThrow(() -> new Refused("Langkah ini diputuskan satu per satu. Buka tugasnya."));
        if (step.content() != null) {
            throw new Refused("Isiannya sudah dimulai. Buka tugasnya untuk melanjutkan.");
        }
        hindrance(joint, step).ifPresent(oddity -> {
            throw new Refused("Ada catatan: %s. Buka tugasnya untuk memeriksa.".formatted(oddity.text()));
        });
    }

    private Optional<Oddity> hindrance(JointStep joint, Step step) {
        var proposal = cases.proposal(CaseKey.parse(step.subject()));
        return oddities.of(List.of(proposal)).getOrDefault(proposal, List.of()).stream()
                .filter(joint::hindered)
                .findFirst();
    }
}
