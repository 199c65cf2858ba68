package id.payungdesa.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together the {@link Dossier} of a year. */
@Component
public class Assembly {

    private final Reading reading;
    private final Entries entries;

    Assembly(Reading reading, Entries entries) {
        this.reading = reading;
        this.entries = entries;
    }

    public Dossier of(int year) {
        Map<Register, List<Entry>> entered = Arrays.stream(Register.values())
                .collect(Collectors.toMap(Function.identity(), register -> entries.of(register, year)));
        var before = Stream.of(year - 2, year - 1)
                .collect(Collectors.toMap(Function.identity(), past -> entries.of(Register.SEGMENT, past)));
        return new Dossier(reading.of(year), entered, before);
    }
}
