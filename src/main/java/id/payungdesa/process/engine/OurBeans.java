package id.payungdesa.process.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;

/** Finds a bean by its name, but only one that we wrote. */
class OurBeans extends ELResolver {

    private final ApplicationContext beans;

    OurBeans(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object name) {
        if (base != null || !(name instanceof String bean) || !beans.containsBean(bean) || !beans.isSingleton(bean)) {
            return null;
        }
        var found = beans.getBean(bean);
        if (!isOurs(AopUtils.getTargetClass(found))) {
            return null;
        }
        context.setPropertyResolved(true);
        return found;
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("id.payungdesa.");
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object name) {
        return true;
    }

    @Override
    public void setValue(ELContext context, Object base, Object name, Object value) {
        if (base == null) {
            throw new PropertyNotWritableException("An expression sets nothing: " + name);
        }
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object name) {
        return null;
    }
}
