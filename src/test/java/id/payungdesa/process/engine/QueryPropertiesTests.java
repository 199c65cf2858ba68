package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.junit.jupiter.api.Test;

/** What is found once is what OGNL would have found each time. */
class QueryPropertiesTests {

    @Test
    void everyPropertyOfATaskQueryIsReadAsBefore() throws OgnlException {
        OgnlRuntime.setPropertyAccessor(TaskQueryImpl.class, new ObjectPropertyAccessor());
        var query = (TaskQueryImpl)
                new TaskQueryImpl().taskId("4711").taskUnassigned().active();
        var before = properties(query);
        QueryProperties.findOnce();
        OgnlRuntime.setPropertyAccessor(
                TaskQueryImpl.class, OgnlRuntime.getPropertyAccessor(ListQueryParameterObject.class));

        assertThat(properties(query)).isEqualTo(before).hasSizeGreaterThan(150);
        assertThat(before).containsEntry("taskId", "4711").containsEntry("orQueryActive", "false");
    }

    private static TaskQueryImpl query() {
        return (TaskQueryImpl)
                new TaskQueryImpl().taskId("4711").taskUnassigned().active();
    }

    /** By every name under which a mapping may ask: the getter's without its first word, and the getter's whole. */
    private static Map<String, String> properties(TaskQueryImpl query) {
        var read = new TreeMap<String, String>();
        Arrays.stream(TaskQueryImpl.class.getMethods())
                .map(java.lang.reflect.Method::getName)
                .filter(name -> name.matches("(get|is)[A-Z].*"))
                .filter(name -> !name.matches(".*(Class|Queries|Context|Self)$"))
                .flatMap(name -> Stream.of(name, bare(name)))
                .forEach(name -> read.put(name, read(query, name)));
        return read;
    }

    private static String bare(String getter) {
        var name = getter.replaceFirst("^(get|is)", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String read(TaskQueryImpl query, String property) {
        try {
            var value = OgnlCache.getValue(property, query);
            return value instanceof Object[] many ? Arrays.toString(many) : String.valueOf(value);
        } catch (RuntimeException unreadable) {
            return "unreadable";
        }
    }
}
