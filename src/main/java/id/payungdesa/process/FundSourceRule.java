package id.payungdesa.process;

import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Payer;
import id.payungdesa.year.Settings;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks {@code processes/fundSourceRule.dmn} whether a source of money may pay, and on what legal ground. */
@Component
class FundSourceRule {

    private static final String KEY = "fundSourceRule";
    private static final String REFUSED = "REFUSED";
    private static final int MOST = 1000;

    private final DecisionService decisions;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;
    private final Map<Question, Ruling> answered = new ConcurrentHashMap<>();

    FundSourceRule(DecisionService decisions, JdbcClient jdbc, Settings settings, Clock clock) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A table once deployed always says the same, and evaluating it anew for each form took a third of the server's work. */
    private record Question(String table, int year, String source, Payer payer) {}

    /** What the table says; REFUSED is a wall, WARN a sentence the official must have read. */
    record Ruling(String verdict, String citation) {}

    /** The newest table, and what DPMPD has said besides for villages that pay. */
    private record Law(String table, Map<String, Ruling> said) {}

    /** DPMPD may say otherwise than the table, but cannot allow what it forbids. */
    Ruling of(int year, String source, Payer payer) {
        var law = settings.kept(List.of(KEY), this::newest);
        var question = new Question(law.table(), year, source, payer);
        var known = answered.get(question);
        var ruling = known != null ? known : learn(question);
        return payer == Payer.REGENCY || ruling.verdict().equals(REFUSED)
                ? ruling
                : law.said().getOrDefault(year + " " + source, ruling);
    }

    private Law newest() {
        var said = new HashMap<String, Ruling>();
        var table = new AtomicReference<String>();
        jdbc.sql("""
                select newest.id_, rule.year, rule.source, rule.verdict, rule.citation
                from (select id_ from act_re_decision_def where key_ = :key order by version_ desc limit 1) newest
                left join fund_source_rule rule on rule.verdict is not null and rule.valid @> :now::timestamptz
                """)
                .param("key", KEY)
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    table.set(row.getString("id_"));
                    said.put(
                            row.getInt("year") + " " + row.getString("source"),
                            new Ruling(row.getString("verdict"), row.getString("citation")));
                });
        return new Law(table.get(), said);
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
        if (ruling.verdict().equals(REFUSED)) {
            throw new Refused("Sumber dana ini tidak boleh dipakai: " + ruling.citation());
        }
    }
}
