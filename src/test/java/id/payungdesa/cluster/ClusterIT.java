package id.payungdesa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterIT {

    private static Cluster cluster;

    @BeforeAll
    static void twoNodesStartTogether() {
        cluster = new Cluster();
        cluster.start(Release.todays());
        cluster.start(Release.todays());
        cluster.nodes().forEach(Node::awaitUp);
        cluster.journal.begin();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseSetItUpOnce() {
        assertThat(cluster.jdbc
                        .sql("select count(*) from act_re_deployment")
                        .query(Integer.class)
                        .single())
                .isOne();
        cluster.nodes().forEach(node -> assertThat(node.errors()).isEmpty());
    }
}
