package id.payungdesa.review;

import static id.payungdesa.Dossiers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.review.PersonChanges.Change;
import id.payungdesa.review.PersonChanges.Edited;
import id.payungdesa.review.Verification.PersonVerdict;
import id.payungdesa.roster.Candidate;
import id.payungdesa.roster.RefusedRow;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterRow;
import id.payungdesa.roster.Rosters;
import id.payungdesa.roster.Vault;
import id.payungdesa.roster.VaultPerson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonChangesTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static PersonChanges changes;

    private final int village = VILLAGE.incrementAndGet();
    private final Official operator = dossiers.operator(village);
    private final List<RosterRow> rows = people(3);
    private final ProposalId proposal = dossiers.drafted(village, Dossiers.header(Basis.ENACTED), rows);

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        changes = modules.get(PersonChanges.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void aWrongLetterIsCorrectedWhereThePersonStands() {
        var second = candidate(1);

        edit(second.id(), Map.of(RosterColumn.NAME, "Nama Benar", RosterColumn.OCCUPATION, "Petani"));

        assertThat(candidates()).extracting(Candidate::position).containsExactly(1, 2, 3);
        assertThat(candidate(1))
                .returns(second.id(), Candidate::id)
                .returns("Nama Benar", Candidate::name)
                .returns(second.nikMask(), Candidate::nikMask)
                .returns("Petani", Candidate::occupation);
    }

    @Test
    void whatNobodyIsShownStaysUnlessItIsTypedAgain() {
        edit(candidate(0).id(), Map.of(RosterColumn.NAME, "Nama Benar", RosterColumn.PHONE, "0813 1111 2222"));

        assertThat(opened(0))
                .returns(rows.get(0).cells().get(RosterColumn.NIK), VaultPerson::nik)
                .returns("Ibu Rahasia", person -> person.motherName().orElseThrow())
                .returns("0813 1111 2222", person -> person.phone().orElseThrow());

        edit(candidate(0).id(), Map.of(RosterColumn.MOTHER, "-"));
        assertThat(opened(0).motherName()).isEmpty();
    }

    @Test
    void anotherNikIsAnotherPersonInTheSamePlace() {
        var other = people(1).get(0).cells();

        edit(
                candidate(1).id(),
                Map.of(
                        RosterColumn.NIK, other.get(RosterColumn.NIK),
                        RosterColumn.BIRTH_DATE, other.get(RosterColumn.BIRTH_DATE)));

        assertThat(opened(1).nik()).isEqualTo(other.get(RosterColumn.NIK));
        assertThat(candidate(1).warnings()).isEmpty();
    }

    @Test
    void aWrongCellIsRefusedByTheRulesOfAnUploadAndChangesNothing() {
        var before = candidates();

        var wrong = edit(before.get(0).id(), Map.of(RosterColumn.NIK, "6503", RosterColumn.INCOME, "banyak"));
        var twice = edit(
                before.get(0).id(), Map.of(RosterColumn.NIK, rows.get(1).cells().get(RosterColumn.NIK)));

        assertThat(wrong.change()).isEmpty();
        assertThat(wrong.reasons())
                .extracting(RefusedRow.Reason::column)
                .containsExactlyInAnyOrder(RosterColumn.NIK, RosterColumn.INCOME);
        assertThat(twice.reasons())
                .extracting(RefusedRow.Reason::text)
                .containsExactly("Orang dengan NIK ini sudah ada di daftar Anda, nomor 2.");
        assertThat(candidates()).isEqualTo(before);
    }

    @Test
    void whomAnotherVillageHoldsIsNotTakenByAnEditEither() {
        var theirs = people(1);
        dossiers.submitted(VILLAGE.incrementAndGet(), Dossiers.header(Basis.ENACTED), theirs);

        var edited = edit(
                candidate(0).id(),
                Map.of(RosterColumn.NIK, theirs.get(0).cells().get(RosterColumn.NIK)));

        assertThat(edited.reasons()).singleElement().satisfies(reason -> assertThat(reason.text())
                .startsWith("Ganda: orang ini sudah diusulkan Desa"));
    }

    @Test
    void aRowThatSaysWhatItSaidIsNotChanged() {
        var edited = edit(
                candidate(0).id(),
                Map.of(RosterColumn.NAME, candidate(0).name(), RosterColumn.NIK, "", RosterColumn.INCOME, "Rp900.000"));

        assertThat(edited.change()).isEmpty();
        assertThat(edited.reasons()).isEmpty();
    }

    @Test
    void aDoubtfulCellIsTakenAndWaitsForTheVillageToConfirmIt() {
        var change = edit(candidate(0).id(), Map.of(RosterColumn.OCCUPATION, "Astronaut"))
                .change()
                .orElseThrow();

        assertThat(change.warned()).isTrue();
        assertThat(candidate(0).confirmed()).isFalse();
    }

    @Test
    void whoWasTakenOffIsBroughtBackExactlyAsBefore() {
        edit(candidate(1).id(), Map.of(RosterColumn.OCCUPATION, "Astronaut"));
        modules.does(operator, () -> modules.get(Rosters.class)
                .confirm(proposal.value(), candidate(1).id(), true));
        var before = candidates();
        var removed = remove(before.get(1).id());
        assertThat(candidates()).hasSize(2);

        undo(removed);

        assertThat(removed.name()).isEqualTo(before.get(1).name());
        assertThat(candidates()).isEqualTo(before);
        assertThat(opened(1).nik()).isEqualTo(rows.get(1).cells().get(RosterColumn.NIK));
    }

    @Test
    void anEditIsUndoneWithTheNikThatWasTyped() {
        var before = candidates();
        var other = people(1).get(0).cells();
        var edited = edit(before.get(0).id(), other).change().orElseThrow();
        assertThat(candidates()).isNotEqualTo(before);

        undo(edited);

        assertThat(candidates()).isEqualTo(before);
        assertThat(opened(0))
                .returns(rows.get(0).cells().get(RosterColumn.NIK), VaultPerson::nik)
                .returns("Ibu Rahasia", person -> person.motherName().orElseThrow());
    }

    @Test
    void onlyTheLastChangeIsUndoneAndOnlyOnce() {
        var first = remove(candidate(0).id());
        var second = remove(candidate(0).id());

        assertRefused(first);
        undo(second);
        assertRefused(second);
        assertThat(candidates()).hasSize(2);

        var third = remove(candidate(0).id());
        modules.does(operator, () -> changes.forget(proposal));
        assertRefused(third);
        assertThat(candidates()).hasSize(1);
    }

    @Test
    void whatWasTakenOffLiesEncrypted() {
        remove(candidate(0).id());

        var row = modules.owner()
                .sql("select t::text || encode(t.former, 'escape') from last_change t where proposal_id = ?")
                .param(proposal.value())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("650399").doesNotContain("Rahasia").doesNotContain("Warga");
    }

    @Test
    void whoWasAcceptedAndIsChangedIsLookedAtAgainUnlessTheChangeIsUndone() {
        handedBackForTheThird();
        assertThat(verdicts()).containsOnlyKeys(ids());
        var reserved = reserved();

        var edited = edit(candidate(0).id(), Map.of(RosterColumn.NAME, "Nama Benar"))
                .change()
                .orElseThrow();
        assertThat(verdicts()).doesNotContainKey(candidate(0).id());
        assertThat(reserved()).isEqualTo(reserved);

        undo(edited);
        assertThat(verdicts()).containsEntry(candidate(0).id(), "ACCEPTED");
        undo(remove(candidate(0).id()));
        assertThat(verdicts()).containsEntry(candidate(0).id(), "ACCEPTED");
        assertThat(reserved()).isEqualTo(reserved);
    }

    @Test
    void aListThatWasHandedOverIsNotChanged() {
        var removed = remove(candidate(2).id());
        dossiers.handToHead(village, proposal);
        var first = candidate(0).id();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> edit(first, Map.of(RosterColumn.NAME, "Nama Benar")))
                .withMessageContaining("sudah diserahkan");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> undo(removed));
    }

    @Test
    void thereIsNothingToCompareAFirstRevisionWith() {
        assertThat(since().people()).isEmpty();
        dossiers.handToHead(village, proposal);
        dossiers.submit(village, proposal);
        assertThat(since().people()).isEmpty();
    }

    @Test
    void whatChangedSinceTheLastRevisionIsToldToTheVillageAndToItsReviewers() {
        handedBackForTheThird();
        assertThat(since().people()).isEmpty();

        edit(candidate(0).id(), Map.of(RosterColumn.NAME, "Nama Benar", RosterColumn.INCOME, "1000000"));
        edit(candidate(1).id(), Map.of(RosterColumn.MOTHER, "Ibu Lain"));
        remove(candidate(2).id());
        dossiers.take(village, proposal, people(1));

        assertDifferences();
        dossiers.decided(operator, "correctProposal", proposal, "{}");
        modules.does(operator, () -> modules.get(Proposals.class).handToHead(proposal, null));
        assertDifferences();
        dossiers.submit(village, proposal);
        assertDifferences();
    }

    @Test
    void whoIsTakenOffAndEnteredAgainIsTheSamePerson() {
        handedBackForTheThird();
        remove(candidate(0).id());
        dossiers.take(village, proposal, List.of(rows.get(0)));

        assertThat(since().removed()).isEmpty();
        assertThat(since().people().values()).singleElement().isEqualTo(new Differences.Difference(false, List.of()));
    }

    private void assertDifferences() {
        var since = since();
        assertThat(since.revision()).isEqualTo(1);
        assertThat(since.people())
                .containsOnlyKeys(
                        candidate(0).id(), candidate(1).id(), candidate(2).id())
                .containsEntry(
                        candidate(0).id(),
                        new Differences.Difference(
                                false,
                                List.of(
                                        new Differences.Cell(
                                                "Nama", rows.get(0).cells().get(RosterColumn.NAME), "Nama Benar"),
                                        new Differences.Cell("Penghasilan", "Rp900.000", "Rp1.000.000"))))
                .containsEntry(candidate(1).id(), new Differences.Difference(false, List.of()))
                .containsEntry(candidate(2).id(), new Differences.Difference(true, List.of()));
        assertThat(since.removed()).containsExactly(rows.get(2).cells().get(RosterColumn.NAME));
    }

    private void handedBackForTheThird() {
        dossiers.handToHead(village, proposal);
        dossiers.submit(village, proposal);
        var third = candidate(2).id();
        modules.does(dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, village), () -> {
            var reviews = modules.get(Reviews.class);
            reviews.verify(
                    proposal,
                    new Verification(
                            Map.of(
                                    third,
                                    new PersonVerdict(Verification.Verdict.TO_CORRECT, RefusalReason.DATA_SALAH, null)),
                            true,
                            null));
            reviews.conclude(proposal);
        });
    }

    private Differences.Since since() {
        return modules.as(operator, () -> modules.get(Differences.class).of(frame(), candidates()));
    }

    private Edited edit(long candidate, Map<RosterColumn, String> cells) {
        return modules.as(operator, () -> changes.edit(frame(), candidate, cells));
    }

    private Change remove(long candidate) {
        return modules.as(operator, () -> changes.remove(frame(), candidate));
    }

    private void undo(Change change) {
        modules.does(operator, () -> changes.undo(frame(), change.undo()));
    }

    private void assertRefused(Change change) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> undo(change))
                .withMessageContaining("tidak dapat diurungkan lagi");
    }

    private Proposal frame() {
        return modules.as(operator, () -> modules.get(Proposals.class).get(proposal));
    }

    private Candidate candidate(int nth) {
        return candidates().get(nth);
    }

    private List<Candidate> candidates() {
        return dossiers.candidates(village, proposal);
    }

    private Long[] ids() {
        return candidates().stream().map(Candidate::id).toArray(Long[]::new);
    }

    private VaultPerson opened(int nth) {
        return modules.as(operator, () -> modules.get(Vault.class)
                .open(List.of(candidate(nth).id()))
                .get(0));
    }

    private Map<Long, String> verdicts() {
        return modules
                .owner()
                .sql(
                        "select candidate_id, verdict from verdict join candidate on candidate.id = candidate_id where proposal_id = ?")
                .param(proposal.value())
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Long> reserved() {
        return modules.owner()
                .sql("select candidate_id from reservation where proposal_id = ? order by 1")
                .param(proposal.value())
                .query(Long.class)
                .list();
    }
}
