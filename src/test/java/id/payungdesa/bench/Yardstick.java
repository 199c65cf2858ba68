package id.payungdesa.bench;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast the machine is this minute: the simple process by hand, on the same server. Seconds of a busy or slower machine are
 * compared by what the floor would have carried in them.
 */
final class Yardstick {

    private static final int INSTANCES = 4000;
    private static final int CLIENTS = 2;

    private final DurableServer server;
    private final Floor floor;
    private final AtomicLong number = new AtomicLong();

    Yardstick(DurableServer server) {
        this.server = server;
        this.floor = Floor.on(server);
        laidOn();
    }

    /** What the floor carries in a second, and in a second of processor time. */
    record Pace(double perSecond, double perCpuSecond) {}

    Pace laidOn() {
        var cpu = Cpu.used(server.pid());
        var began = System.nanoTime();
        floor.carryTogether(INSTANCES, CLIENTS, number);
        var seconds = (System.nanoTime() - began) / 1e9;
        var spent = Cpu.used(server.pid()).since(cpu).total();
        return new Pace(INSTANCES / seconds, INSTANCES / spent);
    }
}
