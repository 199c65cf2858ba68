package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step of the system that cannot be taken stands still where somebody sees it, until somebody has it tried again. */
@ProcessTest
class StuckJobsTests {

    @Autowired
    Story story;

    @Autowired
    StuckJobs stuck;

    @Test
    void aStepThatFailedThreeTimesIsSeenAndTakenOnceItsCauseIsGone() {
        var village = story.village();
        village.submits(residents(1));
        story.calendar.turnsTo(LocalDate.of(2026, 11, 25), LocalTime.of(0, 1));
        story.tables.whileRefusing("notice", village.id(), () -> {
            for (int tries = 0; tries < 3; tries++) {
                assertThatThrownBy(story.calendar::timersFire).hasStackTraceContaining("broken for a test");
            }
        });
        assertThat(village.notices()).isEmpty();

        var found = as(Role.SYSTEM_OPERATOR, stuck::all);

        assertThat(found).singleElement().satisfies(step -> {
            assertThat(step.about()).isEqualTo("Desa " + village.name());
            assertThat(step.title()).isNotBlank();
            assertThat(step.failure()).isEqualTo("PSQLException");
            assertThat(step.since()).isEqualTo(story.calendar.now());
        });
        var job = found.get(0).job();
        as(Role.SYSTEM_OPERATOR, () -> {
            stuck.retry(job);
            return true;
        });
        story.calendar.timersFire();
        assertThat(village.notices()).as("told once").hasSize(1);
        assertThat(as(Role.SYSTEM_OPERATOR, stuck::all)).isEmpty();
        assertThat(story.tables.number(
                        "select count(*) from audit_entry where action = 'STEP_RETRIED' and chain = ?", village.id()))
                .isEqualTo(1);
        assertThatExceptionOfType(Refused.class)
                .as("a second click")
                .isThrownBy(() -> as(Role.SYSTEM_OPERATOR, () -> {
                    stuck.retry(job);
                    return true;
                }));
    }

    @Test
    void nobodyElseLooksOrHelps() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> as(Role.DPMPD_OFFICER, stuck::all));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(Role.INSURER_LIAISON, () -> {
                    stuck.retry("1");
                    return true;
                }));
    }

    private <T> T as(Role role, Supplier<T> work) {
        return story.desks.as(story.official(role, 1), work);
    }
}
