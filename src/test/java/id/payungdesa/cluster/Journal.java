package id.payungdesa.cluster;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down beside the tables which node took and finished each order and job: nodes sign with their connection's name. */
final class Journal {

    private final JdbcClient jdbc;

    Journal(DataSource superuser) {
        jdbc = JdbcClient.create(superuser);
    }

    /** Begins when the tables are there. */
    void begin() {
        jdbc.sql("""
                create table journal (
                    number bigint generated always as identity, at timestamptz not null default clock_timestamp(),
                    node text not null default current_setting('application_name'),
                    about text not null, id text not null, deed text not null, fence bigint, deployment text);
                create function write_order() returns trigger language plpgsql security definer as $$
                begin
                    insert into journal (about, id, deed, fence) values
                        ('ORDER', new.id, case when new.fence > old.fence then 'TAKEN' else new.state end, new.fence);
                    return null;
                end $$;
                create trigger journal after update on outbox_order
                    for each row when (old.fence <> new.fence or old.state <> new.state)
                    execute function write_order();
                create function write_job() returns trigger language plpgsql security definer as $$
                begin
                    insert into journal (about, id, deed, deployment) values
                        ('JOB', old.id_, case tg_op when 'DELETE' then 'DONE' else 'TAKEN' end, old.deployment_id_);
                    return null;
                end $$;
                create trigger journal_taken after update on act_ru_job
                    for each row when (new.lock_owner_ is distinct from old.lock_owner_ and new.lock_owner_ is not null)
                    execute function write_job();
                create trigger journal_done after delete on act_ru_job
                    for each row when (old.lock_owner_ is not null)
                    execute function write_job();
                """).update();
    }

    /** The node that took it last. */
    Optional<String> holder(About about, Object id) {
        return jdbc.sql("""
                select node from journal where about = :about and id = :id and deed = 'TAKEN'
                order by number desc limit 1
                """)
                .param("about", about.name())
                .param("id", String.valueOf(id))
                .query(String.class)
                .optional();
    }

    /** An order or a job in somebody's hands. */
    record Held(About about, String id) {}

    /** What this node has taken, and by its lease or lock still has to itself. */
    List<Held> heldBy(Node node) {
        return jdbc.sql("""
                with held as (
                    select 'ORDER' as about, id::text as id from outbox_order where lease_until > clock_timestamp()
                    union all
                    select 'JOB', id_ from act_ru_job where lock_owner_ is not null)
                select about, id from held
                where :node = (
                    select node from journal
                    where journal.about = held.about and journal.id = held.id and deed = 'TAKEN'
                    order by number desc limit 1)
                """).param("node", node.name()).query(Held.class).list();
    }

    /** When another node had taken it up, or done with it. */
    Optional<OffsetDateTime> resumed(Held held, Node lost, OffsetDateTime since) {
        return jdbc.sql("""
                select min(at) from journal
                where about = :about and id = :id and node <> :lost and at > :since
                """)
                .param("about", held.about().name())
                .param("id", held.id())
                .param("lost", lost.name())
                .param("since", since)
                .query(OffsetDateTime.class)
                .optional();
    }

    boolean isDone(String job) {
        return jdbc.sql("select exists (select from journal where about = 'JOB' and id = :job and deed = 'DONE')")
                .param("job", job)
                .query(Boolean.class)
                .single();
    }

    /** The first that another node did with it after that time. */
    Optional<OffsetDateTime> resumed(About about, Object id, String deed, String lost, OffsetDateTime since) {
        return jdbc.sql("""
                select min(at) from journal
                where about = :about and id = :id and deed = :deed and node <> :lost and at > :since
                """)
                .param("about", about.name())
                .param("id", String.valueOf(id))
                .param("deed", deed)
                .param("lost", lost)
                .param("since", since)
                .query(OffsetDateTime.class)
                .optional();
    }

    /** How many each node took. */
    Map<String, Long> taken(About about) {
        return jdbc
                .sql("select node, count(*) as n from journal where about = :about and deed = 'TAKEN' group by node")
                .param("about", about.name())
                .query((row, number) -> Map.entry(row.getString("node"), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The nodes that took jobs of this deployment. */
    List<String> takersOf(String deployment) {
        return jdbc.sql("select distinct node from journal where deed = 'TAKEN' and deployment = :deployment")
                .param("deployment", deployment)
                .query(String.class)
                .list();
    }

    /** What became of an order, told by a node that no longer held it; or told once it had been answered. */
    List<String> toldTooLate() {
        return jdbc.sql("""
                select told.node || ' told ' || told.deed || ' of order ' || told.id || ' under fence ' || told.fence
                from journal told
                where about = 'ORDER' and deed <> 'TAKEN' and (
                    not exists (
                        select from journal taken
                        where taken.about = 'ORDER' and taken.deed = 'TAKEN' and taken.id = told.id
                            and taken.fence = told.fence and taken.node = told.node)
                    or exists (
                        select from journal answered
                        where answered.about = 'ORDER' and answered.deed = 'ANSWERED' and answered.id = told.id
                            and answered.number < told.number))
                """).query(String.class).list();
    }

    enum About {
        ORDER,
        JOB
    }
}
