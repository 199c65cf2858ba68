package id.payungdesa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerListTests {

    @Test
    void noTwoPeopleOfTheRegencyShareANumberAndNoneLooksSpoilt() {
        var numbers = IntStream.rangeClosed(1, 240)
                .mapToObj(village -> WorkerList.of(village, 100))
                .flatMap(list -> list.workers().stream())
                .map(Worker::nik)
                .toList();

        assertThat(numbers).doesNotHaveDuplicates().allMatch(nik -> nik.matches("650399\\d{9}[1-9]"));
    }

    @Test
    void aVillageAlwaysHasTheSamePeople() {
        assertThat(WorkerList.of(7, 20).workers())
                .isEqualTo(WorkerList.of(7, 20).workers());
    }

    @Test
    void oneRowIsWrittenOtherwise() {
        var list = WorkerList.of(7, 3).with(2, worker -> worker.whoseNikEndsIn(9916));

        assertThat(list.workers().get(1).nik()).endsWith("9916");
        assertThat(list.workers().get(0))
                .isEqualTo(WorkerList.of(7, 3).workers().get(0));
    }
}
