package id.payungdesa.simulation;

import id.payungdesa.common.WorkingDays;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.Village;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long the desks take when every proposal comes on the same day: whoever comes first is served first, what a desk is done
 * with lies at the next one a working day later, and a proposal goes on once both tracks are through.
 */
public final class Backlog {

    private final Scenario scenario;
    private final WorkingDays calendar;
    private final int limit;
    private final Map<Desk, Map<String, List<Integer>>> done = new EnumMap<>(Desk.class);
    private int late;

    Backlog(Scenario scenario, WorkingDays calendar, int limit) {
        this.scenario = scenario;
        this.calendar = calendar;
        this.limit = limit;
    }

    /** A desk with its proposals, and when the last of them is done at the slowest one. */
    public record Load(
            Desk desk, int files, int mostFiles, String slowest, int perDay, int workingDays, LocalDate last) {}

    /** How all of them fare, and how many evaluations the camat would not sign in time. */
    record Result(List<Load> loads, int late, LocalDate limit) {}

    Result of(List<Village> villages) {
        var ready = new ArrayList<Integer>();
        villages.stream()
                .collect(Collectors.groupingBy(Village::subdistrict))
                .forEach((subdistrict, proposals) -> ready.addAll(reviewed(subdistrict, proposals.size())));
        Collections.sort(ready);
        pass(Desk.LEGAL, "", pass(Desk.RECOMMENDATION, "", ready));
        return new Result(
                done.entrySet().stream()
                        .filter(each -> !villages.isEmpty())
                        .map(each -> load(each.getKey(), each.getValue()))
                        .toList(),
                late,
                calendar.after(scenario.received(), limit));
    }

    /** The draft takes effect by itself when the limit is over, so no proposal waits longer for its budget. */
    private List<Integer> reviewed(Subdistrict subdistrict, int proposals) {
        var received = Collections.nCopies(proposals, 0);
        var evaluated = pass(Desk.SIGNATURE, subdistrict.name(), pass(Desk.EVALUATION, subdistrict.name(), received));
        var verified = pass(Desk.VERIFICATION, subdistrict.name(), received);
        late += (int) evaluated.stream().filter(day -> day > limit).count();
        var ready = new ArrayList<Integer>();
        for (var file = 0; file < proposals; file++) {
            ready.add(Math.max(Math.min(evaluated.get(file), limit), verified.get(file)));
        }
        return ready;
    }

    private List<Integer> pass(Desk desk, String place, List<Integer> arrivals) {
        var finished = finished(arrivals, scenario.desks().get(desk).perDay());
        done.computeIfAbsent(desk, any -> new HashMap<>()).put(place, finished);
        return finished;
    }

    /** The working days on which files that arrived on these days are done; day 0 is the day of receipt. */
    static List<Integer> finished(List<Integer> arrivals, int perDay) {
        var finished = new ArrayList<Integer>();
        var day = 0;
        var today = 0;
        for (var arrival : arrivals) {
            if (arrival + 1 > day) {
                day = arrival + 1;
                today = 0;
            }
            if (today == perDay) {
                day++;
                today = 0;
            }
            today++;
            finished.add(day);
        }
        return finished;
    }

    private Load load(Desk desk, Map<String, List<Integer>> places) {
        var slowest = places.entrySet().stream()
                .max(Map.Entry.<String, List<Integer>>comparingByValue(
                                (one, other) -> Integer.compare(last(one), last(other)))
                        .thenComparing(each -> each.getValue().size()))
                .orElseThrow();
        return new Load(
                desk,
                places.values().stream().mapToInt(List::size).sum(),
                slowest.getValue().size(),
                slowest.getKey(),
                scenario.desks().get(desk).perDay(),
                last(slowest.getValue()),
                calendar.after(scenario.received(), last(slowest.getValue())));
    }

    private static int last(List<Integer> finished) {
        return finished.isEmpty() ? 0 : finished.get(finished.size() - 1);
    }
}
