package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.MovableClock;
import id.payungdesa.proposal.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProposalStoriesTests {

    private static final int SUNGAI_NYAMUK = 102;
    private static final int TANJUNG_ARU = 105;

    private Tables tables;
    private ProposalStories stories;

    @BeforeEach
    void migrate() {
        var database = TestDatabase.fresh();
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        tables = new Tables(database);
        stories = new ProposalStories(JdbcClient.create(database), new Standings(json, new MovableClock()));
        tables.proposal(SUNGAI_NYAMUK, 2027, Stage.DRAFT, MovableClock.START, 1);
    }

    @Test
    void aVillageReadsOnlyItsOwnProposalsNewestFirst() {
        tables.proposal(TANJUNG_ARU, 2026, Stage.COVERED, MovableClock.START, 1);
        tables.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, MovableClock.START, 1);

        assertThat(in(EVERYWHERE, officialOf(TANJUNG_ARU)))
                .extracting(story -> story.village() + " " + story.standing().year())
                .containsExactly("105 2027", "105 2026");
    }

    @Test
    void rowLevelSecurityHidesWhatTheCheckWouldLetThrough() {
        tables.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, MovableClock.START, 1);

        assertThat(in(String.valueOf(TANJUNG_ARU), officialOf(TANJUNG_ARU, SUNGAI_NYAMUK)))
                .extracting(ProposalStory::village)
                .containsExactly(TANJUNG_ARU);
    }

    @Test
    void aReviewerHasNoProposalsOfTheirOwn() {
        var camat = new Official(
                new OfficialId(1), "camat", "Camat", List.of(new Post(Role.SUBDISTRICT_HEAD, TANJUNG_ARU)));

        assertThat(in(EVERYWHERE, camat)).isEmpty();
    }

    @Test
    void theStagesAreToldInTheOrderTheyWereEntered() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.SIGNING, MovableClock.START, 1);
        tables.entered(proposal, Stage.SIGNING, MovableClock.START);
        tables.entered(proposal, Stage.DRAFT, MovableClock.START.minus(Duration.ofDays(8)));

        assertThat(in(EVERYWHERE, officialOf(TANJUNG_ARU)).get(0).entries())
                .extracting(entry -> entry.stage() + " " + entry.day())
                .containsExactly("DRAFT 12 November 2026", "SIGNING 20 November 2026");
    }

    private List<ProposalStory> in(String scope, Official official) {
        return tables.in(scope, () -> stories.of(official));
    }

    private static Official officialOf(int... villages) {
        var posts = Arrays.stream(villages)
                .mapToObj(village -> new Post(Role.VILLAGE_OPERATOR, village))
                .toList();
        return new Official(new OfficialId(1), "operator", "Operator", posts);
    }
}
