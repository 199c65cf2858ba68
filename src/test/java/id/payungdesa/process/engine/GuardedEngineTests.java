package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payungdesa.RunningApplication;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Guards G1 and G2, CVE-2026-109432: each is asked past the gate, in the engine itself. */
@RunningApplication
class GuardedEngineTests {

    private static final String ATTACK =
            "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('true')}";

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Test
    void anOrBranchCarriesNoExpression() {
        assertRefused(() -> branch("${1}").list());
        assertRefused(() -> branch("${1}").count());
        assertRefused(() -> branch("${1}").listPage(0, 1));
        assertRefused(() -> branch("${1}").singleResult());
    }

    @Test
    void aFilterIsNotExtendedWithAnExpression() {
        var filter = filters.newTaskFilter("plain").setQuery(tasks.createTaskQuery());
        filters.saveFilter(filter);
        try {
            assertRefused(() -> filters.list(filter.getId(), branch("${1}")));
            assertRefused(() -> filters.count(filter.getId(), branch("${1}")));
            assertRefused(() -> filters.listPage(filter.getId(), branch("${1}"), 0, 1));
            assertRefused(() -> filters.singleResult(filter.getId(), branch("${1}")));
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void aFilterIsNotSavedWithAnExpressionInABranch() {
        assertRefused(() -> filters.saveFilter(filters.newTaskFilter("trap").setQuery(branch("${1}"))));
        assertThat(filters.createFilterQuery().filterName("trap").count()).isZero();
    }

    @Test
    void aFilterKeepsTheFunctionsOfTasklist() {
        var query = tasks.createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .dueBeforeExpression("${dateTime().plusDays(1).withTimeAtStartOfDay().toDate()}")
                .taskCreatedBeforeExpression("${now()}");
        var filter = filters.saveFilter(filters.newTaskFilter("mine").setQuery(query));
        try {
            identity.setAuthentication("1", List.of("village_operator-105", "village_operator"));
            assertThatCode(() -> filters.listPage(filter.getId(), 0, 15)).doesNotThrowAnyException();
        } finally {
            identity.clearAuthentication();
            filters.deleteFilter(filter.getId());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ATTACK,
                "${''.class}",
                "${''['class']}",
                "${now().class.forName('java.lang.Runtime')}",
                "${now().getClass()}",
                "${dateTime().getChronology().getClass()}",
                "${currentUserGroups().getClass()}",
                "${execution.getProcessEngineServices()}",
                "${execution.processEngineServices}",
                "${execution.processEngine}",
                "${applicationTaskExecutor}",
                "${dataSource}",
                "${jdbcClient}",
                "${processEngine}",
                "${runtimeService}",
                "${environment}",
                "${systemProperties}",
                "${identityService}",
                "${'x'.repeat(10)}"
            })
    void anExpressionReachesNothingButOurs(String expression) {
        identity.setAuthentication("1", List.of("auditor"));
        try {
            assertThatThrownBy(() -> evaluate(expression))
                    .rootCause()
                    .message()
                    .containsAnyOf("An expression may not use", "Cannot resolve identifier");
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void aStoredFilterRunsNoCode() {
        var trap = tasks.createTaskQuery().taskAssigneeExpression(ATTACK);
        var filter = filters.saveFilter(filters.newTaskFilter("stored").setQuery(trap));
        try {
            assertThatThrownBy(() -> filters.list(filter.getId()))
                    .hasRootCauseMessage("An expression may not use getClass of java.lang.String");
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void ourBeansAnswer() {
        assertThat(evaluate("${officials.all().size() > 0}")).isEqualTo(true);
        assertThat(evaluate("${'abc'.length()}")).isEqualTo(3);
        assertThat(evaluate("${execution.id}")).isNull();
        assertThatThrownBy(() -> evaluate("${officials.getClass()}"))
                .rootCause()
                .hasMessageStartingWith("An expression may not use getClass");
    }

    @Test
    void officialsAreTheEnginesUsersAndPostsItsGroups() {
        var head =
                identity.createUserQuery().memberOfGroup("subdistrict_head-10").singleResult();

        assertThat(head.getFirstName()).isEqualTo("Zainal Arifin");
        assertThat(identity.createGroupQuery().groupMember(head.getId()).list())
                .extracting(group -> group.getId())
                .containsExactly("subdistrict_head-10", "subdistrict_head");
        assertThat(identity.isReadOnly()).isTrue();
        assertThat(identity.checkPassword(head.getId(), "payung-desa-2027")).isFalse();
        assertThat(identity.createUserQuery().userFirstNameLike("zainal%").count())
                .isOne();
        assertThat(identity.createUserQuery().userId("camat.sebatiktimur").count())
                .isZero();
    }

    private TaskQuery branch(String expression) {
        return tasks.createTaskQuery()
                .or()
                .taskName("x")
                .taskAssigneeExpression(expression)
                .endOr();
    }

    private Object evaluate(String expression) {
        return engine.getCommandExecutorTxRequired().execute(context -> engine.getExpressionManager()
                .createExpression(expression)
                .getValue(new ExecutionEntity()));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(BadUserRequestException.class)
                .isThrownBy(call)
                .withMessageContaining("Ungkapan tidak boleh dipakai");
    }
}
