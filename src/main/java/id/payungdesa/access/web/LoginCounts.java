package id.payungdesa.access.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;

/** How many logins went well, were refused, or came too fast; never whose. */
class LoginCounts implements MeterBinder {

    final LongAdder succeeded = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder paused = new LongAdder();

    @Override
    public void bindTo(MeterRegistry registry) {
        count("succeeded", succeeded, registry);
        count("refused", refused, registry);
        count("paused", paused, registry);
    }

    private static void count(String outcome, LongAdder logins, MeterRegistry registry) {
        FunctionCounter.builder("payung.logins", logins, LongAdder::doubleValue)
                .tag("outcome", outcome)
                .description("Logins that went well, were refused, or came too fast")
                .register(registry);
    }
}
