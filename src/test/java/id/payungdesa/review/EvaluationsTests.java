package id.payungdesa.review;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Signature;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationsTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static Modules modules;
    private static Dossiers dossiers;
    private static Evaluations evaluations;

    private final int village = VILLAGE.incrementAndGet();
    private final Official counter = dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, village);
    private final Official evaluator = dossiers.atSubdistrict(Role.EVALUATION_OFFICER, village);
    private final Official camat = dossiers.atSubdistrict(Role.SUBDISTRICT_HEAD, village);
    private ProposalId proposal;

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        evaluations = modules.get(Evaluations.class);
    }

    @BeforeEach
    void aDraftIsSubmitted(TestInfo test) {
        if (!test.getTags().contains("paper")) {
            proposal = submitted(Basis.DRAFT_ORIGINAL);
        }
    }

    @AfterEach
    void today() {
        modules.clock().reset();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void theCamatHasTwentyWorkingDaysAfterTheDayOfReceipt() {
        receive(proposal);

        assertThat(due()).isEqualTo(Instant.parse("2026-12-18T15:59:59Z"));
        assertThat(audited()).containsOnlyOnce("FILE_RECEIVED");
    }

    @Test
    void aFileIsNotReceivedTomorrow() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> receive(proposal, FRIDAY, LocalTime.of(9, 31)))
                .withMessage("Jam terima tidak boleh di masa depan.");
        receive(proposal, FRIDAY, LocalTime.of(9, 30));
    }

    /** A slip of the pen would let the draft take effect without anybody having read it, and that cannot be undone. */
    @Test
    void aDayOfReceiptThatLeavesNoTimeToEvaluateIsAskedAboutOnce() {
        var slip = LocalDate.of(2026, 10, 20);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> receive(proposal, slip, NINE))
                .withMessageContaining("sudah lewat pada 17 November 2026");
        assertThat(modules.as(counter, modules.get(EvaluationTime.class)::evaluableFrom))
                .isEqualTo(LocalDate.of(2026, 10, 23));

        modules.does(
                counter,
                () -> evaluations.receive(
                        proposal, new Receipt(Receipt.Outcome.RECEIVE, slip, NINE, "TT-slip", Set.of(), true, null)));

        assertThat(due()).isEqualTo(Instant.parse("2026-11-17T15:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-30", "0026-11-20", "2025-11-20", "2026-11-21"})
    void noFileComesBeforeItsYearIsPlannedNorTomorrow(LocalDate day) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> receive(proposal, day, NINE))
                .withMessageContaining("paling awal 1 Juli 2026, paling lambat hari ini");
    }

    @Test
    void receiptsAndDecreesHaveNumbersOfTheirOwnInTheBooksOfTheKecamatan() {
        receive(proposal);
        prepare(null, null);
        sign(camat);
        var first = proposal;
        proposal = submitted(Basis.DRAFT_CHANGE);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(
                        counter,
                        () -> evaluations.receive(proposal, new Receipt(FRIDAY, NINE, "TT-" + first, Set.of()))))
                .withMessageContaining("sudah dipakai di kecamatan ini");
        receive(proposal);
        prepare(null, null);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sign(camat, "188/" + first, FRIDAY))
                .withMessageContaining("Nomor Keputusan Camat ini sudah dipakai");
        sign(camat);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19, lebih awal daripada hari berkas diterima",
        "2020-11-20, paling awal 1 Juli 2026",
        "2026-11-21, paling lambat hari ini"
    })
    void aDecreeFollowsTheReceiptAndIsNotOfTomorrow(LocalDate day, String sentence) {
        receive(proposal);
        prepare(null, null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sign(camat, "188/" + proposal, day))
                .withMessageContaining(sentence);
    }

    @Test
    void anEnactedBudgetNeedsNoEvaluation() {
        var enacted = submitted(Basis.ENACTED);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> receive(enacted))
                .withMessageContaining("tidak bergantung pada Raperdes");
    }

    @Test
    void oneDraftIsReceivedOnceHoweverManyProposalsLeanOnIt() {
        var second = submitted(Basis.DRAFT_ORIGINAL);
        receive(proposal, LocalDate.of(2026, 11, 18), NINE);

        receive(second, FRIDAY, NINE);

        assertThat(rows()).isEqualTo(1);
        assertThat(due())
                .as("the clock of the law started with the first")
                .isEqualTo(Instant.parse("2026-12-16T15:59:59Z"));
        assertThat(audited()).containsOnlyOnce("FILE_RECEIVED");
    }

    @Test
    void theChangedBudgetIsADraftOfItsOwn() {
        receive(proposal);
        receive(submitted(Basis.DRAFT_CHANGE));

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void whatTheOfficerPreparedLiesBeforeTheCamat() {
        receive(proposal);
        assertThat(sheet().checks()).isEmpty();

        prepare(Criterion.ARITHMETIC, Preparation.FindingScope.THIS_ACTIVITY);

        assertThat(sheet().checks()).hasSize(6);
        assertThat(sheet().checks().get(Criterion.ARITHMETIC).finding()).isEqualTo("Tidak cocok");
    }

    @Test
    void aSignedEvaluationDecidesTheDraftForEveryProposalOnIt() {
        var second = submitted(Basis.DRAFT_ORIGINAL);
        receive(proposal);
        prepare(null, null);
        assertThat(decided(second)).isFalse();

        sign(camat);

        assertThat(decided(proposal)).isTrue();
        assertThat(decided(second)).isTrue();
        assertThat(open(proposal)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"THIS_ACTIVITY, true", "OTHER, false"})
    void onlyAFindingAgainstOurActivityComesBackToTheVillage(Preparation.FindingScope scope, boolean comesBack) {
        receive(proposal);
        prepare(Criterion.FUND_SOURCE, scope);

        sign(camat);

        assertThat(open(proposal)).isEqualTo(comesBack);
    }

    @Test
    void whoPreparedDoesNotSign() {
        receive(proposal);
        prepare(null, null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sign(evaluator))
                .withMessage("Anda menyiapkan evaluasi ini, jadi tidak boleh menandatanganinya.");
        assertThat(decided(proposal)).isFalse();
    }

    @Test
    void aHandedBackEvaluationIsPreparedAgainAndNotDecided() {
        receive(proposal);
        prepare(null, null);

        modules.does(
                camat,
                () -> evaluations.decide(
                        proposal, new CamatDecision(Signature.Outcome.HAND_BACK, null, null, null, "Periksa lagi")));
        prepare(Criterion.CEILINGS, Preparation.FindingScope.OTHER);

        assertThat(decided(proposal)).isFalse();
        assertThat(audited()).contains("EVALUATION_HANDED_BACK");
    }

    @Test
    void afterTwentyWorkingDaysASignatureIsRefused() {
        receive(proposal);
        prepare(null, null);
        modules.clock().setWita(LocalDate.of(2026, 12, 18), LocalTime.of(23, 59, 59));

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> sign(camat)).withMessageContaining("20 hari kerja");

        modules.clock().setWita(LocalDate.of(2026, 12, 18), LocalTime.of(23, 59, 58));
        sign(camat);
        assertThat(decided(proposal)).isTrue();
    }

    @Test
    void silenceIsApprovalOnce() {
        receive(proposal);
        modules.clock().setWita(LocalDate.of(2026, 12, 19), LocalTime.MIDNIGHT);

        fallSilent();
        fallSilent();

        assertThat(result()).isEqualTo("DEEMED");
        assertThat(audited()).containsOnlyOnce("EVALUATION_DEEMED");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> prepare(null, null));
    }

    /** A second proposal's timer may ring for a draft that was signed through the first. */
    @Test
    void silenceChangesNothingWhereTheCamatHasSigned() {
        receive(proposal);
        prepare(null, null);
        sign(camat);

        fallSilent();

        assertThat(result()).isEqualTo("COMPLIANT");
        assertThat(audited()).doesNotContain("EVALUATION_DEEMED");
    }

    @Test
    void aSignedEvaluationIsNotSignedAgain() {
        receive(proposal);
        prepare(null, null);
        sign(camat);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sign(camat))
                .withMessage("Evaluasi Raperdes ini sudah selesai.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evaluation set signed_by = prepared_by # preparer_never_signs",
                "update evaluation set draft = 'THIRD' # check",
                "update evaluation set receipt_number = '' # check",
                "update evaluation set due_at = received_at # check",
                "update evaluation set result = 'MAYBE', decided_at = now(), signed_by = received_by, decree_number = '1', decree_date = now() # evaluation_result_check",
                "update evaluation set result = 'DEEMED' # check",
                "update evaluation set decided_at = now() # check",
                "update evaluation set result = 'COMPLIANT', decided_at = now(), signed_by = null # check",
                "update evaluation set result = 'COMPLIANT', decided_at = now(), signed_by = received_by, decree_number = '1' # check",
                "update evaluation set result = 'COMPLIANT', decided_at = now(), signed_by = received_by, decree_date = now() # check",
                "insert into evaluation (village_id, subdistrict, budget_year, draft, received_at, receipt_number, received_by, documents, due_at)"
                        + " select village_id, subdistrict, budget_year, draft, received_at, 'again', received_by, documents, due_at from evaluation # unique"
            })
    void whatCannotBeIsRefusedByTheTable(String changeAndReason) {
        receive(proposal);
        prepare(null, null);
        var parts = changeAndReason.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql(parts[0] + " where village_id = " + village)
                        .update()))
                .contains(parts[1]);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("paper")
    void onlyACompleteFileStartsTheClock(AccompanyingDocument missing) {
        var rest = EnumSet.complementOf(EnumSet.of(missing));

        assertThat(said(new Receipt(FRIDAY, NINE, "TT-1", rest)).isEmpty()).isEqualTo(!missing.required());
    }

    @Test
    @Tag("paper")
    void whatIsMissingInADecisionIsSaidInASentence() {
        assertThat(said(new Receipt(null, null, " ", null)))
                .containsExactlyInAnyOrder(
                        "Isi tanggal terima.",
                        "Isi jam terima.",
                        "Isi nomor tanda terima.",
                        "Berkas belum lengkap. Kembalikan ke desa; waktu evaluasi baru berjalan setelah berkas lengkap.");
        assertThat(said(new CamatDecision(Signature.Outcome.SIGN, null, null, null, null)))
                .containsExactly("Isi hasil evaluasi, nomor, dan tanggal Keputusan Camat.");
        assertThat(said(new CamatDecision(Signature.Outcome.HAND_BACK, null, null, null, " ")))
                .containsExactly("Tulis alasan pengembalian, supaya petugas evaluasi tahu apa yang harus diperbaiki.");
        assertThat(said(new Preparation(Map.of(), null)))
                .containsExactly("Nilai semua kriteria: sesuai atau ada temuan.");
        assertThat(said(checks(Criterion.ARITHMETIC, null)))
                .containsExactly("Tulis temuannya dan pilih apakah menyangkut kegiatan ini atau kegiatan lain.");
        assertThat(said(checks(null, null))).isEmpty();
    }

    private ProposalId submitted(Basis basis) {
        return dossiers.submitted(village, Dossiers.header(basis), Dossiers.people(1));
    }

    private void receive(ProposalId id) {
        receive(id, FRIDAY, NINE);
    }

    private void receive(ProposalId id, LocalDate day, LocalTime hour) {
        modules.does(counter, () -> evaluations.receive(id, new Receipt(day, hour, "TT-" + id, Set.of())));
    }

    private void prepare(Criterion faulty, Preparation.FindingScope scope) {
        modules.does(evaluator, () -> evaluations.prepare(proposal, checks(faulty, scope)));
    }

    private static Preparation checks(Criterion faulty, Preparation.FindingScope scope) {
        var checks = new EnumMap<Criterion, Preparation.Check>(Criterion.class);
        for (var criterion : Criterion.values()) {
            checks.put(
                    criterion,
                    criterion == faulty
                            ? new Preparation.Check(false, "Tidak cocok", scope)
                            : new Preparation.Check(true, null, null));
        }
        return new Preparation(checks, null);
    }

    private void sign(Official signer) {
        sign(signer, "188/" + proposal, FRIDAY);
    }

    private void sign(Official signer, String number, LocalDate day) {
        modules.does(
                signer,
                () -> evaluations.decide(
                        proposal,
                        new CamatDecision(Signature.Outcome.SIGN, CamatDecision.Result.COMPLIANT, number, day, null)));
    }

    private void fallSilent() {
        modules.system(() -> evaluations.takeEffectBySilence(proposal));
    }

    private boolean decided(ProposalId id) {
        return modules.as(camat, () -> modules.get(SharedDrafts.class).decided(id));
    }

    private boolean open(ProposalId id) {
        return modules.as(camat, () -> modules.get(Findings.class).open(id));
    }

    private Instant due() {
        return modules.as(camat, () -> evaluations.due(proposal));
    }

    private Preparation sheet() {
        return modules.as(camat, () -> evaluations.sheet(proposal));
    }

    private String result() {
        return modules.owner()
                .sql("select result from evaluation where village_id = ?")
                .param(village)
                .query(String.class)
                .single();
    }

    private long rows() {
        return modules.owner()
                .sql("select count(*) from evaluation where village_id = ?")
                .param(village)
                .query(Long.class)
                .single();
    }

    private List<String> audited() {
        return modules.owner()
                .sql("select action from audit_entry where chain = ?")
                .param(village)
                .query(String.class)
                .list();
    }

    private static List<String> said(Object decision) {
        return VALIDATOR.validate(decision).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
