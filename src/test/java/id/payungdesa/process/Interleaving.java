package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.onAnEnactedBudget;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.springframework.web.server.ResponseStatusException;

/**
 * Several officials at one proposal, in an order that the seed decides: forms are opened, left lying, taken over by
 * colleagues, decided much later or at the same moment as somebody else's. What each of them had read is kept beside it.
 */
class Interleaving {

    private static final int DEEDS = 9;

    /** Whose decision is about the list as they read it; an operator hands on whatever lies there. */
    private static final Set<String> ABOUT_THE_LIST = Set.of("signProposal", "checkBudgetLine", "verifyCandidates");

    private static final Map<String, Role> DESKS = Map.of(
            "draftProposal", Role.VILLAGE_OPERATOR,
            "correctProposal", Role.VILLAGE_OPERATOR,
            "signProposal", Role.VILLAGE_HEAD,
            "checkBudgetLine", Role.EVALUATION_OFFICER,
            "verifyCandidates", Role.COMMUNITY_OFFICER);

    private final Story story;
    private final VillageStory village;
    private final Executor threads;
    private final Tally tally;
    private final Random dice;
    private final List<String> told = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();
    private final Map<String, Form> savedLast = new HashMap<>();
    private int decided;

    Interleaving(Story story, VillageStory village, Executor threads, Tally tally, long seed) {
        this.story = story;
        this.village = village;
        this.threads = threads;
        this.tally = tally;
        this.dice = new Random(seed);
    }

    /** What all schedules together have tried. */
    static class Tally {
        int accepted;
        int refused;
        int stale;
        final Map<String, Integer> speechless = new TreeMap<>();
        int atOnce;
        int bothAccepted;
        int withdrawn;
        int covered;

        @Override
        public String toString() {
            return ("%d deeds accepted, %d refused (%d stale); %d pairs at once, in %d both accepted;"
                            + " %d proposals withdrawn, %d covered; refused by the engine's own words: %s")
                    .formatted(accepted, refused, stale, atOnce, bothAccepted, withdrawn, covered, speechless);
        }
    }

    /** A form on somebody's screen, with what mattered when it was opened. */
    private record Form(
            String who,
            boolean mine,
            String step,
            String task,
            int revision,
            int version,
            String read,
            Map<String, ?> decision) {

        String seen() {
            return read + "|" + version;
        }

        @Override
        public String toString() {
            return "%s%s %s r%d v%d".formatted(who, mine ? "" : " (looking on)", step, revision, version);
        }
    }

    /** Something somebody does; with a form, if it is a decision. */
    private record Deed(String name, Optional<Form> form, Runnable run) {}

    List<String> told() {
        return told;
    }

    void happens() {
        begins();
        for (var n = 0; n < DEEDS && !isOver(); n++) {
            story.calendar.passesAMinute();
            if (dice.nextInt(3) == 0) {
                twoAtOnce(choose(), choose());
            } else {
                alone(choose());
            }
        }
        assertThat(story.tables.number(
                        "select count(*) from step where proposal_id = ? and closed_by is not null",
                        village.proposal().value()))
                .as("tasks decided, each once")
                .isEqualTo(decided);
        isNotStuck();
        ends();
        assertThat(story.tables.number("select count(*) from audit_broken where chain = ?", village.id()))
                .as("breaks in the audit chain")
                .isZero();
    }

    private void begins() {
        village.starts(onAnEnactedBudget());
        village.lists(residents(2));
        var start = dice.nextInt(5);
        if (start > 0) {
            village.finishesDraft();
            decided++;
        }
        if (start > 1) {
            village.headSigns();
            decided++;
        }
        told.add("begins at " + village.openSteps());
    }

    private Deed choose() {
        var roll = dice.nextInt(100);
        if (roll < 5) {
            return withdrawal();
        }
        if (roll < 12) {
            return new Deed("insurer answers", Optional.empty(), story::dispatchesAtOnce);
        }
        if (roll < 20) {
            return new Deed(
                    "operator adds somebody",
                    Optional.empty(),
                    () -> story.desks.as(
                            village.login(Role.VILLAGE_OPERATOR),
                            () -> story.takesList(village.proposal(), residents(1))));
        }
        if (roll < 50 || forms.isEmpty()) {
            opensAForm();
        }
        if (forms.isEmpty()) {
            return new Deed("nobody has anything to do", Optional.empty(), () -> {});
        }
        var form = forms.get(dice.nextInt(forms.size()));
        return savedLast.containsKey(form.task()) && dice.nextInt(5) == 0 ? repetition(form) : decision(form);
    }

    private Deed withdrawal() {
        return new Deed(
                "head withdraws",
                Optional.empty(),
                () -> story.withdraws(village.login(Role.VILLAGE_HEAD), village.proposal(), "Anggaran dialihkan"));
    }

    private Deed decision(Form form) {
        return new Deed("decides " + form, Optional.of(form), () -> {
            story.desks.saves(form.who(), form.task(), form.revision(), form.version(), form.decision());
            savedLast.put(form.task(), form);
            story.desks.completes(form.who(), form.task());
        });
    }

    /** The line was slow, and the button is pressed again. */
    private Deed repetition(Form form) {
        return new Deed(
                "presses again " + form,
                Optional.of(savedLast.get(form.task())),
                () -> story.desks.completes(form.who(), form.task()));
    }

    /** One of two colleagues opens a form, and may take the task out of the other's hands. */
    private void opensAForm() {
        var open = village.openSteps();
        if (open.isEmpty()) {
            return;
        }
        var step = open.get(dice.nextInt(open.size()));
        var task = story.desks.openTask(village.key(), step);
        var who = dice.nextBoolean() ? village.login(DESKS.get(step)) : colleague(DESKS.get(step));
        if (dice.nextInt(3) == 0) {
            story.desks.givesBack(task);
        }
        story.desks.takes(who, village.key(), step);
        if (story.desks.sees(who, task).task().mine()) {
            story.desks.putsWhatIsAsked(who, task);
        }
        var opened = story.desks.sees(who, task);
        var form = new Form(
                who,
                opened.task().mine(),
                step,
                task,
                opened.task().revision(),
                opened.decision().version(),
                now(step, task),
                decisionAbout(step));
        forms.add(form);
        told.add("opens " + form);
    }

    private String colleague(Role role) {
        var area = (int) story.tables.number(
                "select area from post where role = ? and official_id = (select id from official where login = ?)",
                role.id(),
                village.login(role));
        return story.official("rekan." + village.login(role), area, role);
    }

    private Map<String, ?> decisionAbout(String step) {
        return switch (step) {
            case "draftProposal" -> Map.of("note", "Mohon diperiksa");
            case "signProposal" ->
                dice.nextInt(3) > 0
                        ? Map.of("outcome", "SIGN")
                        : Map.of("outcome", "HAND_BACK", "note", "Periksa lagi");
            case "checkBudgetLine" ->
                dice.nextInt(3) > 0
                        ? Map.of("outcome", "OK")
                        : Map.of("outcome", "FINDING", "finding", "Kode keliru", "field", "activityCode");
            case "verifyCandidates" -> village.verification(Map.of());
            default ->
                Map.of(
                        "fundSource", "ADD",
                        "activityCode", "2.2.90",
                        "accountCode", "5.2.7.90",
                        "note", "Sudah diperbaiki");
        };
    }

    /** All that a decision at this step must not have changed under it. */
    private String now(String step, String task) {
        return story.tables.row(
                """
                select concat_ws('|', coalesce((select rev_ from act_ru_task where id_ = ?), 0), stage, revision,
                    case when ? then concat_ws('|', fund_source, activity_code, account_code, (
                        select string_agg(id::text, ',' order by id) from candidate where proposal_id = proposal.id)) end)
                from proposal where id = ?
                """, task, ABOUT_THE_LIST.contains(step), village.proposal().value());
    }

    private String seenNow(Form form) {
        var version = story.tables.rows(
                "select version::text from step where task_id = ? and closed_at is null", form.task());
        return now(form.step(), form.task()) + "|" + (version.isEmpty() ? "gone" : version.get(0));
    }

    private void alone(Deed deed) {
        var stale = deed.form().filter(form -> isStale(deed, form)).isPresent();
        var failure = attempt(deed);
        account(deed, stale, failure);
        if (deed.name().startsWith("decides")
                && !stale
                && deed.form().orElseThrow().mine()) {
            assertThat(failure)
                    .as("why a decision about what was just read is refused")
                    .isNull();
        }
    }

    private void twoAtOnce(Deed one, Deed other) {
        tally.atOnce++;
        var stale = Stream.of(one, other)
                .map(deed -> deed.form().filter(form -> isStale(deed, form)).isPresent())
                .toList();
        var barrier = new CyclicBarrier(2);
        var both = Stream.of(one, other)
                .map(deed -> CompletableFuture.supplyAsync(
                        () -> {
                            await(barrier);
                            return Optional.ofNullable(attempt(deed));
                        },
                        threads))
                .toList();
        var failures = both.stream().map(CompletableFuture::join).toList();
        told.add("at once:");
        account(one, stale.get(0), failures.get(0).orElse(null));
        account(other, stale.get(1), failures.get(1).orElse(null));
        if (failures.stream().allMatch(Optional::isEmpty)) {
            tally.bothAccepted++;
            assertThat(sameTask(one, other)).as("two decided one task").isFalse();
        }
    }

    private static boolean sameTask(Deed one, Deed other) {
        return one.form().isPresent()
                && other.form().isPresent()
                && one.form().get().task().equals(other.form().get().task());
    }

    /** A repeated press says nothing new, so what was saved need not be the version that was read. */
    private boolean isStale(Deed deed, Form form) {
        return deed.name().startsWith("decides")
                ? !form.seen().equals(seenNow(form))
                : !form.read().equals(now(form.step(), form.task()));
    }

    private static Throwable attempt(Deed deed) {
        try {
            deed.run().run();
            return null;
        } catch (RuntimeException | AssertionError refused) {
            return refused;
        }
    }

    private void account(Deed deed, boolean stale, Throwable failure) {
        told.add("  %s: %s%s"
                .formatted(deed.name(), stale ? "stale, " : "", failure == null ? "accepted" : said(failure)));
        if (failure == null) {
            tally.accepted++;
            deed.form().ifPresent(form -> {
                assertThat(stale)
                        .as("a stale decision was accepted: %s", deed.name())
                        .isFalse();
                decided++;
                forms.removeIf(other -> other.task().equals(form.task()) && dice.nextInt(3) > 0);
            });
            if (deed.name().equals("head withdraws")) {
                assertThat(village.stage()).isEqualTo("WITHDRAWN");
            }
            return;
        }
        tally.refused++;
        deed.form().filter(form -> dice.nextInt(3) > 0).ifPresent(forms::remove);
        if (stale) {
            tally.stale++;
        }
        if (!hasASentence(failure)) {
            tally.speechless.merge(said(failure).replaceAll("[0-9]+", "…"), 1, Integer::sum);
        }
    }

    private static boolean hasASentence(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof Refused
                        || cause instanceof Refusal
                        || cause instanceof ResponseStatusException);
    }

    private static String said(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("nothing");
    }

    private boolean isOver() {
        return village.stage().equals("WITHDRAWN");
    }

    private void isNotStuck() {
        var cases = story.tables.number(
                "select count(*) from act_ru_execution where business_key_ = ?",
                village.key().toString());
        if (isOver()) {
            assertThat(cases).as("process instances of a withdrawn proposal").isZero();
            assertThat(village.openSteps()).isEmpty();
            return;
        }
        assertThat(cases).as("process instances of a proposal under way").isEqualTo(1);
        var awaited = story.tables.number("""
                select count(*) from act_ru_event_subscr
                join act_ru_execution on act_ru_execution.id_ = act_ru_event_subscr.proc_inst_id_
                where business_key_ = ? and event_name_ <> 'withdrawalDeclared'
                """, village.key().toString());
        assertThat(village.openSteps().size() + awaited)
                .as("what can bring it on")
                .isPositive();
    }

    /** Everybody lets go of what they hold, and the proposal goes its way: to cover now and then, else to be withdrawn. */
    private void ends() {
        if (!isOver()) {
            village.openSteps().forEach(step -> story.desks.givesBack(story.desks.openTask(village.key(), step)));
            EverybodyAgrees.until(story, village, Set.of("READY"));
            if (dice.nextInt(20) == 0) {
                EverybodyAgrees.untilCovered(story, village);
                tally.covered++;
                return;
            }
            attempt(withdrawal());
        }
        tally.withdrawn++;
        assertThat(village.stage()).isEqualTo("WITHDRAWN");
        assertThat(village.openSteps()).isEmpty();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
