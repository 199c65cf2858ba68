package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import id.payungdesa.common.Busy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingRoomTests {

    private static final List<RosterRow> ROWS = List.of(new RosterRow(1, Map.of(RosterColumn.NAME, "Jufri")));

    private final CountDownLatch somebodyReads = new CountDownLatch(2);
    private final CountDownLatch done = new CountDownLatch(1);
    private ReadingRoom room = new ReadingRoom(2, 1, 60_000);

    @AfterEach
    void close() {
        done.countDown();
        room.close();
    }

    @Test
    void twoAreReadAtATimeOneWaitsAndTheNextIsToldToComeBack() throws Exception {
        var reading = IntStream.range(0, 2).mapToObj(i -> begins(this::slowly)).toList();
        somebodyReads.await();
        var waiting = begins(() -> ROWS);
        await().atMost(Duration.ofSeconds(10)).until(() -> room.waiting() == 1);

        assertThatExceptionOfType(Busy.class)
                .isThrownBy(() -> room.read(() -> ROWS))
                .withMessage("Server sedang memeriksa banyak daftar. Daftar Anda belum diterima; coba lagi sebentar.")
                .satisfies(busy -> assertThat(busy.pause()).isEqualTo(Duration.ofSeconds(5)));
        assertThat(waiting).isNotDone();

        done.countDown();
        assertThat(waiting.get()).isEqualTo(ROWS);
        assertThat(reading).allSatisfy(read -> assertThat(read.get()).isEqualTo(ROWS));
        assertThat(room.read(() -> ROWS)).isEqualTo(ROWS);
    }

    @Test
    void whoeverTakesTooLongIsStoppedAndMakesRoom() {
        room.close();
        room = new ReadingRoom(1, 1, 50);

        assertThatExceptionOfType(UnreadableRoster.class)
                .isThrownBy(() -> room.read(this::slowly))
                .withMessage("Berkas terlalu rumit untuk diperiksa dalam 10 detik. "
                        + "Salin daftarnya saja ke templat, lalu unggah templat itu.");
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> room.read(() -> ROWS), ROWS::equals);
    }

    @Test
    void whatIsWrongWithAListIsSaidAsWithoutARoom() {
        assertThatExceptionOfType(UnreadableRoster.class)
                .isThrownBy(() -> room.read(() -> RosterFile.read(new byte[0], "daftar.xlsx")))
                .withMessageStartingWith("Berkas kosong.");
    }

    @Test
    void everyReaderStopsWhenItsTimeIsUp() {
        var csv = ("NIK;Nama\n" + Files.GOOD_NIK + ";Jufri\n").getBytes(StandardCharsets.UTF_8);

        assertStopped(() -> RosterFile.read(csv, "daftar.csv"));
        assertStopped(() -> RosterFile.read(Files.goodWorkbook(), "daftar.xlsx"));
        assertStopped(() -> XlsxReader.read(Files.goodWorkbook()));
        assertStopped(() -> RosterTable.find(List.of(List.of(List.of(Cell.text("NIK"), Cell.text("Nama"))))));
    }

    private static void assertStopped(Callable<?> reading) {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(UnreadableRoster.class)
                    .isThrownBy(reading::call)
                    .withMessageStartingWith("Berkas terlalu rumit");
        } finally {
            Thread.interrupted();
        }
    }

    private List<RosterRow> slowly() throws InterruptedException {
        somebodyReads.countDown();
        done.await();
        return ROWS;
    }

    private CompletableFuture<List<RosterRow>> begins(Callable<List<RosterRow>> list) {
        return CompletableFuture.supplyAsync(() -> room.read(list), work -> new Thread(work).start());
    }
}
