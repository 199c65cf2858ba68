package id.payungdesa.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Every story begins on the same morning and leaves nothing under way. */
class BeginningAndEnd implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        AbstractAssertions.init(beans(test).getBean(ProcessEngine.class));
        beans(test).getBean(Calendar.class).beginsAnew();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        beans(test).getBean(Story.class).ends();
        AbstractAssertions.reset();
    }

    private static ApplicationContext beans(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test);
    }
}
