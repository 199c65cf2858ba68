package id.payungdesa.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * A line on which nothing that is asked at some addresses arrives until it answers. It stays in place then and lets everything
 * through: Chromium may lose what is asked at the moment its interception ends.
 */
class SlowLine {

    private final List<Route> held = new ArrayList<>();
    private boolean isAnswering;

    SlowLine(Page page, String... addresses) {
        for (var address : addresses) {
            page.route(address, this::arrives);
        }
    }

    private void arrives(Route asked) {
        if (isAnswering) {
            asked.fallback();
        } else {
            held.add(asked);
        }
    }

    boolean isAsked() {
        return !held.isEmpty();
    }

    void answers() {
        isAnswering = true;
        held.forEach(Route::fallback);
    }
}
