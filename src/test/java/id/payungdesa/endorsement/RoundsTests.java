package id.payungdesa.endorsement;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import id.payungdesa.roster.Rosters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Rounds rounds;
    private static RoundId decreed;
    private static RoundId open;
    private static RoundId left;

    private final int village = VILLAGE.incrementAndGet();
    private final Official officer = dossiers.atRegency(Role.DPMPD_OFFICER);
    private final Official regent = dossiers.atRegency(Role.REGENT);

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        rounds = modules.get(Rounds.class);
        decreed = dossiers.round(dossiers.ready(VILLAGE.incrementAndGet(), 1));
        dossiers.decreed(decreed);
        open = dossiers.round(dossiers.ready(VILLAGE.incrementAndGet(), 1));
        left = dossiers.round(dossiers.ready(VILLAGE.incrementAndGet(), 1));
        modules.does(dossiers.atRegency(Role.DPMPD_HEAD), () -> modules.get(Passes.class)
                .giveBack(left, "recommendRound", "Lampiran keliru."));
        modules.does(modules.official(Role.DPMPD_OFFICER, 1, ".lain"), () -> modules.get(Passes.class)
                .sendAgain(left, new Revision(Revision.Outcome.RESUBMIT, null, null)));
        modules.does(dossiers.atRegency(Role.DPMPD_OFFICER), () -> modules.get(TakeOuts.class)
                .dissolve(left, "Digabung."));
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void aRoundHoldsItsVillagesWithThePeopleAndTheMoneyOfThatDay() {
        var first = dossiers.ready(village, 2);
        var second = dossiers.ready(VILLAGE.incrementAndGet(), 3);
        assertThat(ready()).contains(first.value(), second.value());

        var round = modules.as(officer, () -> rounds.get(dossiers.round(first, second)));

        assertThat(round.people()).isEqualTo(5);
        assertThat(round.amount()).isEqualTo(Rupiah.of(5 * 12 * 16_800));
        assertThat(round.year()).isEqualTo(2027);
        assertThat(ready()).doesNotContain(first.value(), second.value());
    }

    @Test
    void aVillageEntersWithItsParticipantsNotWithItsReserve() {
        var id = dossiers.ready(village, 3);
        modules.owner()
                .sql("update proposal set target = 2 where id = ?")
                .param(id.value())
                .update();

        var round = modules.as(officer, () -> rounds.get(dossiers.round(id)));

        assertThat(round.people()).isEqualTo(2);
    }

    @Test
    void whoIsNotReadyDoesNotEnter() {
        var ready = dossiers.ready(village, 1);
        var submitted = dossiers.submitted(VILLAGE.incrementAndGet(), 1);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dossiers.round(ready, submitted))
                .withMessageContaining("tidak lagi menunggu penetapan");
        assertThat(ready()).as("nothing of the round is left").contains(ready.value());
    }

    @Test
    void aProposalIsInOneRoundOnly() {
        var id = dossiers.ready(village, 1);
        dossiers.round(id);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dossiers.round(id))
                .withMessageContaining("gelombang lain");
    }

    @Test
    void whatDoesNotExistEntersNoRound() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> dossiers.round(new ProposalId(-1)));
    }

    @Test
    void aRoundIsOfOneBudgetYear() {
        var now = dossiers.ready(village, 1);
        var next = dossiers.ready(VILLAGE.incrementAndGet(), 1);
        modules.owner()
                .sql("update proposal set budget_year = 2028 where id = ?")
                .param(next.value())
                .update();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dossiers.round(now, next))
                .withMessage("Satu gelombang hanya untuk satu tahun anggaran. Pilih desa dari tahun yang sama.");
    }

    @Test
    void whoOpenedARoundPutsNoInitialsOnIt() {
        var round = dossiers.round(dossiers.ready(village, 1));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(officer, () -> rounds.initial(round, "recommendRound", Map.of())))
                .withMessageContaining("petugas lain");
    }

    @Test
    void nobodySitsAtTwoDesks() {
        var round = dossiers.round(dossiers.ready(village, 1));
        var head = dossiers.atRegency(Role.DPMPD_HEAD);
        modules.does(head, () -> rounds.initial(round, "recommendRound", Map.of()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(head, () -> rounds.initial(round, "initialByLegal", Map.of())))
                .withMessageContaining("petugas lain");
    }

    @Test
    void aDeskSignsOnce() {
        var round = dossiers.round(dossiers.ready(village, 1));
        modules.does(dossiers.atRegency(Role.DPMPD_HEAD), () -> rounds.initial(round, "recommendRound", Map.of()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(
                        dossiers.atRegency(Role.LEGAL_OFFICER),
                        () -> rounds.initial(round, "recommendRound", Map.of())));
    }

    @Test
    void everyDeskIsInTheAudit() {
        var round = dossiers.round(dossiers.ready(village, 1));
        dossiers.initialled(round);
        dossiers.signed(round);

        assertThat(modules.owner()
                        .sql("select action from audit_entry where chain = 0 and subject = ? order by seq")
                        .param("round " + round)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ROUND_OPENED", "recommendRound", "initialByLegal", "initialBySecretary", "signDecree");
    }

    @Test
    void aDecreesNumberIsUsedOnce() {
        var first = dossiers.round(dossiers.ready(village, 1));
        var second = dossiers.round(dossiers.ready(VILLAGE.incrementAndGet(), 1));
        dossiers.signed(first);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(
                        regent,
                        () -> rounds.sign(
                                second, new Decree("188.45/%s/2026".formatted(first), LocalDate.of(2026, 11, 20)))))
                .withMessageContaining("Nomor Keputusan Bupati ini sudah dipakai");
    }

    @Test
    void theDecreeFreezesThePeopleAndEndorsesTheProposals() {
        var id = dossiers.ready(village, 3);
        modules.owner()
                .sql("update proposal set target = 2 where id = ?")
                .param(id.value())
                .update();
        var round = dossiers.round(id);
        dossiers.initialled(round);
        dossiers.signed(round);

        var published = modules.as(regent, () -> rounds.publish(round));

        assertThat(published.proposals()).containsExactly(Map.entry(id.value(), village));
        assertThat(stage(id)).isEqualTo(Stage.ENDORSED);
        assertThat(endorsed(id)).containsExactly("PARTICIPANT", "PARTICIPANT", "RESERVE");

        modules.system(() -> modules.get(Rosters.class)
                .exclude(id.value(), dossiers.candidates(village, id).get(0).id(), true));
        assertThat(endorsed(id)).as("frozen").containsExactly("PARTICIPANT", "PARTICIPANT", "RESERVE");
    }

    @Test
    void aDecreeIsPublishedOnce() {
        var id = dossiers.ready(village, 2);
        var round = dossiers.round(id);
        dossiers.decreed(round);

        assertThat(refusal(() -> modules.does(regent, () -> rounds.publish(round))))
                .contains("endorsed_worker_pkey");
        assertThat(endorsed(id)).hasSize(2);
        assertThat(modules.owner()
                        .sql("select count(*) from stage_entered where proposal_id = ? and stage = 'ENDORSED'")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nothingIsEndorsedWithoutADecree() {
        var id = dossiers.ready(village, 1);
        var round = dossiers.round(id);

        assertThat(refusal(() -> modules.does(regent, () -> rounds.publish(round))))
                .contains("by_decree");
        assertThat(stage(id)).isEqualTo(Stage.READY);
    }

    @Test
    void whoHasNotSignedTheRoundDoesNotSignTheDecree() {
        var round = dossiers.round(dossiers.ready(village, 1));

        assertThat(refusal(() -> modules.owner()
                        .sql("insert into decree values (?, 'x', '2026-11-20', ?, now(), 1)")
                        .params(round.value(), officer.id().value())
                        .update()))
                .contains("signed_at_a_desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into round_signature select id, 'signDecree', opened_by, now(), 1 from round where id = :r # Who opened round",
                "insert into round_signature select round_id, 'other', official_id, now(), 1 from round_signature where round_id = :r limit 1 # one_desk_each",
                "insert into round_signature select round_id, step, (select min(id) from official where id not in (select official_id from round_signature where round_id = :r) and id not in (select opened_by from round where id = :r)), now(), 1 from round_signature where round_id = :r limit 1 # round_signature_pkey",
                "insert into round_proposal select round_id, proposal_id, village_id, revision, people, amount from round_proposal where round_id = :r # round_proposal_pkey",
                "insert into round_proposal select :open, proposal_id, village_id, revision, people, amount from round_proposal where round_id = :r # in_one_round_only",
                "update round_proposal set people = 0 where round_id = :r # round_proposal_people_check",
                "update round_proposal set amount = 0 where round_id = :r # round_proposal_amount_check",
                "update round set title = '' where id = :r # round_title_check",
                "insert into decree values (:open, '', now(), 1, now(), 1) # decree_number_check",
                "insert into decree select round_id, 'other', now(), signed_by, now(), 1 from decree where round_id = :r # decree_pkey",
                "insert into decree select :open, number, decreed_on, signed_by, signed_at, 1 from decree where round_id = :r # decree_number_key",
                "insert into endorsed_worker select (jsonb_populate_record(e, '{\"standing\": \"OUT\"}')).* from endorsed_worker e where round_id = :r # endorsed_worker_standing_check",
                "update round_signature set step = 'x' where round_id = :r # append-only",
                "delete from round_signature where round_id = :r # append-only",
                "update decree set number = 'x' where round_id = :r # append-only",
                "delete from decree where round_id = :r # append-only",
                "update endorsed_worker set standing = 'RESERVE' where round_id = :r # append-only",
                "delete from endorsed_worker where round_id = :r # append-only",
                "truncate endorsed_worker cascade # append-only",
                "update round_proposal set fate = 'POOL' where round_id = :open # taken_out_with_a_reason",
                "update round_proposal set reason = 'x' where round_id = :open # taken_out_with_a_reason",
                "update round_proposal set fate = 'LOST', reason = 'x', taken_out_from = 'x', taken_out_by = 1, taken_out_at = now() where round_id = :open # round_proposal_fate_check",
                "update round_proposal set fate = 'POOL', reason = '', taken_out_from = 'x', taken_out_by = 1, taken_out_at = now() where round_id = :open # round_proposal_reason_check",
                "update round_proposal set fate = 'POOL', reason = 'x', taken_out_from = 'x', taken_out_by = 1, taken_out_at = now() where round_id = :r # is decreed",
                "update round_proposal set fate = null, reason = null, taken_out_from = null, taken_out_by = null, taken_out_at = null where round_id = :left # append-only",
                "insert into round_pass values (:open, 2, 1, now()) # one_pass_under_way",
                "insert into round_pass select round_id, pass, sent_by, now(), 'x', 1, now(), 'x' from round_pass where round_id = :open # round_pass_pkey",
                "insert into round_pass values (:open, 0, 1, now(), 'x', 1, now(), 'x') # round_pass_pass_check",
                "update round_pass set returned_at = now() where round_id = :open # returned_with_a_reason",
                "update round_pass set returned_from = 'x', returned_by = 1, returned_at = now(), note = '' where round_id = :open # round_pass_note_check",
                "update round_pass set returned_from = 'x', returned_by = 1, returned_at = now(), note = 'x' where round_id = :r # is decreed",
                "update round_pass set note = 'x' where round_id = :left # append-only",
                "insert into round_signature select id, 'signDecree', (select max(id) from official where id <> opened_by), now(), 2 from round where id = :open # of_a_pass",
                "insert into round_signature select round_id, 'signDecree', sent_by, now(), pass from round_pass where round_id = :left and pass = 2 # Who opened round",
                "update round set dissolved_at = now() where id = :open # dissolved_by_somebody",
                "update round set dissolved_by = null, dissolved_at = null where id = :left # append-only"
            })
    void whatCannotBeIsRefusedByTheTables(String changeAndReason) {
        var parts = changeAndReason.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql(parts[0].replace(":r", decreed.toString())
                                .replace(":open", open.toString())
                                .replace(":left", left.toString()))
                        .update()))
                .contains(parts[1]);
    }

    private List<Long> ready() {
        return modules.as(officer, () -> rounds.ready()).stream()
                .map(Rounds.Ready::id)
                .toList();
    }

    private Stage stage(ProposalId id) {
        return modules.as(officer, () -> modules.get(Proposals.class).get(id).stage());
    }

    private static List<String> endorsed(ProposalId id) {
        return modules.owner()
                .sql("select standing from endorsed_worker where proposal_id = ? order by candidate_id")
                .param(id.value())
                .query(String.class)
                .list();
    }
}
