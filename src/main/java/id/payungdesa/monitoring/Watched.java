package id.payungdesa.monitoring;

import io.micrometer.core.instrument.Tags;
import java.util.List;

/** Something operators keep an eye on; read now and then in the system's scope, and told until it is read again. */
public interface Watched {

    List<Sample> read();

    /** What is measured: its name at the scraper, and what it says. */
    record Measure(String name, String meaning) {

        public Sample is(double value, String... labels) {
            return new Sample(this, Tags.of(labels), value);
        }
    }

    /** A number found; its labels are words of ours, never a village, a person or an id, so there are only so many. */
    record Sample(Measure measure, Tags labels, double value) {}
}
