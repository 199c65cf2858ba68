package id.payungdesa.common;

import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * What a module asks of the settings before an installation with a database of its own opens its doors; listed in
 * {@code META-INF/spring.factories}, as it is asked before there is any bean.
 */
public interface Safeguard {

    Stream<Weakness> weaknesses(Environment settings);
}
