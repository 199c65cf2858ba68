package id.payungdesa.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The list a village hands in; the same village always has the same people, and no two villages share one. */
public final class WorkerList {

    private static final LocalDate OLDEST = LocalDate.of(1966, 1, 1);
    private static final int DAYS = 14_000;
    private static final String[] HAMLETS = {"Melati", "Mawar", "Bahari", "Harapan"};
    private static final String[] OCCUPATIONS = {
        "Petani", "Nelayan", "Petani rumput laut", "Buruh tani", "Pekebun", "Tukang kayu", "Pedagang kecil", "Ojek",
        "Motoris", "Buruh harian lepas", "Peternak", "Penjahit", "Kader posyandu", "Marbot masjid", "Pengrajin", "Sopir"
    };

    private final List<Worker> workers;

    private WorkerList(List<Worker> workers) {
        this.workers = workers;
    }

    /** So many people of the village with this number, at most 900 villages. */
    public static WorkerList of(int village, int people) {
        return new WorkerList(
                IntStream.range(0, people).mapToObj(n -> worker(village, n)).toList());
    }

    private static Worker worker(int village, int number) {
        var woman = number % 3 == 1;
        var born = OLDEST.plusDays((number * 131L + village * 17L) % DAYS);
        // Never ending in nought: a list of such numbers is taken for one that Excel has spoilt.
        var serial = village * 10 + number % 9 + 1;
        return new Worker(
                "650399%02d%02d%02d%04d"
                        .formatted(
                                born.getDayOfMonth() + (woman ? 40 : 0),
                                born.getMonthValue(),
                                born.getYear() % 100,
                                serial),
                "6503991203%02d%04d".formatted(number / 4 % 100, village),
                Names.of(village * 37 + number, woman),
                born,
                woman,
                Names.mother(village + number / 4),
                "RT %02d Dusun %s".formatted(number % 9 + 1, HAMLETS[number % HAMLETS.length]),
                OCCUPATIONS[(village + number) % OCCUPATIONS.length],
                800_000 + 100_000L * (number % 7));
    }

    /** The same list with one row written otherwise. */
    public WorkerList with(int number, UnaryOperator<Worker> otherwise) {
        var changed = new ArrayList<>(workers);
        changed.set(number - 1, otherwise.apply(changed.get(number - 1)));
        return new WorkerList(changed);
    }

    public List<Worker> workers() {
        return workers;
    }

    public byte[] csv() {
        return Stream.concat(Stream.of(Worker.HEADINGS), workers.stream().map(Worker::cells))
                .map(cells -> String.join(";", cells))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    public byte[] xlsx() {
        try (var workbook = new XSSFWorkbook();
                var file = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("Daftar Calon Peserta");
            var lines = Stream.concat(
                            Stream.of(Worker.HEADINGS), workers.stream().map(Worker::cells))
                    .toList();
            for (var line = 0; line < lines.size(); line++) {
                var row = sheet.createRow(line);
                var cells = lines.get(line);
                for (var cell = 0; cell < cells.size(); cell++) {
                    row.createCell(cell).setCellValue(cells.get(cell));
                }
            }
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
