package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Clerk;
import id.payungdesa.CountedStatements;
import id.payungdesa.access.Role;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What waits at the desks of an official, as one page. */
@ProcessTest
class QueueTests {

    private static final Pattern ROW = Pattern.compile("<a class=\"to-task\".*?<span>(.*?)</span>");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"(.*?)\"");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    HikariDataSource pool;

    private List<VillageStory> villages;
    private Clerk community;

    @BeforeEach
    void threeVillagesOfOneKecamatanWait() {
        villages = story.neighbours(3);
        villages.get(0).startsAndSubmits(Map.of(), 3);
        villages.get(1).startsAndSubmits(Map.of(), 1);
        villages.get(2).startsAndSubmits(Map.of(), 2);
        community = story.clerk(port, villages.get(0).login(Role.COMMUNITY_OFFICER));
    }

    @AfterEach
    void copiesGo() {
        story.tables.change(
                "update step set closed_at = opened_at where task_id ~ '-[0-9]{1,2}$' and length(task_id) > 36");
        story.tables.change("delete from act_ru_task where execution_id_ is null");
    }

    @Test
    void aDeskSeesItsOwnTasksAndNoOtherDesks() {
        var elsewhere = story.village();
        elsewhere.startsAndSubmits(Map.of(), 1);

        assertThat(rows(community, "/antrean")).containsExactlyElementsOf(names(0, 1, 2));
        assertThat(community.get("/antrean").body())
                .contains("Verifikasi calon peserta", "Belum diambil")
                .doesNotContain("Terima berkas Raperdes</b>");
        assertThat(rows(story.clerk(port, elsewhere.login(Role.COMMUNITY_OFFICER)), "/antrean"))
                .containsExactly(escaped(elsewhere));
    }

    @Test
    void whoSitsAtTwoDesksSeesBothAndMayLookAtOne() {
        var both = story.clerk(port, villages.get(0).alsoHeld(Role.COMMUNITY_OFFICER, Role.SUBDISTRICT_COUNTER));

        assertThat(rows(both, "/antrean")).hasSize(6);
        assertThat(rows(both, "/antrean?langkah=receiveFile")).hasSize(3);
    }

    @Test
    void theListIsSortedByWhatIsAskedFor() {
        assertThat(rows(community, "/antrean?urut=orang")).containsExactlyElementsOf(names(0, 2, 1));
        assertThat(rows(community, "/antrean?urut=rupiah")).containsExactlyElementsOf(names(0, 2, 1));
        assertThat(rows(community, "/antrean?urut=desa"))
                .containsExactlyElementsOf(names(0, 1, 2).stream().sorted().toList());
    }

    @Test
    void theListIsNarrowedToAVillageOrToWhatIsLate() {
        assertThat(rows(
                        community,
                        "/antrean?cari="
                                + villages.get(1).name().replace(" ", "+").replace("'", "%27")))
                .contains(escaped(villages.get(1)));
        assertThat(rows(community, "/antrean?tempo=lewat")).isEmpty();

        story.tables.change(
                "update step set due_at = opened_at - interval '1 day' where proposal_id = ? and closed_at is null",
                villages.get(2).proposal().value());

        assertThat(rows(community, "/antrean?tempo=lewat")).containsExactlyElementsOf(names(2));
        assertThat(rows(community, "/antrean")).first().isEqualTo(escaped(villages.get(2)));
    }

    @Test
    void aPageLeadsToTheNextWhereverItWasLeft() {
        thereAreFiftyMoreOf(story.desks.openTask(villages.get(0).key(), "verifyCandidates"));

        for (var order : List.of("", "desa", "orang", "rupiah")) {
            var first = community.get("/antrean?urut=" + order).body();
            var next = NEXT.matcher(first)
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1)
                    .replace("&amp;", "&");
            var both = Stream.concat(tasks(first), tasks(community.get(next).body()))
                    .toList();

            assertThat(tasks(first)).hasSize(50);
            assertThat(both).hasSize(53).doesNotHaveDuplicates();
        }
    }

    @Test
    void theRowTellsWhoHasTheTask() {
        story.desks.takes(
                villages.get(0).login(Role.COMMUNITY_OFFICER), villages.get(0).key(), "verifyCandidates");
        var colleague = story.clerk(port, villages.get(0).alsoHeld(Role.COMMUNITY_OFFICER));

        assertThat(community.get("/antrean").body()).contains("<b>Saya</b>");
        assertThat(colleague.get("/antrean").body())
                .contains("<span>" + villages.get(0).login(Role.COMMUNITY_OFFICER) + "</span>");
    }

    @Test
    void exceptionsComeFirstAndCannotBeChosen() {
        story.tables.change("""
                insert into verdict (candidate_id, village_id, verdict, reason, given_at)
                select min(id), village_id, 'REFUSED', 'GANDA', now() from candidate where proposal_id = ? group by village_id
                """, villages.get(2).proposal().value());

        var page = community.get("/antrean").body();

        assertThat(rows(community, "/antrean")).containsExactlyElementsOf(names(2, 0, 1));
        assertThat(page).contains("1 orang ganda dengan desa lain", "Perlu dilihat dulu");
        assertThat(page.split("name=\"pilih\"", -1)).hasSize(3);
    }

    @Test
    void whoWorksInTheVillageReadsThatItIsNotForThem() {
        var partial = villages.get(0).alsoHeld(Role.COMMUNITY_OFFICER);
        story.tables.change(
                "insert into post (official_id, role, village_id, valid) select id, 'village_secretary', ?, '[2026-01-01,)'"
                        + " from official where login = ?",
                villages.get(0).id(),
                partial);

        assertThat(story.clerk(port, partial).get("/antrean").body().split("name=\"pilih\"", -1))
                .hasSize(3);
        assertThat(story.clerk(port, partial).get("/antrean").body())
                .contains("Anda menjabat di desa ini")
                .contains("name=\"pilih\"");
    }

    @Test
    void dpmpdReadsHowManyWaitForARound() {
        var officer = new Clerk(port, "petugas.dpmpd");
        var before = story.tables.number("""
                select count(*) from proposal where stage = 'READY'
                    and not exists (select from round_proposal where proposal_id = proposal.id and fate is null)
                """);
        story.village().isReady(1);

        assertThat(officer.get("/antrean").body())
                .contains("<b>" + (before + 1) + " usulan siap ditetapkan</b>", "processStart=regentEndorsement");
        assertThat(community.get("/antrean").body()).doesNotContain("siap ditetapkan");
    }

    @Test
    void aPageAsksTheDatabaseLittle() throws Exception {
        community.get("/antrean");
        var counted = pool.unwrap(CountedStatements.class);
        counted.drain();

        community.get("/antrean?cari=a&tempo=minggu&urut=desa");
        var sent = counted.drain();

        System.out.printf("/antrean %d statements%n", sent.size());
        assertThat(sent).hasSizeLessThanOrEqualTo(8);
    }

    private void thereAreFiftyMoreOf(String task) {
        story.tables.change("""
                insert into act_ru_task (id_, rev_, name_, task_def_key_, priority_, create_time_, suspension_state_)
                select id_ || '-' || n, 1, name_, task_def_key_, priority_, create_time_, 1
                from act_ru_task, generate_series(1, 50) n where id_ = ?
                """, task);
        story.tables.change("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, opened_at, due_at, people, amount, card)
                select task_id || '-' || n, step, subject, proposal_id, village_id, role, area, opened_at, due_at, people, amount, card
                from step, generate_series(1, 50) n where task_id = ?
                """, task);
    }

    private List<String> names(int... which) {
        return java.util.Arrays.stream(which)
                .mapToObj(n -> escaped(villages.get(n)))
                .toList();
    }

    private static String escaped(VillageStory village) {
        return village.name().replace("'", "&#39;");
    }

    private static List<String> rows(Clerk clerk, String address) {
        return ROW.matcher(clerk.get(address).body())
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static Stream<String> tasks(String page) {
        return Pattern.compile("id=\"t-(.*?)\"").matcher(page).results().map((MatchResult row) -> row.group(1));
    }
}
