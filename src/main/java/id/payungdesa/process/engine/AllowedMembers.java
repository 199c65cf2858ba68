package id.payungdesa.process.engine;

import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.joda.time.ReadableInstant;

/** What may be read from a value or called on it in an expression: a short list per type, and nothing of other types. */
class AllowedMembers extends BeanELResolver {

    private static final Map<Class<?>, Predicate<String>> ALLOWED = new LinkedHashMap<>();

    static {
        allow(
                String.class,
                "isEmpty|isBlank|length|equals|equalsIgnoreCase|startsWith|endsWith|contains|concat|substring|trim|toString");
        allow(Boolean.class, "equals|toString");
        allow(Number.class, "intValue|longValue|doubleValue|equals|compareTo|toString");
        allow(Date.class, "getTime|before|after|equals|compareTo");
        allow(ReadableInstant.class, "(plus|minus)\\w+|with(Time\\w*|Day\\w*|Hour\\w*|Minute\\w*)|toDate|getMillis");
        allow(Collection.class, "size|isEmpty|contains");
        allow(Map.class, "size|isEmpty|containsKey|get");
        allow(
                BaseDelegateExecution.class,
                "(get)?(id|eventName|businessKey|processBusinessKey|processInstanceId|processDefinitionId"
                        + "|currentActivityId|variable)|hasVariable");
        allow(
                DelegateTask.class,
                "(get)?(id|name|assignee|eventName|executionId|processInstanceId|processDefinitionId|taskDefinitionKey"
                        + "|dueDate|variable)|hasVariable");
    }

    private static final Set<String> OF_EVERY_OBJECT = Set.of("class", "getClass", "wait", "notify", "notifyAll");

    AllowedMembers() {
        super(true);
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null) {
            check(base, property);
        }
        return super.getValue(context, base, property);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        if (base != null) {
            check(base, property);
        }
        return super.getType(context, base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (base != null) {
            check(base, method);
        }
        return super.invoke(context, base, method, types, arguments);
    }

    private static void check(Object base, Object member) {
        var name = String.valueOf(member);
        if (!allowed(base, name)) {
            throw new ELException("An expression may not use " + name + " of "
                    + base.getClass().getName());
        }
    }

    private static boolean allowed(Object base, String name) {
        if (OurBeans.isOurs(base.getClass())) {
            return !OF_EVERY_OBJECT.contains(name);
        }
        return ALLOWED.entrySet().stream()
                .filter(type -> type.getKey().isInstance(base))
                .anyMatch(type -> type.getValue().test(name));
    }

    private static void allow(Class<?> type, String names) {
        ALLOWED.put(type, Pattern.compile(names).asMatchPredicate());
    }
}
