package id.payungdesa.cluster;

import static org.awaitility.Awaitility.await;

import id.payungdesa.access.Level;
import id.payungdesa.access.Role;
import id.payungdesa.demo.Deeds;
import id.payungdesa.demo.Matter;
import id.payungdesa.demo.Meter;
import id.payungdesa.demo.Staff;
import id.payungdesa.demo.TurnedAway;
import id.payungdesa.demo.WorkerList;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A village's way from an idea to cover, over HTTP; whose node is lost goes on at another, and does again what is not done. */
final class Village {

    static final int PEOPLE = 3;

    private static final String PASSWORD = "payung-desa-2027";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Cluster cluster;
    private final Register register;
    private final Random random;
    private final Place place;
    private final Staff staff;
    private Node node;
    private Deeds deeds;
    private Matter proposal;
    private Matter round;

    Village(Cluster cluster, Register register, Random random, Place place) {
        this.cluster = cluster;
        this.register = register;
        this.random = random;
        this.place = place;
        this.staff = new Staff(place.letters(), place.subdistrictLetters());
        goElsewhere();
    }

    /** Where it lies. */
    record Place(int id, String name, int subdistrict, String subdistrictName) {

        private String letters() {
            return lettersOf(name);
        }

        private String subdistrictLetters() {
            return lettersOf(subdistrictName);
        }

        private static String lettersOf(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        }
    }

    /** Everybody of the village and its kecamatan has an account. */
    Village staffed() {
        Arrays.stream(Role.values())
                .filter(role -> role.level() != Level.REGENCY)
                .forEach(role -> hire(staff.login(role), role));
        return this;
    }

    private void hire(String login, Role role) {
        cluster.jdbc
                .sql("""
                with hired as (
                    insert into official (login, name, password_hash)
                    values (:login, 'Petugas ' || :login, '{noop}' || :password) on conflict do nothing returning id)
                insert into post (official_id, role, village_id, subdistrict_id, valid)
                select id, :role, :village, :subdistrict, '[2026-01-01,)' from hired
                """)
                .param("login", login)
                .param("password", PASSWORD)
                .param("role", role.id())
                .param("village", role.level() == Level.VILLAGE ? place.id() : null, java.sql.Types.INTEGER)
                .param(
                        "subdistrict",
                        role.level() == Level.SUBDISTRICT ? place.subdistrict() : null,
                        java.sql.Types.INTEGER)
                .update();
    }

    void reachesVerification() {
        reachesEvaluation();
        isEvaluated();
    }

    void isEvaluated() {
        does(proposal, "signEvaluation");
    }

    void reachesEvaluation() {
        proposal =
                does("startProposal", "start", there -> there.startProposal(staff.at("startProposal")), this::started);
        var list = WorkerList.of(place.id(), PEOPLE).xlsx();
        does(
                "draftProposal",
                proposal,
                there -> there.draftProposal(staff.at("draftProposal"), proposal, "daftar.xlsx", list));
        does(proposal, "signProposal", "receiveFile", "prepareEvaluation");
    }

    void becomesReady() {
        does(proposal, "verifyCandidates", "recordEnactment");
        await("the insurer's word on the people of " + place.name())
                .atMost(PATIENCE)
                .until(() -> stage().equals("READY"));
    }

    void isEndorsed() {
        round = opensRound("Gelombang " + place.name());
        does(round, "recommendRound", "initialByLegal", "initialBySecretary", "signDecree");
    }

    /** One officer opens all rounds, one after the other: a start form is filled in once at a time. */
    private Matter opensRound(String title) {
        synchronized (cluster) {
            return does(
                    "openRound",
                    title,
                    there -> there.openRound(staff.at("openRound"), title, List.of(proposal)),
                    () -> opened(title));
        }
    }

    void pays() {
        does(proposal, "requestPayment", "verifyPaymentRequest", "approvePayment");
        does("payContribution", proposal, there -> there.payContribution(staff.at("payContribution"), proposal));
    }

    void isCovered() {
        await("cover in " + place.name()).atMost(PATIENCE).until(() -> stage().equals("COVERED"));
    }

    /** From the desk of the Kasi PMD to cover. */
    void goesAllTheWay() {
        becomesReady();
        isEndorsed();
        pays();
        isCovered();
    }

    Matter proposal() {
        return proposal;
    }

    String stage() {
        return cluster.jdbc
                .sql("select stage from proposal where id = :id")
                .param("id", proposal.id())
                .query(String.class)
                .single();
    }

    private void does(Matter matter, String... steps) {
        for (var step : steps) {
            does(step, matter, there -> there.does(staff.at(step), step, matter));
        }
    }

    private void does(String step, Matter matter, Consumer<Deeds> deed) {
        var subject = matter.kind().name().toLowerCase(Locale.ROOT) + "-" + matter.id();
        does(
                step,
                subject,
                there -> {
                    deed.accept(there);
                    return true;
                },
                () -> Optional.of(cluster.isDone(step, subject)).filter(done -> done));
    }

    /** Tries until it is told that it succeeded, or, where an answer was lost, finds that it had. */
    private <T> T does(String step, String subject, Function<Deeds, T> deed, Supplier<Optional<T>> done) {
        var end = Instant.now().plus(PATIENCE);
        var doubtful = false;
        while (true) {
            try {
                var found = doubtful ? done.get() : Optional.<T>empty();
                if (found.isPresent()) {
                    return found.get();
                }
                if (!node.isUp()) {
                    goElsewhere();
                }
                var result = node.serves(() -> deed.apply(deeds));
                register.told.add(new Register.Told(step, subject));
                return result;
            } catch (TurnedAway e) {
                if (e.status() >= 500) {
                    doubtful = true;
                    lose(e);
                }
                giveUpAt(end, e);
            } catch (UncheckedIOException e) {
                doubtful = true;
                lose(e);
                giveUpAt(end, e);
            }
        }
    }

    private void lose(RuntimeException e) {
        register.failures.add(new Register.Failure(node, e.toString()));
        goElsewhere();
    }

    private void goElsewhere() {
        node = cluster.any(random);
        deeds = new Deeds(node.address(), PASSWORD, Clock.systemUTC(), Meter.NONE);
    }

    /** A task may not lie there yet, or somebody else has just been at it. */
    private static void giveUpAt(Instant end, RuntimeException last) {
        if (Instant.now().isAfter(end)) {
            throw last;
        }
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw last;
        }
    }

    private Optional<Matter> started() {
        return cluster.jdbc
                .sql("select id from proposal where village_id = :village")
                .param("village", place.id())
                .query(Long.class)
                .optional()
                .map(id -> Matter.proposal(id, place.name(), place.subdistrictName()));
    }

    private Optional<Matter> opened(String title) {
        return cluster.jdbc
                .sql("select id from round where title = :title")
                .param("title", title)
                .query(Long.class)
                .optional()
                .map(id -> Matter.round(id, title));
    }

    @Override
    public String toString() {
        return place.name();
    }
}
