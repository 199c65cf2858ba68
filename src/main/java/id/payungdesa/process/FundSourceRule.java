package id.payungdesa.process;

import id.payungdesa.common.PerTransaction;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Payer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks {@code processes/fundSourceRule.dmn} whether a source of money may pay, and on what legal ground. */
@Component
class FundSourceRule {

    private static final String KEY = "fundSourceRule";
    private static final int MOST = 1000;

    private final DecisionService decisions;
    private final JdbcClient jdbc;
    private final Map<Question, Ruling> answered = new ConcurrentHashMap<>();
    private final PerTransaction<String, String> newest = new PerTransaction<>(this::newest);

    FundSourceRule(DecisionService decisions, JdbcClient jdbc) {
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    /** A table once deployed always says the same, and evaluating it anew for each form took a third of the server's work. */
    private record Question(String table, int year, String source, Payer payer) {}

    /** What the table says; REFUSED is a wall, WARN a sentence the official must have read. */
    record Ruling(String verdict, String citation) {}

    Ruling of(int year, String source, Payer payer) {
        var question = new Question(newest.get(KEY), year, source, payer);
        var known = answered.get(question);
        return known != null ? known : learn(question);
    }

    private String newest(String key) {
        return jdbc.sql("select id_ from act_re_decision_def where key_ = :key order by version_ desc limit 1")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private Ruling learn(Question question) {
        if (answered.size() >= MOST) {
            answered.clear();
        }
        var ruling = evaluate(question);
        answered.put(question, ruling);
        return ruling;
    }

    private Ruling evaluate(Question asked) {
        var answer = decisions
                .evaluateDecisionTableById(asked.table())
                .variables(Map.of(
                        "year", asked.year(),
                        "source", asked.source(),
                        "payer", asked.payer().name()))
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
