package id.payungdesa.monitoring;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every number of the overview once more, from the rows themselves and by plain counting: no view, no trigger, no sum that
 * somebody kept. To be read in a scope that sees all, or in that of an official.
 */
public final class PlainSums {

    private static final Set<Stage> AT_THE_INSURER = Set.of(Stage.REGISTERED, Stage.PAYMENT, Stage.COVERED);

    private final JdbcClient jdbc;
    private final Instant now;
    private final boolean rounds;
    private List<Place> places = List.of();
    private List<Proposed> proposed = List.of();

    /** A village that can propose. */
    public record Place(int id, int subdistrict) {}

    /** A proposal with what it is about. */
    public record Proposed(long id, int village, Stage stage, int people, long amount, boolean late, long listed) {}

    private record Row(long id, int village, Stage stage, int target) {}

    private record Listed(
            long id, long proposal, int position, long monthly, int months, boolean excluded, boolean enrolled) {

        long amount() {
            return monthly * months;
        }
    }

    private record Frozen(long proposal, long round, int people, long amount) {}

    private record Due(Long proposal, String subject, Instant at) {}

    /** What a desk of the regency is late with is told to those who see every village. */
    public PlainSums(JdbcClient jdbc, Instant now, boolean rounds) {
        this.jdbc = jdbc;
        this.now = now;
        this.rounds = rounds;
    }

    public PlainSums read(int year) {
        places = jdbc.sql("select id, subdistrict from village where kind = 'VILLAGE'")
                .query(Place.class)
                .list();
        var listed = jdbc.sql("""
                select candidate.id, proposal_id as proposal, position, monthly, months, excluded,
                    exists (select from enrolled_worker
                        where candidate_id = candidate.id and member_number is not null) as enrolled
                from candidate
                """).query(Listed.class).list().stream().collect(Collectors.groupingBy(Listed::proposal));
        var frozen = jdbc
                .sql(
                        "select proposal_id as proposal, round_id as round, people, amount from round_proposal where fate is null")
                .query(Frozen.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Frozen::proposal, one -> one));
        var late = jdbc
                .sql(
                        "select proposal_id as proposal, subject, due_at as at from step where closed_at is null and due_at is not null")
                .query(Due.class)
                .list()
                .stream()
                .filter(due -> due.at().isBefore(now))
                .map(due -> due.proposal() != null ? "proposal-" + due.proposal() : due.subject())
                .collect(Collectors.toSet());
        proposed = jdbc
                .sql("select id, village_id as village, stage, target from proposal where budget_year = :year")
                .param("year", year)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> proposed(
                        row, listed.getOrDefault(row.id(), List.of()), Optional.ofNullable(frozen.get(row.id())), late))
                .toList();
        return this;
    }

    private Proposed proposed(Row row, List<Listed> listed, Optional<Frozen> frozen, Set<String> late) {
        var wanted = listed.stream()
                .filter(person -> !person.excluded())
                .sorted((one, other) -> one.position() - other.position())
                .limit(row.target())
                .toList();
        var counted = AT_THE_INSURER.contains(row.stage())
                ? listed.stream().filter(Listed::enrolled).toList()
                : wanted;
        var asFrozen = frozen.filter(any -> !AT_THE_INSURER.contains(row.stage()));
        return new Proposed(
                row.id(),
                row.village(),
                row.stage(),
                asFrozen.map(Frozen::people).orElse(counted.size()),
                asFrozen.map(Frozen::amount)
                        .orElse(counted.stream().mapToLong(Listed::amount).sum()),
                late.contains("proposal-" + row.id())
                        || rounds
                                && frozen.filter(round -> late.contains("round-" + round.round()))
                                        .isPresent(),
                wanted.stream().mapToLong(Listed::amount).sum());
    }

    public Collection<Proposed> proposals(Predicate<Place> where) {
        var there = places.stream().filter(where).map(Place::id).collect(Collectors.toSet());
        return proposed.stream().filter(one -> there.contains(one.village())).toList();
    }

    List<Place> places(Predicate<Place> where) {
        return places.stream().filter(where).toList();
    }

    /** What a proposal's list asks for, whoever signed it. */
    Map<Long, Long> listed() {
        return proposed.stream().collect(Collectors.toMap(Proposed::id, Proposed::listed));
    }

    public int villages(Predicate<Place> where) {
        return (int) places.stream().filter(where).count();
    }

    /** As {@link StageSums} tells them, in words. */
    public List<String> sums(Collection<Proposed> proposals) {
        var sums = new ArrayList<String>();
        if (!proposals.isEmpty()) {
            sums.add(sum(StageSum.ANY, proposals));
        }
        Arrays.stream(Stage.values()).forEach(stage -> {
            var there = proposals.stream().filter(one -> one.stage() == stage).toList();
            if (!there.isEmpty()) {
                sums.add(sum(stage.name(), there));
            }
        });
        sums.sort(null);
        return sums;
    }

    /** As {@link #sums}, with what has left the villages' accounts. */
    public List<String> sumsAndPaid(Collection<Proposed> proposals) {
        var booked =
                jdbc
                        .sql("""
                select payment.proposal_id as proposal, sum(ledger_posting.amount) as amount
                from ledger_posting
                join ledger_entry on ledger_entry.id = entry_id
                join payment on payment.id = payment_id
                where account in ('CLEARING', 'PAID')
                group by payment.proposal_id
                """)
                        .query((row, n) -> Map.entry(row.getLong("proposal"), row.getLong("amount")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var paid = proposals.stream()
                .collect(Collectors.groupingBy(
                        Proposed::village, Collectors.summingLong(one -> booked.getOrDefault(one.id(), 0L))))
                .values()
                .stream()
                .filter(amount -> amount > 0)
                .toList();
        var sums = new ArrayList<>(sums(proposals));
        if (!paid.isEmpty()) {
            sums.add("%s %d 0 %s"
                    .formatted(
                            StageSum.PAID,
                            paid.size(),
                            Rupiah.of(paid.stream().mapToLong(one -> one).sum())));
        }
        sums.sort(null);
        return sums;
    }

    private static String sum(String stage, Collection<Proposed> there) {
        return "%s %d %d %s".formatted(stage, distinct(there), people(there), money(there));
    }

    /** What the page of the overview says when it shows these proposals, of all there are in the place. */
    public Map<String, String> page(Collection<Proposed> all, Collection<Proposed> shown, int villages) {
        var page = new TreeMap<String, String>();
        var open = shown.stream().filter(one -> !one.stage().closed()).toList();
        page.put("villages", String.valueOf(villages));
        page.put("shown", String.valueOf(distinct(shown)));
        page.put("people", String.valueOf(people(open)));
        page.put("amount", money(open).toString());
        page.put(
                "late",
                String.valueOf(distinct(all.stream().filter(Proposed::late).toList())));
        for (var stage : Stage.values()) {
            var there =
                    distinct(all.stream().filter(one -> one.stage() == stage).toList());
            if (there > 0) {
                page.put(stage.title(), String.valueOf(there));
            }
        }
        if (villages > distinct(all)) {
            page.put("Belum mengusulkan", String.valueOf(villages - distinct(all)));
        }
        return page;
    }

    private static long distinct(Collection<Proposed> there) {
        return there.stream().map(Proposed::village).distinct().count();
    }

    private static int people(Collection<Proposed> there) {
        return there.stream().mapToInt(Proposed::people).sum();
    }

    private static Rupiah money(Collection<Proposed> there) {
        return Rupiah.of(there.stream().mapToLong(Proposed::amount).sum());
    }
}
