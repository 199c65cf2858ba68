package id.payungdesa.demo;

import id.payungdesa.access.DemoAccounts;
import id.payungdesa.demo.Progress.Standing;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the villages of the demo to where they rest, by the hands of their officials. What is done already is read from
 * the application before each deed, so that it may be broken off at any moment, and nothing is ever done twice.
 */
class Life {

    private static final Logger log = LoggerFactory.getLogger(Life.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LONGEST_WAIT = 240;

    private final Deeds deeds;
    private final DemoAccounts accounts;
    private final Regions regions;
    private final Progress progress;
    private int done;

    Life(Deeds deeds, DemoAccounts accounts, Regions regions, Progress progress) {
        this.deeds = deeds;
        this.accounts = accounts;
        this.regions = regions;
        this.progress = progress;
    }

    /** Does what is still to be done, and answers how many deeds that took; whoever is refused something stays there. */
    int goesOn() {
        DemoCast.VILLAGES.forEach(village -> stayingOnRefusal(village, () -> goesOn(place(village), village.before())));
        DemoCast.ROUNDS.forEach(round -> stayingOnRefusal(round.title(), () -> passes(round)));
        DemoCast.VILLAGES.forEach(village -> stayingOnRefusal(village, () -> goesOn(place(village), village.after())));
        return done;
    }

    private static void stayingOnRefusal(Object who, Runnable work) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException refusal) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn("{} stays where it is in the demo: {}", who, refusal.toString());
            }
        }
    }

    /** A village of the demo on the map, with its people. */
    private record Place(Village village, Staff staff, WorkerList list) {

        Matter matter(long proposal) {
            return Matter.proposal(
                    proposal, village.name(), village.subdistrict().name());
        }
    }

    private Place place(DemoVillage demo) {
        var village = regions.all().stream()
                .filter(each -> each.name().equals(demo.name())
                        && each.subdistrict().name().equals(demo.subdistrict()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such village: " + demo));
        var list = demo.listed().apply(WorkerList.of(village.id().value(), demo.people()));
        return new Place(village, Staff.of(village), list);
    }

    private void goesOn(Place place, List<Deed> script) {
        if (!script.isEmpty() && standing(place).isEmpty()) {
            place.staff().hire(accounts, place.village());
            deeds.startProposal(place.staff().at("startProposal"));
            done++;
        }
        for (var deed : script) {
            does(deed, place, () -> standing(place), place::matter);
        }
    }

    private Optional<Standing> standing(Place place) {
        return progress.ofVillage(place.village().id());
    }

    private void passes(DemoRound round) {
        var members = DemoCast.VILLAGES.stream()
                .filter(village -> round.villages().contains(village.name()))
                .map(this::place)
                .filter(place -> standing(place).isPresent())
                .toList();
        if (members.stream().allMatch(place -> standing(round, place).isEmpty())) {
            opens(round, members);
        }
        var member = members.stream()
                .filter(place -> standing(round, place).isPresent())
                .findFirst()
                .orElseThrow();
        for (var deed : round.deeds()) {
            does(deed, member, () -> standing(round, member), id -> Matter.round(id, round.title()));
        }
    }

    private Optional<Standing> standing(DemoRound round, Place place) {
        return progress.ofRound(round.title(), standing(place).orElseThrow().id());
    }

    private void opens(DemoRound round, List<Place> members) {
        var officer = members.get(0).staff().at("openRound");
        var ready = members.stream()
                .filter(place ->
                        awaited(() -> standing(place).filter(Standing::isReady)).isPresent())
                .map(place -> place.matter(standing(place).orElseThrow().id()))
                .filter(proposal -> deeds.isReady(officer, proposal))
                .toList();
        deeds.openRound(officer, round.title(), ready);
        done++;
    }

    private void does(Deed deed, Place place, Supplier<Optional<Standing>> now, LongFunction<Matter> matter) {
        var standing = awaited(() -> now.get().filter(each -> each.isReached(deed)))
                .orElseThrow(() -> new IllegalStateException(deed.step() + " does not come"));
        if (!standing.isOver(deed)) {
            deed.action().by(place.staff().at(deed.step()), deeds, matter.apply(standing.id()), place.list());
            done++;
        }
    }

    private static <T> Optional<T> awaited(Supplier<Optional<T>> what) {
        var found = what.get();
        for (var waited = 0; found.isEmpty() && waited < LONGEST_WAIT; waited++) {
            pause();
            found = what.get();
        }
        return found;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
