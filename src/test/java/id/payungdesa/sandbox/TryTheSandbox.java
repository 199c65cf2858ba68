package id.payungdesa.sandbox;

import java.time.Clock;
import java.time.Duration;

/** Starts the sandbox alone on port 8081 with empty books, to look at its pages. */
final class TryTheSandbox {

    private TryTheSandbox() {}

    public static void main(String[] args) throws InterruptedException {
        new Sandbox(SandboxBooks.empty(8081, Duration.ofSeconds(2), Duration.ofSeconds(5)), Clock.systemUTC()).start();
        Thread.currentThread().join();
    }
}
