package id.payungdesa.process;

import id.payungdesa.access.AccountClosed;
import id.payungdesa.access.Level;
import id.payungdesa.access.PostEnded;
import id.payungdesa.access.PostFilled;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import java.time.Clock;
import java.util.Arrays;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives tasks back to their desk when whoever took them has no business there any more; what was saved stays to be read. */
@Component
class ClaimedTasks {

    private final JdbcClient jdbc;
    private final TaskService engine;
    private final OnNobodysBehalf onNobodysBehalf;
    private final Clock clock;

    ClaimedTasks(JdbcClient jdbc, TaskService engine, OnNobodysBehalf onNobodysBehalf, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.onNobodysBehalf = onNobodysBehalf;
        this.clock = clock;
    }

    @EventListener({PostEnded.class, PostFilled.class, AccountClosed.class})
    void onChangeOfPosts() {
        giveBack();
    }

    /** A task that somebody is working with at this moment is passed over; the next round looks again. */
    @Transactional
    public int giveBack() {
        var today = Indonesian.today(clock);
        var left = jdbc.sql("""
                select task.id_
                from act_ru_task task join step on step.task_id = task.id_
                where task.assignee_ is not null and (
                    not exists (
                        select from post join official on official.id = post.official_id
                        where official.id::text = task.assignee_ and official.active
                            and (post.role = step.role and post.area = step.area
                                or post.role = step.recorder and post.area = coalesce(step.recorder_area, step.area))
                            and post.valid @> :today::date)
                    or step.role in (:reviewers) and exists (
                        select from post
                        where post.official_id::text = task.assignee_ and post.village_id = step.village_id
                            and post.valid @> :today::date))
                order by task.id_
                for update of task skip locked
                """)
                .param("today", today)
                .param(
                        "reviewers",
                        Arrays.stream(Role.values())
                                .filter(role -> role.level() == Level.SUBDISTRICT)
                                .map(Role::id)
                                .toList())
                .query(String.class)
                .list();
        return onNobodysBehalf.does(() -> {
            left.forEach(task -> engine.setAssignee(task, null));
            return left.size();
        });
    }
}
