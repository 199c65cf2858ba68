package id.payungdesa.process.engine;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Looks into the or-branches of task queries, which the engine forgets (CVE-2026-109432): an expression there is run
 * for anybody who may ask for tasks. Stored filters keep theirs outside the branches, where {@link AllowedMembers} holds.
 */
class OrBranchGuard extends CommandInterceptor {

    private static final Field EXTENDING = field(AbstractExecuteFilterCmd.class, "extendingQuery");
    private static final Field SAVED = field(SaveFilterCmd.class, "filter");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query) {
            refuseAny(query);
        } else if (command instanceof AbstractExecuteFilterCmd
                && ReflectionUtils.getField(EXTENDING, command) instanceof TaskQueryImpl query) {
            refuseAny(query);
        } else if (command instanceof SaveFilterCmd
                && ReflectionUtils.getField(SAVED, command) instanceof Filter filter
                && filter.getQuery() instanceof TaskQueryImpl query) {
            refuseInBranches(query);
        }
        return next.execute(command);
    }

    private static void refuseAny(TaskQueryImpl query) {
        refuse(query);
        refuseInBranches(query);
    }

    /** The first of the queries is the query itself; a branch has none of its own. */
    private static void refuseInBranches(TaskQueryImpl query) {
        query.getQueries().stream().filter(branch -> branch != query).forEach(OrBranchGuard::refuse);
    }

    private static void refuse(TaskQueryImpl query) {
        if (!query.getExpressions().isEmpty()) {
            throw new BadUserRequestException("Ungkapan tidak boleh dipakai dalam pencarian.");
        }
    }

    private static Field field(Class<?> type, String name) {
        var field = ReflectionUtils.findField(type, name);
        if (field == null) {
            throw new IllegalStateException("The engine's " + type.getSimpleName() + " has no " + name + " any more");
        }
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
