package id.payungdesa.process.engine;

import id.payungdesa.monitoring.Watched;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the engine keeps up: what nobody has solved, and what should have been done by now. */
@Component
class EngineMetrics implements Watched {

    private static final Measure INCIDENTS = new Measure("payung.engine.incidents", "Open incidents by type");
    private static final Measure DUE = new Measure("payung.engine.jobs.due", "Jobs that are due and nobody works on");
    private static final Measure LAG =
            new Measure("payung.engine.jobs.lag.seconds", "For how long the oldest of the due jobs has been due");
    private static final Measure AT_WORK = new Measure(
            "payung.engine.jobs.executor", "1 while this node works on jobs, 0 while it leaves them to others");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProcessEngineConfigurationImpl engine;

    EngineMetrics(JdbcClient jdbc, Clock clock, ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.engine = engine;
    }

    private record Incidents(String type, long open) {}

    private record Jobs(long due, double lag) {}

    @Override
    public List<Sample> read() {
        var jobs = jobs();
        return Stream.concat(
                        incidents().entrySet().stream()
                                .map(type -> INCIDENTS.is(type.getValue(), "type", type.getKey())),
                        Stream.of(
                                DUE.is(jobs.due()),
                                LAG.is(jobs.lag()),
                                AT_WORK.is(engine.getJobExecutor().isActive() ? 1 : 0)))
                .toList();
    }

    /** Each once, and not again for every case it lies in. */
    private Map<String, Long> incidents() {
        var open = new HashMap<>(Map.of("failedJob", 0L, "orderStalled", 0L, "messageStalled", 0L));
        jdbc.sql("""
                select incident_type_ as type, count(*) as open from act_ru_incident
                where id_ = root_cause_incident_id_ group by incident_type_
                """).query(Incidents.class).list().forEach(found -> open.put(found.type(), found.open()));
        return open;
    }

    private Jobs jobs() {
        return jdbc.sql("""
                select count(*) as due,
                    greatest(coalesce(extract(epoch from :now - min(coalesce(duedate_, create_time_))), 0), 0) as lag
                from act_ru_job
                where (duedate_ is null or duedate_ <= :now) and retries_ > 0 and suspension_state_ = 1
                    and (lock_exp_time_ is null or lock_exp_time_ < :now)
                """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Jobs.class)
                .single();
    }
}
