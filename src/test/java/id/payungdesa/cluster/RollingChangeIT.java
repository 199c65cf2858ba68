package id.payungdesa.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node with newer diagrams comes, works beside the older one, and stays alone; proposals are under way all the time. */
class RollingChangeIT extends AtRest {

    private static final String RELEASED = "2026-11-21";

    private String released;
    private String todays;
    private List<Village> early;
    private List<Village> late;

    @BeforeAll
    void theNewerNodeComesAndTheOlderGoes() {
        var before = Release.before(RELEASED);
        starts(before, 1);
        released = newestDeployment();
        villages = cluster.villages(5, register, random);
        early = villages.subList(0, 3);
        late = villages.subList(3, 5);
        each(early, Village::reachesEvaluation).join();
        passes(early.get(0), "evaluationOverdue");

        cluster.start(Release.todays()).awaitUp();
        todays = newestDeployment();
        each(late, Village::reachesVerification).join();
        each(early.subList(1, 3), Village::isEvaluated).join();
        late.forEach(village ->
                List.of("verificationReminder", "verificationOverdue").forEach(timer -> passes(village, timer)));

        var work = each(villages, Village::goesAllTheWay);
        cluster.named("node-1").stop();
        grantWhatOnlyTheNewerReleaseKnows();
        cluster.start(before).awaitUp().stop();
        work.join();
    }

    private void passes(Village village, String timer) {
        var job = cluster.timer(village, timer).orElseThrow();
        cluster.letDeadlinePass(job);
        awaitDone(job);
    }

    private void grantWhatOnlyTheNewerReleaseKnows() {
        cluster.jdbc.sql("""
                insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                values ('newer', 1, 1, 'auditor', 6, 'villageProposal', 2)
                """).update();
    }

    private String newestDeployment() {
        return cluster.jdbc
                .sql("select id_ from act_re_deployment order by deploy_time_ desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void anOlderNodeThatStartsAgainDoesNotPutItsDiagramsBack() {
        assertThat(newestDeployment()).isEqualTo(todays);
    }

    @Test
    void anOlderNodeThatStartsAgainTakesNoRightBackThatCameLater() {
        assertThat(cluster.jdbc
                        .sql("select count(*) from act_ru_authorization where id_ = 'newer'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void proposalsEndOnTheDiagramTheyBeganWith() {
        assumeDiagramsDiffer();
        assertThat(early).extracting(this::deployment).containsOnly(released);
        assertThat(late).extracting(this::deployment).containsOnly(todays);
    }

    @Test
    void theOlderNodeLeavesTheJobsOfNewerDiagramsAlone() {
        assumeDiagramsDiffer();
        assertThat(cluster.journal.takersOf(todays)).containsExactly("node-2");
    }

    /** Those of a jar of a former day may well be today's. */
    private void assumeDiagramsDiffer() {
        assumeThat(System.getProperty("payung.older") == null || !released.equals(todays))
                .isTrue();
    }

    private String deployment(Village village) {
        return cluster.jdbc
                .sql("""
                select deployment_id_ from act_re_procdef
                where id_ = (select proc_def_id_ from act_hi_procinst where business_key_ = 'proposal-' || :id)
                """)
                .param("id", village.proposal().id())
                .query(String.class)
                .single();
    }
}
