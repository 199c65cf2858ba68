package id.payungdesa.process.engine;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.Page;

/** How the engine compares: no wish means any value, {@code %} in a wish stands for any text. */
final class Matching {

    private Matching() {}

    static boolean is(String wish, String value) {
        return wish == null || wish.equals(value);
    }

    static boolean in(String[] wishes, String value) {
        return wishes == null || Arrays.asList(wishes).contains(value);
    }

    static boolean like(String wish, String value) {
        return wish == null
                || value.matches(Arrays.stream(wish.split("%", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*", "(?is)", "")));
    }

    static <T> List<T> page(List<T> found, Page page) {
        return page == null
                ? found
                : found.stream()
                        .skip(page.getFirstResult())
                        .limit(page.getMaxResults())
                        .toList();
    }
}
