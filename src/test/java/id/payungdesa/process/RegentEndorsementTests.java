package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class RegentEndorsementTests {

    private static final Map<String, Boolean> AGREED = Map.of("agreed", true);

    @Autowired
    Story story;

    @Test
    void oneDecreeSendsTwoVillagesOnEachByItself() {
        var here = story.village().isReady(2);
        var there = story.village().isReady(1);
        here.enactsBudget();

        story.decrees(here, there);
        story.waitsUntil(() -> here.stage().equals("PAYMENT"));

        assertThat(here.instance()).isWaitingAt("contributionPayment").hasPassed("endorsementDecided");
        assertThat(there.instance()).isWaitingAt("recordEnactment").hasPassed("endorsementDecided");
        assertThat(there.stage()).isEqualTo("ENDORSED");
        there.enactsBudget();
        story.waitsUntil(() -> there.stage().equals("PAYMENT"));
        assertThat(story.tables.rows("""
                select count(distinct village.subdistrict) || ' kecamatan, ' || sum(people) || ' orang'
                from round_proposal join village on village.id = round_proposal.village_id
                where round_id in (select round_id from round_proposal where proposal_id = ?)
                """, here.proposal().value())).containsExactly("2 kecamatan, 3 orang");
    }

    @Test
    void oneThatFailsStopsNoOther() throws Exception {
        var broken = story.village().isReady(1);
        var sound = story.village().isReady(1);
        broken.enactsBudget();
        sound.enactsBudget();

        story.tables.whileRefusing("registration", broken.id(), () -> {
            story.decrees(broken, sound);
            story.waitsUntil(() -> sound.stage().equals("PAYMENT"));

            assertThat(sound.instance()).isWaitingAt("contributionPayment");
            assertThat(broken.instance()).isWaitingAt("endorsementDecided");
            assertThat(notice(broken)).contains("undelivered").contains("broken for a test");
            assertThat(notice(sound)).isEqualTo("delivered");
        });
        story.waitsUntil(() -> broken.stage().equals("PAYMENT"));
        assertThat(notice(broken)).startsWith("delivered");
    }

    @Test
    void oneWhoseCaseIsGoneStopsNoOther() {
        var gone = story.village().isReady(1);
        var sound = story.village().isReady(1);
        story.desks.dismisses(gone.instance());

        story.decrees(gone, sound);
        story.waitsUntil(() -> notice(sound).equals("delivered"));

        assertThat(sound.instance()).isWaitingAt("recordEnactment").hasPassed("endorsementDecided");
        assertThat(notice(gone)).startsWith("undelivered");
    }

    @Test
    void nobodySignsAtTwoDesks() {
        var both = story.regencyOfficial("hukum.dan.sekda", Role.LEGAL_OFFICER, Role.REGIONAL_SECRETARY);
        var round = story.opensRound(story.village().isReady(1));
        story.desks.does("kepala.dpmpd", round, "recommendRound", AGREED);
        story.desks.does(both, round, "initialByLegal", AGREED);

        assertThat(refusal(() -> story.desks.does(both, round, "initialBySecretary", AGREED)))
                .isEqualTo("Anda sudah membuka atau memaraf gelombang ini. Tahap ini harus dilakukan petugas lain.");
        assertThat(story.desks.openSteps(round)).containsExactly("initialBySecretary");
        assertThat(signatures(round)).isEqualTo(2);
    }

    @Test
    void whoOpenedTheRoundDoesNotSignIt() {
        var both = story.regencyOfficial("petugas.dan.kepala", Role.DPMPD_OFFICER, Role.DPMPD_HEAD);
        var round = story.opensRound(both, story.village().isReady(1));

        assertThat(refusal(() -> story.desks.does(both, round, "recommendRound", AGREED)))
                .isEqualTo("Anda sudah membuka atau memaraf gelombang ini. Tahap ini harus dilakukan petugas lain.");
        assertThat(story.desks.openSteps(round)).containsExactly("recommendRound");
        assertThat(signatures(round)).isZero();
    }

    @Test
    void aVillageIsInOneRoundOnly() {
        var village = story.village().isReady(1);
        story.opensRound(village);

        assertThat(refusal(() -> story.opensRound(village)))
                .isEqualTo("Salah satu desa baru saja masuk gelombang lain. Muat ulang daftar, lalu pilih lagi.");
    }

    @Test
    void aNumberIsGivenToOneDecreeOnly() {
        var decree = story.decree();
        var first = initialled(story.village().isReady(1));
        story.desks.does("bupati", first, "signDecree", decree);
        var second = initialled(story.village().isReady(1));

        assertThat(refusal(() -> story.desks.does("bupati", second, "signDecree", decree)))
                .isEqualTo("Nomor Keputusan Bupati ini sudah dipakai. Periksa nomornya.");
        assertThat(story.desks.openSteps(second)).containsExactly("signDecree");
    }

    private CaseKey initialled(VillageStory village) {
        var round = story.opensRound(village);
        story.desks.does("kepala.dpmpd", round, "recommendRound", AGREED);
        story.desks.does("hukum", round, "initialByLegal", AGREED);
        story.desks.does("sekda", round, "initialBySecretary", AGREED);
        return round;
    }

    private long signatures(CaseKey round) {
        return story.tables.number("select count(*) from round_signature where round_id = ?", round.id());
    }

    private String notice(VillageStory village) {
        return story.tables.row("""
                select concat_ws(' ', case when delivered_at is null then 'undelivered' else 'delivered' end, last_error)
                from inbox_message where name = 'endorsementDecided' and subject = ?
                """, village.key().toString());
    }
}
