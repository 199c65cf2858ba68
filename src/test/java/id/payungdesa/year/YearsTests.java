package id.payungdesa.year;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.Header;
import id.payungdesa.proposal.NewProposals;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.VillageId;
import id.payungdesa.tariff.AccountCode;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.FundRule;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.tariff.NewQuota;
import id.payungdesa.tariff.Quotas;
import id.payungdesa.year.YearState.Phase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class YearsTests {

    private static final int VILLAGE = 17;
    private static final BudgetYear NEXT = BudgetYear.of(2027);
    private static final BudgetYear TO_COME = BudgetYear.of(2028);

    private final Modules modules = new Modules();
    private final Dossiers dossiers = new Dossiers(modules);
    private final Years years = modules.get(Years.class);

    @AfterEach
    void close() {
        modules.close();
    }

    @Test
    void thisYearAndTheNextAreOpenFromTheStart() {
        assertThat(years.open()).containsExactly(BudgetYear.of(2026), NEXT);
        assertThat(years.all()).extracting(YearState::phase).containsExactly(Phase.UNOPENED, Phase.OPEN, Phase.OPEN);
    }

    @Test
    void aYearIsOpenedOnTheTermsOfTheOneBefore() {
        dpmpd(() -> {
            years.set(NEXT, new YearRule(120, 1, 3, 3, 12), Optional.empty(), "Edaran 1/2026");
            modules.get(Quotas.class).set(new VillageId(VILLAGE), NEXT, quota(340));
            modules.get(AccountCodes.class)
                    .withdraw(AccountCodes.Kind.ACTIVITY, NEXT, "3.4.90", "Tidak dipakai di Nunukan");
            modules.get(AccountCodes.class)
                    .allow(AccountCodes.Kind.ACTIVITY, NEXT, new AccountCode("2.2.91", "Jaminan sosial"), "Perbup");
            modules.get(FundSources.class)
                    .set(NEXT, "DDS", Optional.of(new FundRule(FundRule.Verdict.REFUSED, "Perbup 3")), "Perbup 3");
        });

        dpmpd(() -> years.open(TO_COME, "Edaran 9/2027"));

        assertThat(years.state(TO_COME).open()).isTrue();
        assertThat(years.rule(TO_COME)).isEqualTo(new YearRule(120, 1, 3, 3, 12));
        var quotas = modules.get(Quotas.class);
        assertThat(quotas.get(new VillageId(VILLAGE), TO_COME).places()).isEqualTo(340);
        assertThat(quotas.get(new VillageId(VILLAGE + 1), TO_COME).places()).isEqualTo(120);
        assertThat(modules.get(AccountCodes.class).activities(TO_COME))
                .extracting(AccountCode::code)
                .containsExactly("2.2.90", "2.2.91", "4.7.90");
        assertThat(modules.get(AccountCodes.class).accounts(TO_COME)).hasSize(1);
        assertThat(modules.get(FundSources.class).rules(TO_COME)).containsOnlyKeys("DDS");
        assertThat(audited("YEAR_OPENED")).isEqualTo(1);
    }

    @Test
    void aYearNobodyOpenedTakesNoProposal() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dossiers.started(VILLAGE, header(2028, 1, 12)))
                .withMessage("Tahun anggaran 2028 belum dibuka oleh DPMPD, jadi usulan belum dapat dimulai."
                        + " Tanyakan ke DPMPD kapan dibuka.");
    }

    @Test
    void aClosedYearTakesNoNewProposalAndLetsTheOthersGoOn() {
        var underWay = dossiers.drafted(VILLAGE, 2);

        dpmpd(() -> years.close(NEXT, "Batas usulan sudah lewat."));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dossiers.started(VILLAGE + 1, header(2027, 1, 12)))
                .withMessage(
                        "Tahun anggaran 2027 sudah ditutup oleh dpmpd_officer.1 pada 20 November 2026 pukul 09.30 WITA,"
                                + " jadi usulan baru tidak dapat dimulai. Alasannya: Batas usulan sudah lewat."
                                + " Bila masih perlu, hubungi DPMPD.");
        dossiers.handToHead(VILLAGE, underWay);
        dossiers.submit(VILLAGE, underWay);
        assertThat(modules.as(
                        dossiers.head(VILLAGE),
                        () -> modules.get(Proposals.class).get(underWay).stage()))
                .isEqualTo(Stage.REVIEW);
    }

    @Test
    void aClosedYearIsReopenedForAReason() {
        dpmpd(() -> years.close(NEXT, "Batas lewat"));
        modules.clock().advance(Duration.ofDays(1));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dpmpd(() -> years.reopen(NEXT, " ")))
                .withMessage("Tuliskan alasan tahun ini dibuka kembali.");
        dpmpd(() -> years.reopen(NEXT, "Sepuluh desa belum sempat"));

        assertThat(years.state(NEXT).open()).isTrue();
        dossiers.started(VILLAGE, header(2027, 1, 12));
        assertThat(years.changes(NEXT))
                .extracting(YearChange::what)
                .contains("Tahun dibuka", "Tahun ditutup", "Tahun dibuka kembali");
    }

    @Test
    void whatWasDecidedAlreadyIsNotDecidedAgain() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> dpmpd(() -> years.open(NEXT, "Lagi")));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> dpmpd(() -> years.reopen(NEXT, "Lagi")));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> dpmpd(() -> years.close(TO_COME, "Belum")));
    }

    @ParameterizedTest
    @CsvSource({"2, 12", "1, 2", "4, 6"})
    void aProposalKeepsToTheMonthsOfItsYear(int first, int months) {
        dpmpd(() -> years.set(NEXT, new YearRule(100, 1, 3, 3, 9), Optional.empty(), "Edaran"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dossiers.started(VILLAGE, header(2027, first, months)))
                .withMessage("Untuk tahun 2027, perlindungan dimulai antara Januari 2027 dan Maret 2027"
                        + " dan lamanya 3 sampai 9 bulan. Sesuaikan isiannya.");
    }

    @Test
    void aChangeOfTheTermsMayWaitForItsDay() {
        var day = LocalDate.of(2026, 12, 1);
        dpmpd(() -> years.set(NEXT, new YearRule(150, 1, 12, 1, 12), Optional.of(day), "Perubahan pagu"));
        assertThat(years.rule(NEXT).places()).isEqualTo(100);

        modules.clock().setWita(day, LocalTime.MIDNIGHT);

        assertThat(years.rule(NEXT).places()).isEqualTo(150);
        assertThat(modules.get(Quotas.class).get(new VillageId(VILLAGE), NEXT).places())
                .isEqualTo(150);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dpmpd(
                        () -> years.set(NEXT, new YearRule(90, 1, 12, 1, 12), Optional.of(day.minusDays(1)), "Surut")))
                .withMessageContaining("tidak dapat berlaku surut");
    }

    /** What is set for today ends where what waits begins. */
    @Test
    void aChangeThatWaitsOutlivesOneThatIsMadeMeanwhile() {
        var day = LocalDate.of(2026, 12, 1);
        dpmpd(() -> years.set(NEXT, new YearRule(150, 1, 12, 1, 12), Optional.of(day), "Nanti"));
        dpmpd(() -> years.set(NEXT, new YearRule(110, 1, 12, 1, 12), Optional.empty(), "Sekarang"));

        assertThat(years.rule(NEXT).places()).isEqualTo(110);
        modules.clock().setWita(day, LocalTime.MIDNIGHT);
        assertThat(years.rule(NEXT).places()).isEqualTo(150);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"REGENT", "REGIONAL_SECRETARY", "AUDITOR", "LEGAL_OFFICER", "SYSTEM_OPERATOR"})
    void onlyDpmpdDecidesAboutYears(Role role) {
        var other = modules.official(role, 1);
        for (Runnable deed : List.<Runnable>of(
                () -> years.close(NEXT, "Tutup"),
                () -> years.open(TO_COME, "Buka"),
                () -> years.set(NEXT, YearRule.USUAL, Optional.empty(), "Ubah"),
                () -> modules.get(Deadlines.class)
                        .set(NEXT, YearDeadline.PROPOSAL, Optional.of(LocalDate.of(2026, 12, 4)), "Edaran"),
                () -> modules.get(Circulars.class)
                        .set(NEXT, "1/2026", LocalDate.of(2026, 9, 1), Optional.empty(), "Edaran"))) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> modules.does(other, deed))
                    .withMessage("Hanya Petugas atau Kepala DPMPD yang dapat mengatur tahun anggaran.");
        }
        assertThat(years.open()).containsExactly(BudgetYear.of(2026), NEXT);
    }

    @Test
    void deadlinesAndTheCircularAreKeptWithWhatTheyReplaced() {
        var deadlines = modules.get(Deadlines.class);
        var circulars = modules.get(Circulars.class);
        dpmpd(() -> {
            deadlines.set(NEXT, YearDeadline.PROPOSAL, Optional.of(LocalDate.of(2026, 12, 4)), "Edaran");
            circulars.set(NEXT, "1/2026", LocalDate.of(2026, 9, 1), Optional.empty(), null);
        });
        modules.clock().advance(Duration.ofDays(1));
        dpmpd(() -> {
            deadlines.set(NEXT, YearDeadline.PROPOSAL, Optional.of(LocalDate.of(2026, 12, 11)), "Diperpanjang");
            circulars.set(
                    NEXT,
                    "2/2026",
                    LocalDate.of(2026, 9, 2),
                    Optional.of(new Circulars.Pdf("edaran.pdf", new byte[] {1, 2})),
                    null);
        });

        assertThat(deadlines.of(NEXT)).isEqualTo(Map.of(YearDeadline.PROPOSAL, LocalDate.of(2026, 12, 11)));
        assertThat(deadlines.changes(NEXT)).hasSize(2);
        assertThat(circulars.of(NEXT))
                .hasValue(new Circular("2/2026", LocalDate.of(2026, 9, 2), Optional.of("edaran.pdf")));
        assertThat(circulars.open(NEXT).orElseThrow().content()).containsExactly(1, 2);
        assertThat(circulars.changes(NEXT)).hasSize(2);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dpmpd(() ->
                        deadlines.set(NEXT, YearDeadline.DECREE, Optional.of(LocalDate.of(2029, 1, 1)), "Keliru")))
                .withMessage("Tenggat tahun anggaran 2027 jatuh di tahun 2026 atau 2027.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into year_state (year, deed, set_at) values (2027, 'OPENED', now()) # cannot be OPENED after OPENED",
                "insert into year_state (year, deed, set_at) values (2028, 'CLOSED', now()) # cannot be CLOSED after nothing",
                "insert into year_state (year, deed, set_at) values (2027, 'CLOSED', now()) # reason_given",
                "insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at) values (2027, 9, 1, 12, 1, 12, now()) # one_rule_at_a_time",
                "insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at) values (2028, 0, 1, 12, 1, 12, now()) # places_check",
                "insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at) values (2028, 2001, 1, 12, 1, 12, now()) # places_check",
                "insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at) values (2028, 9, 1, 13, 1, 12, now()) # first_to_check",
                "insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at) values (2028, 9, 3, 2, 1, 12, now()) # violates check",
                "insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at) values (2028, 9, 1, 12, 7, 6, now()) # violates check",
                "insert into year_deadline (year, kind, due, set_at) values (2027, 'DECREE', '2028-01-01', now()) # violates check",
                "insert into year_circular (year, number, dated, file_name, set_at) values (2027, '1', now(), 'x.pdf', now()) # whole_file",
                "insert into fund_source_rule (year, source, verdict, set_at) values (2027, 'ADD', 'WARN', now()) # violates check",
                "update year_rule set places = 7 # append-only",
                "delete from year_state # append-only"
            })
    void theDatabaseRefusesWhatMakesNoSense(String statementAndReason) {
        var parts = statementAndReason.split(" # ");

        assertThat(refusal(() -> modules.owner().sql(parts[0]).update())).contains(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into year_state (year, deed, set_at) values (2028, 'OPENED', now())",
                "insert into year_rule (year, places, first_from, first_to, fewest_months, most_months, set_at) values (2028, 9, 1, 12, 1, 12, now())",
                "insert into year_deadline (year, kind, due, set_at) values (2027, 'DECREE', '2027-01-01', now())",
                "insert into year_circular (year, number, dated, set_at) values (2027, '1', now(), now())",
                "insert into quota (village, year, places, reason) values (17, 2027, 500, 'x')",
                "insert into activity_code (year, code, name) values (2028, '2.2.90', 'x')",
                "insert into account_code (year, code, name) values (2028, '5.2.7.90', 'x')",
                "insert into fund_source_rule (year, source, verdict, citation, set_at) values (2027, 'DDS', 'ALLOWED', 'x', now())"
            })
    void noVillageChangesASettingEvenIfACheckIsForgotten(String statement) {
        assertThat(refusal(() -> modules.sql("17").sql(statement).update())).contains("row-level security");
        modules.sql("*").sql(statement).update();
    }

    @Test
    void theDatabaseTakesNoProposalOfAClosedYear() {
        var started = dossiers.started(VILLAGE, header(2027, 1, 12));
        dpmpd(() -> years.close(NEXT, "Batas lewat"));

        assertThat(refusal(() ->
                        modules.owner().sql("""
                insert into proposal (village_id, budget_year, first_month, months, instalment_months, fund_source, payer, basis,
                    activity_code, account_code, target, stage, stage_since, started_by, started_at)
                select village_id, budget_year, first_month, months, instalment_months, fund_source, payer, basis, activity_code,
                    account_code, target, stage, stage_since, started_by, started_at from proposal where id = :id
                """).param("id", started.value()).update()))
                .contains("Tahun anggaran 2027 tidak sedang dibuka");
    }

    @Test
    void whoClosesAYearWaitsForWhoIsStartingInIt() {
        modules.does(
                dossiers.operator(VILLAGE),
                () -> modules.inTransaction(() -> {
                    modules.get(NewProposals.class).start(header(2027, 1, 12));

                    assertThat(refusal(() -> modules.owner()
                                    .sql(
                                            "set lock_timeout = '300ms'; insert into year_state (year, deed, reason, valid, set_at)"
                                                    + " values (2027, 'CLOSED', 'x', '[2026-11-20,)', now())")
                                    .update()))
                            .contains("lock timeout");
                }));
    }

    private static Header header(int year, int first, int months) {
        var usual = Dossiers.header(Basis.DRAFT_ORIGINAL);
        return new Header(
                year,
                YearMonth.of(year, first),
                months,
                1,
                usual.fundSource(),
                usual.payer(),
                usual.basis(),
                null,
                null,
                usual.activityCode(),
                usual.accountCode());
    }

    private static NewQuota quota(int places) {
        return new NewQuota(Optional.of(places), Optional.empty(), Optional.empty(), Optional.empty(), "Perbup");
    }

    private void dpmpd(Runnable deed) {
        modules.does(modules.official(Role.DPMPD_OFFICER, 1), deed);
    }

    private long audited(String action) {
        return modules.owner()
                .sql("select count(*) from audit_entry where action = ? and official_id is not null")
                .param(action)
                .query(Long.class)
                .single();
    }
}
