package id.payungdesa.monitoring;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Villages that do this and that for a year, in any order: lists, stages, rounds, refusals, enrolments, desks. */
public final class RandomYear {

    private static final AtomicInteger TASKS = new AtomicInteger();

    private final Tables tables;
    private final int year;
    private final List<Integer> villages;
    private final List<Long> proposals = new CopyOnWriteArrayList<>();
    private final RandomMoney money;

    public RandomYear(Tables tables, int year, List<Integer> villages) {
        this.tables = tables;
        this.year = year;
        this.villages = villages;
        this.money = new RandomMoney(tables);
    }

    /** One thing happens, to a proposal of this worker's own, so that several may work at once. */
    public void goesOn(Random random, int worker, int workers) {
        var mine = proposals.stream().filter(id -> id % workers == worker).toList();
        if (mine.isEmpty() || random.nextInt(4) == 0) {
            proposes(random);
        } else {
            happens(random, mine.get(random.nextInt(mine.size())));
        }
    }

    private void proposes(Random random) {
        var village = villages.get(random.nextInt(villages.size()));
        var id = tables.proposal(village, year, Stage.DRAFT, Instant.now(), random.nextInt(4));
        tables.write("""
                update candidate set monthly = 16800 + 1000 * %d, months = %d, excluded = position = %d where proposal_id = %d
                """.formatted(random.nextInt(5), 1 + random.nextInt(12), random.nextInt(6), id));
        proposals.add(id);
    }

    private void happens(Random random, long proposal) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> moves(proposal, Stage.values()[random.nextInt(Stage.values().length)]);
            case 3 ->
                tables.write(
                        "update proposal set target = %d where id = %d".formatted(1 + random.nextInt(4), proposal));
            case 4 -> {
                if (tables.has("round_proposal join decree using (round_id) where fate is null and proposal_id = "
                        + proposal)) {
                    moves(proposal, Stage.ENDORSED);
                } else if (tables.has("round_proposal where fate is null and proposal_id = " + proposal)) {
                    tables.write("""
                            update round_proposal set fate = 'POOL', reason = 'x', taken_out_from = 'x',
                                taken_out_by = (select min(id) from official), taken_out_at = now()
                            where fate is null and proposal_id = %d
                            """.formatted(proposal));
                } else {
                    var round = tables.round(proposal, 1 + random.nextInt(8), 1000L * (1 + random.nextInt(9_000)));
                    tables.openForRound(task(), "recommendRound", round, new Post(Role.DPMPD_HEAD, 1), due(random));
                }
            }
            case 5 -> {
                if (!tables.has("registration where proposal_id = " + proposal)) {
                    tables.enrolled(proposal);
                }
            }
            case 6 -> tables.open(task(), "receiveFile", proposal, new Post(Role.SUBDISTRICT_COUNTER, 10), due(random));
            case 7 ->
                tables.write("update step set closed_at = now() where closed_at is null and proposal_id = " + proposal);
            case 8 -> tables.write("""
                        update step set opened_at = now() - interval '%d days', closed_at = now() - interval '%d days',
                            closed_by = (select min(id) from official), closed_as = role
                        where closed_at is null and proposal_id = %d
                        """.formatted(60 + random.nextInt(60), random.nextInt(120) - 1, proposal));
            default -> money.goesOn(random, proposal);
        }
    }

    private void moves(long proposal, Stage stage) {
        tables.write("update proposal set stage = '%s', closing_reason = %s where id = %d"
                .formatted(stage, stage.closed() ? "'x'" : "null", proposal));
    }

    /** Long ago or far away, so that no moment decides. */
    private static Instant due(Random random) {
        return Instant.now().plus(Duration.ofDays(random.nextBoolean() ? 30 : -30));
    }

    private static String task() {
        return "random-" + TASKS.incrementAndGet();
    }
}
