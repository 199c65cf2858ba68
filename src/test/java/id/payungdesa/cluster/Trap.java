package id.payungdesa.cluster;

import static org.awaitility.Awaitility.await;

import id.payungdesa.cluster.Journal.About;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Holds a node in the middle of a job: the deadline of a desk has passed, a node has taken the job that reminds it, and the
 * row it wants to change is ours until we let go.
 */
final class Trap implements AutoCloseable {

    private final Cluster cluster;
    private final Connection connection;
    private final String job;

    Trap(Cluster cluster, Village village) {
        this.cluster = cluster;
        job = cluster.timer(village, "verificationReminder").orElseThrow();
        try {
            connection = cluster.connection();
            connection.setAutoCommit(false);
            try (var task = connection.prepareStatement(
                    "select id_ from act_ru_task where task_def_key_ = 'verifyCandidates' and proc_inst_id_ ="
                            + " (select process_instance_id_ from act_ru_job where id_ = ?) for update")) {
                task.setString(1, job);
                if (!task.executeQuery().next()) {
                    throw new IllegalStateException("No task waits for " + village);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        cluster.letDeadlinePass(job);
    }

    /** The node that is caught. */
    Node caught() {
        await("a node takes the job")
                .atMost(Duration.ofSeconds(30))
                .until(() -> cluster.journal.holder(About.JOB, job).isPresent());
        return cluster.named(cluster.journal.holder(About.JOB, job).orElseThrow());
    }

    /** When another node had done the job. */
    OffsetDateTime done(Node lost, OffsetDateTime since) {
        await("the job of " + lost + " is done by another")
                .atMost(Duration.ofMinutes(7))
                .until(() -> cluster.journal
                        .resumed(About.JOB, job, "DONE", lost.name(), since)
                        .isPresent());
        return cluster.journal
                .resumed(About.JOB, job, "DONE", lost.name(), since)
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
