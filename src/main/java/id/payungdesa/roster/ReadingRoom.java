package id.payungdesa.roster;

import id.payungdesa.common.Busy;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where lists are read: a few at a time, a few waiting, none for long, so that hostile files hold up nobody else. */
@Component
public class ReadingRoom {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final long limit;
    private final ThreadPoolExecutor readers;
    private final ScheduledExecutorService watch;

    ReadingRoom(
            @Value("${payung.reading.at-once:2}") int atOnce,
            @Value("${payung.reading.waiting:6}") int waiting,
            @Value("${payung.reading.milliseconds:10000}") long limit) {
        this.limit = limit;
        readers = new ThreadPoolExecutor(
                atOnce, atOnce, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), daemons("list reader"));
        watch = Executors.newSingleThreadScheduledExecutor(daemons("list reader watch"));
    }

    /** The rows of a list, unless it is none, takes too long, or too many wait already. */
    public List<RosterRow> read(Callable<List<RosterRow>> list) {
        var reading = new Reading(list);
        try {
            readers.execute(reading);
        } catch (RejectedExecutionException e) {
            throw new Busy(
                    "Server sedang memeriksa banyak daftar. Daftar Anda belum diterima; coba lagi sebentar.", PAUSE);
        }
        return reading.rows();
    }

    /** How many lists lie there unread. */
    public int waiting() {
        return readers.getQueue().size();
    }

    /** The time counts from when somebody begins to read, not from when the list began to wait. */
    private final class Reading extends FutureTask<List<RosterRow>> {

        Reading(Callable<List<RosterRow>> list) {
            super(list);
        }

        @Override
        public void run() {
            var end = watch.schedule(() -> cancel(true), limit, TimeUnit.MILLISECONDS);
            super.run();
            end.cancel(false);
        }

        List<RosterRow> rows() {
            try {
                return get();
            } catch (CancellationException e) {
                throw RosterLimits.tooSlow();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw RosterLimits.tooSlow();
            }
        }
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
        watch.shutdownNow();
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
