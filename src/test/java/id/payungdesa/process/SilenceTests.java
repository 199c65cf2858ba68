package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Working days count: the stories begin on Friday, 20 November 2026. */
@ProcessTest
class SilenceTests {

    @Autowired
    Story story;

    @Autowired
    TaskService tasks;

    @Test
    void aFileNobodyReceivedForTwoWorkingDaysIsToldToDpmpdOnce() {
        var village = story.village();
        village.submits(residents(1));

        story.calendar.becomes(LocalDate.of(2026, 11, 24), LocalTime.of(23, 59));
        assertThat(village.notices()).isEmpty();
        story.calendar.becomes(LocalDate.of(2026, 11, 25), LocalTime.of(0, 1));
        story.calendar.becomes(LocalDate.of(2026, 11, 25), LocalTime.of(12, 0));

        assertThat(village.notices())
                .containsExactly(
                        "dpmpd_officer: Berkas Raperdes Desa %s belum dicatat diterima kecamatan setelah 2 hari kerja."
                                .formatted(village.name()));
        assertThat(village.instance()).isWaitingAt("receiveFile").hasPassed("escalateFile");
        assertThat(priority(village, "receiveFile")).isEqualTo(80);
    }

    @Test
    void silenceAboutThePeopleIsRemindedOfThenReportedAndNeverTakenForConsent() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();

        story.calendar.becomes(LocalDate.of(2026, 11, 26), LocalTime.of(0, 1));
        assertThat(village.notices())
                .containsExactly(
                        "community_officer: Calon peserta Desa %s sudah menunggu verifikasi selama 3 hari kerja."
                                .formatted(village.name()));
        assertThat(priority(village, "verifyCandidates")).isEqualTo(60);
        story.calendar.becomes(LocalDate.of(2026, 12, 1), LocalTime.of(0, 1));
        story.calendar.becomes(LocalDate.of(2027, 2, 1), LocalTime.of(9, 0));

        var overdue = "Verifikasi calon peserta Desa %s melewati batas 5 hari kerja.".formatted(village.name());
        assertThat(village.notices()).hasSize(3).endsWith("subdistrict_head: " + overdue, "dpmpd_officer: " + overdue);
        assertThat(village.openSteps()).containsExactly("verifyCandidates");
        assertThat(priority(village, "verifyCandidates")).isEqualTo(80);
    }

    @Test
    void whoIsInTimeIsLeftInPeace() {
        var village = story.village();
        village.submits(residents(1));
        village.budgetIsEvaluated();
        village.verifies(Map.of());

        story.calendar.becomes(LocalDate.of(2027, 1, 15), LocalTime.of(9, 0));

        assertThat(village.notices()).isEqualTo(List.of());
    }

    private int priority(VillageStory village, String step) {
        return tasks.createTaskQuery()
                .taskId(story.desks.openTask(village.key(), step))
                .singleResult()
                .getPriority();
    }
}
