package id.payungdesa.process.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * The properties of an engine's query, found once. MyBatis asks for about two hundred of them each time it writes the SQL of
 * a task query, and OGNL goes through all methods of the class anew for each whose getter has not a getter's name.
 */
final class QueryProperties extends ObjectPropertyAccessor {

    private static final ClassValue<Map<String, Optional<Method>>> GETTERS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> query) {
            return new ConcurrentHashMap<>();
        }
    };

    private QueryProperties() {}

    static void findOnce() {
        OgnlRuntime.setPropertyAccessor(ListQueryParameterObject.class, new QueryProperties());
    }

    @Override
    public Object getPossibleProperty(OgnlContext context, Object query, String name) throws OgnlException {
        var getter = GETTERS.get(query.getClass()).computeIfAbsent(name, any -> getter(query.getClass(), name));
        if (getter.isEmpty()) {
            return super.getPossibleProperty(context, query, name);
        }
        try {
            return getter.get().invoke(query);
        } catch (ReflectiveOperationException e) {
            throw new OgnlException(name, e);
        }
    }

    private static Optional<Method> getter(Class<?> query, String name) {
        var getter = OgnlRuntime.getGetMethod(query, name);
        return Optional.ofNullable(getter == null ? OgnlRuntime.getReadMethod(query, name) : getter)
                .filter(method -> method.getParameterCount() == 0);
    }
}
