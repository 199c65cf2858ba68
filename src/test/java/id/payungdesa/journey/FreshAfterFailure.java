package id.payungdesa.journey;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * A journey that broke off leaves half a story behind: whoever goes it again begins with an application of its own; first
 * before a test is last after it, when no other listener asks for what was closed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class FreshAfterFailure implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.getTestException() != null) {
            test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }
}
