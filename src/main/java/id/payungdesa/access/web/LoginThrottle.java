package id.payungdesa.access.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever tries passwords. A pause holds for one login from one address, or for an address that tries many
 * logins; it grows to a quarter of an hour and passes, so that nobody can lock a colleague out from elsewhere.
 */
class LoginThrottle {

    static final int TRIES_PER_LOGIN = 5;
    static final int TRIES_PER_ADDRESS = 50;
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Counts one try before its password is checked, as many at once would else all go through. */
    synchronized Duration count(String login, String address) {
        var pause = pause(key(login, address));
        var atAddress = pause(address);
        if (atAddress.compareTo(pause) > 0) {
            pause = atAddress;
        }
        if (pause.isZero()) {
            add(key(login, address), TRIES_PER_LOGIN);
            add(address, TRIES_PER_ADDRESS);
        }
        return pause;
    }

    /** A right password clears its own failures, and takes back the one try it counted at the address. */
    synchronized void succeeded(String login, String address) {
        tries.remove(key(login, address));
        tries.computeIfPresent(address, (key, before) -> before.count() > 1 ? before.less() : null);
    }

    private Duration pause(String key) {
        var before = tries.get(key);
        if (before == null) {
            return Duration.ZERO;
        }
        var passed = Duration.between(before.last(), clock.instant());
        // Where the clock was set back nobody waits for its return.
        return passed.isNegative() || passed.compareTo(before.pause()) > 0
                ? Duration.ZERO
                : before.pause().minus(passed);
    }

    private void add(String key, int free) {
        var now = clock.instant();
        var before = tries.get(key);
        var count = before == null
                        || before.last().plus(LONGEST_PAUSE).plus(LONGEST_PAUSE).isBefore(now)
                ? 1
                : before.count() + 1;
        tries.put(key, new Tries(count, now, pauseAfter(count - free)));
    }

    private static Duration pauseAfter(int tooMany) {
        if (tooMany < 0) {
            return Duration.ZERO;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tooMany, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static String key(String login, String address) {
        return login + " " + address;
    }

    private record Tries(int count, Instant last, Duration pause) {

        Tries less() {
            return new Tries(count - 1, last, Duration.ZERO);
        }
    }
}
