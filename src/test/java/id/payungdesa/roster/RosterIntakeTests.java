package id.payungdesa.roster;

import static id.payungdesa.Dossiers.people;
import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.Header;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.year.Years;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterIntakeTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static RosterIntake intake;

    private final int village = VILLAGE.incrementAndGet();
    private final ProposalId proposal = dossiers.started(village, Dossiers.header(Basis.ENACTED));

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        intake = modules.get(RosterIntake.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void goodRowsAreKeptInTheOrderOfTheFileAndBadOnesSetAside() {
        var rows = new ArrayList<>(people(30));
        rows.set(9, with(rows.get(9), RosterColumn.NIK, "123"));

        var outcome = take(rows);

        assertThat(outcome).isEqualTo(new RosterIntake.Outcome(29, 0, 1));
        assertThat(candidates()).extracting(Candidate::name).isEqualTo(names(rows, 9));
        assertThat(candidates())
                .extracting(Candidate::position)
                .startsWith(1, 2, 3)
                .doesNotHaveDuplicates();
        assertThat(refused()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(10);
            assertThat(row.cells()).isEqualTo(rows.get(9).cells());
            assertThat(row.reasons()).extracting(RefusedRow.Reason::column).containsExactly(RosterColumn.NIK);
        });
    }

    @Test
    void anotherFileIsPutBehindTheFirst() {
        take(people(3));
        var later = people(2);
        take(later);

        assertThat(candidates()).extracting(Candidate::position).containsExactly(1, 2, 3, 4, 5);
        assertThat(candidates().get(4).name()).isEqualTo(later.get(1).cells().get(RosterColumn.NAME));
    }

    @Test
    void aCandidateIsPaidForByTheBracketOfTheirIncome() {
        take(List.of(with(people(1).get(0), RosterColumn.INCOME, "900000")));

        assertThat(candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.income()).isEqualTo(Rupiah.of(900_000));
            assertThat(candidate.monthly()).isEqualTo(Rupiah.of(16_800));
            assertThat(candidate.months()).isEqualTo(12);
            assertThat(candidate.nikMask()).matches("650399\\*{6}\\d{4}");
        });
    }

    @Test
    void aRefusedRowIsMendedLaterAndLeavesThePile() {
        var good = people(1).get(0);
        take(List.of(with(good, RosterColumn.NIK, "123")));
        var aside = refused().get(0);

        var still = modules.as(operator(), () -> intake.takeAgain(list(), aside.id(), aside.cells()));
        var mended = modules.as(
                operator(), () -> intake.takeAgain(list(), refused().get(0).id(), good.cells()));

        assertThat(still).isEqualTo(new RosterIntake.Outcome(0, 0, 1));
        assertThat(mended).isEqualTo(new RosterIntake.Outcome(1, 0, 0));
        assertThat(refused()).isEmpty();
        assertThat(candidates()).hasSize(1);
    }

    @Test
    void aRefusedRowIsMendedOnlyOnce() {
        var good = people(1).get(0);
        take(List.of(with(good, RosterColumn.NIK, "123")));
        var aside = refused().get(0);
        modules.does(operator(), () -> intake.takeAgain(list(), aside.id(), good.cells()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(operator(), () -> intake.takeAgain(list(), aside.id(), good.cells())))
                .withMessageContaining("sudah tidak ada");
        assertThat(candidates()).hasSize(1);
    }

    @Test
    void aRefusedRowCanBeDropped() {
        take(List.of(with(people(1).get(0), RosterColumn.NIK, "123")));
        var aside = refused().get(0).id();

        modules.does(operator(), () -> intake.drop(list(), aside));

        assertThat(refused()).isEmpty();
    }

    @Test
    void aRefusedRowOfAnotherProposalIsNotOurs() {
        take(List.of(with(people(1).get(0), RosterColumn.NIK, "123")));
        var other = dossiers.started(village, Dossiers.header(Basis.ENACTED));
        var aside = refused().get(0).id();

        modules.does(operator(), () -> intake.drop(list(other), aside));

        assertThat(refused()).hasSize(1);
    }

    @Test
    void rowsThatWereRefusedLieEncrypted() {
        take(List.of(with(people(1).get(0), RosterColumn.NIK, "6503990000000000")));

        var row = modules.owner()
                .sql("select t::text || encode(t.cells, 'escape') from refused_row t where proposal_id = ?")
                .param(proposal.value())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("650399").doesNotContain("Rahasia").doesNotContain("Warga");
    }

    @Test
    void nobodyStandsTwiceOnOneList() {
        var rows = people(2);
        take(rows);

        var outcome = take(List.of(
                with(rows.get(1), RosterColumn.MOTHER, "Ibu Lain"), people(1).get(0)));

        assertThat(outcome).isEqualTo(new RosterIntake.Outcome(1, 0, 1));
        assertThat(refused().get(0).reasons())
                .extracting(RefusedRow.Reason::text)
                .containsExactly("Orang dengan NIK ini sudah ada di daftar Anda. Hapus baris ini.");
    }

    @ParameterizedTest
    @EnumSource(
            value = RosterColumn.class,
            names = {"FAMILY_CARD", "NAME", "BIRTH_PLACE", "MOTHER", "ADDRESS", "PHONE", "OCCUPATION", "INCOME"})
    void aListHandedInTwiceChangesNothingUnlessSomethingInItChanged(RosterColumn column) {
        var rows = new ArrayList<>(people(2));
        rows.add(with(people(1).get(0), RosterColumn.NIK, "123"));
        take(rows);

        var again = take(rows);
        var changed = take(List.of(with(
                rows.get(0),
                column,
                switch (column) {
                    case FAMILY_CARD -> "6503991203149066";
                    case OCCUPATION -> "Petani";
                    case INCOME -> "900001";
                    default -> "Lain";
                })));

        assertThat(again).isEqualTo(new RosterIntake.Outcome(0, 0, 0, 3));
        assertThat(changed).isEqualTo(new RosterIntake.Outcome(0, 0, 1));
        assertThat(candidates()).hasSize(2);
        assertThat(refused()).hasSize(2);
    }

    @Test
    void aListHasOnlySoMuchRoomForReserve() {
        take(people(150));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(people(51)))
                .withMessage("Daftar akan berisi 201 orang, padahal tempatnya 200: 100 peserta dan 100 cadangan. "
                        + "Kurangi 1 orang, lalu coba lagi.");
        assertThat(candidates()).hasSize(150);
        take(people(50));
        assertThat(candidates()).hasSize(200);
    }

    @Test
    void whoIsReservedElsewhereIsRefusedWithTheNameOfTheVillageAlone() {
        var theirs = people(2);
        var other = VILLAGE.incrementAndGet();
        dossiers.submitted(other, Dossiers.header(Basis.ENACTED), theirs);

        var outcome = take(List.of(theirs.get(0), people(1).get(0)));

        assertThat(outcome).isEqualTo(new RosterIntake.Outcome(1, 0, 1));
        assertThat(refused().get(0).reasons())
                .extracting(RefusedRow.Reason::text)
                .containsExactly("Ganda: orang ini sudah diusulkan Desa " + name(other)
                        + " untuk masa yang sama. Hapus baris ini atau hubungi kecamatan.");
    }

    @Test
    void aWarningWaitsForTheVillageToConfirmIt() {
        var outcome = take(List.of(with(people(1).get(0), RosterColumn.OCCUPATION, "Astronaut")));

        assertThat(outcome).isEqualTo(new RosterIntake.Outcome(1, 1, 0));
        assertThat(candidates().get(0).warnings()).anyMatch(sentence -> sentence.startsWith("Pekerjaan tidak ada"));
        assertThat(candidates().get(0).confirmed()).isFalse();

        var rosters = modules.get(Rosters.class);
        modules.does(
                operator(),
                () -> rosters.confirm(proposal.value(), candidates().get(0).id(), true));
        assertThat(candidates().get(0).confirmed()).isTrue();
    }

    @Test
    void takingAHundredRowsOrRefusingThemCostsAHandfulOfStatements() {
        var rows = people(100);
        var bad = rows.stream().map(row -> with(row, RosterColumn.NIK, "123")).toList();
        dossiers.operator(village);

        assertThat(statements(() -> take(rows))).hasSizeLessThan(16);
        assertThat(statements(() -> take(bad))).hasSizeLessThan(16);
        assertThat(candidates()).hasSize(100);
        assertThat(refused()).hasSize(100);
    }

    @Test
    void twoUploadsAtOnceMakeOneList() throws Exception {
        var rows = people(60);
        var pool = Executors.newFixedThreadPool(2);
        Callable<String> upload = () -> take(rows).accepted() == 60 ? "taken" : "refused";
        var outcomes = new ArrayList<String>();
        for (var done : pool.invokeAll(List.of(upload, upload))) {
            try {
                outcomes.add(done.get());
            } catch (ExecutionException e) {
                assertThat(e).cause().isInstanceOf(Refused.class).hasMessageContaining("tab atau perangkat lain");
                outcomes.add("refused");
            }
        }
        pool.shutdown();

        assertThat(outcomes).containsExactlyInAnyOrder("taken", "refused");
        assertThat(candidates()).hasSize(60);
    }

    @Test
    void aListThatWasHandedOverStaysAsItWasWhenTheVillageWritesTheNextOne() {
        var rows = people(2);
        take(rows);
        dossiers.handToHead(village, proposal);
        dossiers.submit(village, proposal);
        var before = modules.as(operator(), () -> modules.get(Rosters.class).fingerprint(proposal.value()));
        modules.does(modules.official(Role.DPMPD_OFFICER, 1), () -> modules.get(Years.class)
                .open(BudgetYear.of(2028), "Edaran DPMPD"));
        var next = dossiers.started(village, nextYear());

        modules.does(
                operator(), () -> intake.take(list(next), List.of(with(rows.get(0), RosterColumn.NAME, "Nama Baru"))));

        assertThat(candidates().get(0).name()).isEqualTo(rows.get(0).cells().get(RosterColumn.NAME));
        assertThat(dossiers.candidates(village, next))
                .extracting(Candidate::name)
                .containsExactly("Nama Baru");
        assertThat(modules.as(operator(), () -> modules.get(Rosters.class).fingerprint(proposal.value())))
                .isEqualTo(before);
    }

    @Test
    void aPersonCorrectedOnAListThatIsStillOpenIsTheSamePerson() {
        var row = people(1).get(0);
        take(List.of(row));
        modules.does(operator(), () -> modules.get(RosterRows.class)
                .remove(proposal.value(), candidates().get(0).id()));

        take(List.of(with(row, RosterColumn.NAME, "Nama Baru")));

        assertThat(candidates()).extracting(Candidate::name).containsExactly("Nama Baru");
        assertThat(workers()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into candidate (proposal_id, village_id, worker_id, position, occupation, income, base_income, monthly, months, entered_in)"
                        + " select :proposal, village_id, worker_id, 99, occupation, income, base_income, monthly, months, 1 from candidate where proposal_id = :draft",
                "delete from candidate where proposal_id = :proposal",
                "update candidate set income = 1 where proposal_id = :proposal",
                "update candidate set base_income = 1 where proposal_id = :proposal",
                "update candidate set monthly = 1 where proposal_id = :proposal",
                "update candidate set months = 1 where proposal_id = :proposal",
                "update candidate set position = position + 100 where proposal_id = :proposal",
                "update candidate set occupation = 'OJEK' where proposal_id = :proposal",
                "update candidate set worker_id = (select min(id) from worker where village_id = :village) where proposal_id = :proposal",
                "update candidate set confirmed = false where proposal_id = :proposal",
                "update candidate set proposal_id = :draft where proposal_id = :proposal",
                "update candidate set proposal_id = :proposal, position = position + 100 where proposal_id = :draft",
                "insert into refused_row (proposal_id, village_id, row_number, cells, reasons) values (:proposal, :village, 1, '', '[]')",
                "update worker set name = 'X' where id in (select worker_id from candidate where proposal_id = :proposal)",
                "update worker set secrets = '' where id in (select worker_id from candidate where proposal_id = :proposal)",
                "update worker set birth_date = '1990-01-01' where id in (select worker_id from candidate where proposal_id = :proposal)"
            })
    void aListThatWasHandedOverIsClosed(String change) {
        take(people(2));
        dossiers.handToHead(village, proposal);
        dossiers.submit(village, proposal);
        var draft = dossiers.drafted(village, 1);

        assertThat(refusal(() -> modules.owner()
                        .sql(change.replace(":proposal", proposal.toString())
                                .replace(":draft", draft.toString())
                                .replace(":village", String.valueOf(village)))
                        .update()))
                .contains("is closed");
    }

    @Test
    void whoWasCorrectedMayComeBackToAListThatIsOpenAgain() {
        take(people(2));
        dossiers.handToHead(village, proposal);
        modules.does(dossiers.head(village), () -> modules.get(Proposals.class).handBack(proposal, "Kurang satu"));

        take(people(1));

        assertThat(candidates()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update worker set nik_hash = '\\x00' # worker_nik_hash_check",
                "update worker set nik_mask = '6503990302039200' # worker_nik_mask_check",
                "update worker set name = '' # worker_name_check",
                "update worker set sex = 'X' # worker_sex_check",
                "update worker set nik_hash = (select nik_hash from worker where id = (select max(worker_id) from candidate where proposal_id = :p)) # one_current_row_per_person",
                "update candidate set income = -1 # candidate_income_check",
                "update candidate set base_income = 0 # candidate_base_income_check",
                "update candidate set monthly = 0 # candidate_monthly_check",
                "update candidate set months = 13 # candidate_months_check",
                "update candidate set occupation = 'RAJA' # candidate_occupation_fkey",
                "update candidate set position = 2 # candidate_proposal_id_position_key",
                "update candidate set worker_id = (select worker_id from candidate where proposal_id = :p and position = 2) # candidate_proposal_id_worker_id_key"
            })
    void whatCannotBeIsRefusedByTheTables(String changeAndConstraint) {
        take(people(2));
        var parts = changeAndConstraint.split(" # ");
        var first = parts[0].startsWith("update worker") ? "min(worker_id)" : "min(id)";

        assertThat(refusal(() -> modules.owner()
                        .sql((parts[0] + " where id = (select " + first + " from candidate where proposal_id = :p)")
                                .replace(":p", proposal.toString()))
                        .update()))
                .contains(parts[1]);
    }

    private RosterIntake.Outcome take(List<RosterRow> rows) {
        return dossiers.take(village, proposal, rows);
    }

    private List<Candidate> candidates() {
        return dossiers.candidates(village, proposal);
    }

    private List<RefusedRow> refused() {
        return modules.as(operator(), () -> intake.refused(proposal.value()));
    }

    private Official operator() {
        return modules.official(Role.VILLAGE_OPERATOR, village);
    }

    private WorkerList list() {
        return list(proposal);
    }

    private WorkerList list(ProposalId id) {
        return modules.get(Proposals.class).get(id).list();
    }

    private List<String> statements(Runnable work) {
        modules.statements().drain();
        work.run();
        return modules.statements().drain();
    }

    private long workers() {
        return modules.owner()
                .sql("select count(*) from worker where village_id = ?")
                .param(village)
                .query(Long.class)
                .single();
    }

    private static String name(int village) {
        return modules.owner()
                .sql("select name from village where id = ?")
                .param(village)
                .query(String.class)
                .single();
    }

    private static List<String> names(List<RosterRow> rows, int without) {
        var names = new ArrayList<>(
                rows.stream().map(row -> row.cells().get(RosterColumn.NAME)).toList());
        names.remove(without);
        return names;
    }

    private static RosterRow with(RosterRow row, RosterColumn column, String text) {
        Map<RosterColumn, String> cells = new EnumMap<>(row.cells());
        cells.put(column, text);
        return new RosterRow(row.number(), cells);
    }

    private static Header nextYear() {
        var now = Dossiers.header(Basis.ENACTED);
        return new Header(
                2028,
                now.firstMonth().plusYears(1),
                12,
                12,
                now.fundSource(),
                now.payer(),
                now.basis(),
                now.regulationNumber(),
                now.regulationDate(),
                now.activityCode(),
                now.accountCode());
    }
}
