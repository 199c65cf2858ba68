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
    private final LatestNumbers latest;
    private final Entries entries;

    Assembly(Reading reading, LatestNumbers latest, Entries entries) {
        this.reading = reading;
        this.latest = latest;
        this.entries = entries;
    }

    /** As everything stands at this moment. */
    public Dossier of(int year) {
        return assembled(year, reading.of(year));
    }

    /** The same for a page: entries of this moment, and numbers that say from when they are. */
    public Dossier latest(int year) {
        return assembled(year, latest.of(year));
    }

    private Dossier assembled(int year, Numbers numbers) {
        Map<Register, List<Entry>> entered = Arrays.stream(Register.values())
                .collect(Collectors.toMap(Function.identity(), register -> entries.of(register, year)));
        var before = Stream.of(year - 2, year - 1)
                .collect(Collectors.toMap(Function.identity(), past -> entries.of(Register.SEGMENT, past)));
        return new Dossier(numbers, entered, before);
    }
}
