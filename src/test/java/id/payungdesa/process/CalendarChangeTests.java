package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.common.Holiday;
import id.payungdesa.common.Holidays;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The regency changes its calendar while deadlines run. */
@ProcessTest
class CalendarChangeTests {

    private static final String NAME = "Hari jadi cerita";
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 12, 9);

    /** Twenty working days after Friday, 20 November 2026, with and without that Wednesday. */
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 18);

    private static final LocalDate MOVED = LocalDate.of(2026, 12, 21);

    @Autowired
    Story story;

    @Autowired
    Holidays holidays;

    @Autowired
    Upkeep upkeep;

    @AfterEach
    void theCalendarIsAsItWas() {
        story.tables.change("delete from holiday where name = ?", NAME);
    }

    @Test
    void aHolidayOfTheRegencyMovesTheCamatsSilenceByOneWorkingDay() {
        var village = atTheCamat();
        assertThat(dates(village)).containsOnly(end(LAST_DAY));

        declares(WEDNESDAY);

        assertThat(dates(village)).containsOnly(end(MOVED));
        story.calendar.becomes(LAST_DAY, LocalTime.of(23, 59, 59));
        assertThat(village.instance()).isWaitingAt("signEvaluation").hasNotPassed("evaluationOverdue");
        story.calendar.turnsTo(MOVED, LocalTime.of(23, 57));
        village.camatSigns("COMPLIANT");
        story.calendar.becomes(MOVED.plusDays(1), LocalTime.NOON);
        assertThat(village.instance()).hasNotPassed("evaluationOverdue");
        assertThat(result(village)).isEqualTo("COMPLIANT");
    }

    @Test
    void theMovedDayIsTheLastOneToo() {
        var village = atTheCamat();
        declares(WEDNESDAY);

        story.calendar.becomes(MOVED, LocalTime.of(23, 59, 59));

        assertThat(village.instance()).hasPassed("evaluationOverdue");
        assertThat(result(village)).isEqualTo("DEEMED");
    }

    @Test
    void aHolidayTakenBackGivesTheDayBack() {
        var village = atTheCamat();
        declares(WEDNESDAY);

        byRegency(() -> holidays.remove(WEDNESDAY, Holiday.Kind.REGIONAL, "Batal ditetapkan"));

        assertThat(dates(village)).containsOnly(end(LAST_DAY));
        assertThat(story.tables.rows("""
                select concat_ws(' ', action, body ->> 'name', body ->> 'reason') from audit_entry
                where chain = 0 and subject = 'holiday 2026-12-09' order by seq desc limit 2
                """))
                .containsExactly("HOLIDAY_REMOVED Hari jadi cerita Batal ditetapkan", "HOLIDAY_ADDED " + NAME + " ");
    }

    @Test
    void whoHasTheFormOpenNoticesNothing() {
        var village = atTheCamat();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var task = story.desks.takes(camat, village.key(), "signEvaluation");
        story.desks.saves(camat, task, village.signature("COMPLIANT"));

        declares(WEDNESDAY);
        story.desks.completes(camat, task);

        assertThat(result(village)).isEqualTo("COMPLIANT");
    }

    @Test
    void everyTimerOfTheDiagramsMovesWithItsDays() {
        var village = story.village();
        village.submits(residents(1));
        var before = timers(village);
        assertThat(before).containsExactly("fileOverdue 24", "verificationOverdue 27", "verificationReminder 25");

        declares(LocalDate.of(2026, 11, 23));

        assertThat(timers(village))
                .containsExactly("fileOverdue 25", "verificationOverdue 30", "verificationReminder 26");
    }

    @Test
    void whatIsOverdueStaysOverdue() {
        var village = story.village();
        village.submits(residents(1));
        var task = story.desks.openTask(village.key(), "receiveFile");
        story.calendar.turnsTo(LocalDate.of(2026, 11, 26), LocalTime.NOON);

        declares(WEDNESDAY);

        assertThat(story.tables.row("select due_at::text from step where task_id = ?", task))
                .startsWith("2026-11-24");
    }

    @Test
    void noDeadlineMovesBeforeNow() {
        var village = atTheCamat();
        story.tables.change(
                "update evaluation set received_at = '2026-10-01 09:00+08' where village_id = ?", village.id());

        declares(WEDNESDAY);

        assertThat(dates(village))
                .containsOnly(story.tables.row(
                        "select to_char(?::timestamptz at time zone 'Asia/Makassar', 'YYYY-MM-DD HH24:MI:SS')",
                        story.calendar.now().toString()));
    }

    @Test
    void aChangeWhoseDatingWasCutOffIsMadeGood() {
        var village = atTheCamat();
        story.tables.change("""
                insert into holiday (day, name, kind, decree, certainty) values ('2026-12-09', ?, 'REGIONAL', 'x', 'HIGH')
                """, NAME);
        assertThat(dates(village)).containsOnly(end(LAST_DAY));

        someTimePassesSinceTheChange();
        upkeep.run();

        assertThat(dates(village)).containsOnly(end(MOVED));
        assertThat(undated()).isZero();
    }

    @Test
    void aDayThatHasPassedIsLeftAsItWas() {
        var past = "Tanggal yang sudah lewat tidak dapat diubah: batas waktu yang melewatinya sudah berjalan.";

        assertThat(refusal(() -> declares(story.calendar.today().minusDays(1)))).isEqualTo(past);
        assertThat(refusal(() ->
                        byRegency(() -> holidays.remove(LocalDate.of(2026, 8, 17), Holiday.Kind.NATIONAL, "Keliru"))))
                .isEqualTo(past);
        declares(WEDNESDAY);
        assertThat(refusal(() -> declares(WEDNESDAY)))
                .isEqualTo("9 Desember 2026 sudah tercatat sebagai libur daerah.");
    }

    /** Whoever works on while the calendar changes still reckons with the former one; the next round makes that good. */
    @Test
    void whoeverWorksOnWhileTheCalendarChangesIsDatedWithTheNextRound() {
        var village = atTheCamat();

        declares(WEDNESDAY);
        var task = story.desks.openTask(village.key(), "signEvaluation");
        story.tables.change("update step set due_at = '2026-12-18 23:59:59+08' where task_id = ?", task);
        assertThat(undated()).isPositive();
        someTimePassesSinceTheChange();
        upkeep.run();

        assertThat(dates(village)).containsOnly(end(MOVED));
        assertThat(undated()).isZero();
    }

    private void someTimePassesSinceTheChange() {
        story.tables.change("update calendar_state set changed_at = changed_at - interval '1 hour'");
    }

    private long undated() {
        return story.tables.number("select changes - dated from calendar_state");
    }

    private VillageStory atTheCamat() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());
        return village;
    }

    private void declares(LocalDate day) {
        byRegency(() -> holidays.add(new Holiday(day, NAME, Holiday.Kind.REGIONAL, "Keputusan Bupati 7/2026")));
    }

    private void byRegency(Runnable deed) {
        story.desks.as("petugas.dpmpd", () -> {
            deed.run();
            return null;
        });
    }

    /** What the evaluation, the step, the card and the timer say. */
    private List<String> dates(VillageStory village) {
        var task = story.desks.openTask(village.key(), "signEvaluation");
        return story.tables.rows(
                """
                select to_char(due at time zone 'Asia/Makassar', 'YYYY-MM-DD HH24:MI:SS') from (
                    select due_at as due from evaluation where village_id = ?
                    union all select due_at from step where task_id = ?
                    union all select due_date_::timestamptz from act_ru_task where id_ = ?
                    union all select duedate_::timestamptz from act_ru_job job
                        join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                        where process_instance_id_ = ? and definition.act_id_ = 'evaluationOverdue') dates
                """, village.id(), task, task, village.instance().getId());
    }

    private List<String> timers(VillageStory village) {
        return story.tables.rows("""
                select definition.act_id_ || ' ' || extract(day from duedate_::timestamptz at time zone 'Asia/Makassar')
                from act_ru_job job join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                where process_instance_id_ = ? order by 1
                """, village.instance().getId());
    }

    private static String end(LocalDate day) {
        return day + " 23:59:59";
    }

    private String result(VillageStory village) {
        return story.tables.row("select coalesce(result, 'none') from evaluation where village_id = ?", village.id());
    }
}
