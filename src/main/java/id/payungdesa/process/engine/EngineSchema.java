package id.payungdesa.process.engine;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** V001: the engine's own scripts, run by Flyway so that our tables and indexes can follow; the engine updates nothing. */
@Component
public class EngineSchema implements JavaMigration {

    private static final List<String> SCRIPTS = List.of(
            "engine", "identity", "history", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        for (var script : SCRIPTS) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + script + ".sql"));
        }
        var role = context.getConfiguration().getPlaceholders().get("app_role");
        try (var statement = context.getConnection().createStatement()) {
            // Without it every completion reads all open tasks to look for subtasks (PERFORMANCE.md).
            statement.execute("create index act_idx_task_parent on act_ru_task (parent_task_id_)");
            statement.execute("grant select, insert, update, delete on all tables in schema public to " + role);
            statement.execute("revoke all on flyway_schema_history from " + role);
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("001");
    }

    @Override
    public String getDescription() {
        return "engine schema 7.24";
    }

    @Override
    public Integer getChecksum() {
        return 724;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
