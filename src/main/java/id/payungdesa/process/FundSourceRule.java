package id.payungdesa.process;

import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Payer;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks {@code processes/fundSourceRule.dmn} whether a source of money may pay, and on what legal ground. */
@Component
class FundSourceRule {

    private final DecisionService decisions;

    FundSourceRule(DecisionService decisions) {
        this.decisions = decisions;
    }

    /** What the table says; REFUSED is a wall, WARN a sentence the official must have read. */
    record Ruling(String verdict, String citation) {}

    Ruling of(int year, String source, Payer payer) {
        var answer = decisions
                .evaluateDecisionTableByKey("fundSourceRule")
                .variables(Map.of("year", year, "source", source, "payer", payer.name()))
                .evaluate()
                .getSingleResult();
        return new Ruling(answer.getEntry("verdict"), answer.getEntry("citation"));
    }

    void require(int year, String source, Payer payer) {
        var ruling = of(year, source, payer);
        if (ruling.verdict().equals("REFUSED")) {
            throw new Refused("Sumber dana ini tidak boleh dipakai: " + ruling.citation());
        }
    }
}
