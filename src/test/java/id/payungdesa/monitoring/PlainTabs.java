package id.payungdesa.monitoring;

import static java.util.stream.Collectors.groupingBy;

import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.PlainSums.Place;
import id.payungdesa.monitoring.PlainSums.Proposed;
import id.payungdesa.proposal.Stage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables of money, work, map and processes have to say, from the rows themselves and by plain counting. */
final class PlainTabs {

    private static final int WEEKS = 12;
    private static final int DAYS = 90;

    private final JdbcClient jdbc;
    private final PlainSums sums;
    private final Predicate<Place> where;
    private final Instant now;
    private final boolean rounds;
    private final Set<Integer> villages;

    private record Step(
            String step,
            String role,
            Integer village,
            Long proposal,
            String subject,
            Instant opened,
            Instant due,
            Instant closed,
            boolean decided) {

        boolean open() {
            return closed == null;
        }

        boolean overdue(Instant now) {
            return open() && due != null && due.isBefore(now);
        }
    }

    private record Of(long proposal, long amount) {}

    private record Paid(long proposal, long amount, long toPay, boolean made, boolean settled) {}

    private record Placed(long id, int village, String source, String subdistrict, Stage stage) {}

    PlainTabs(JdbcClient jdbc, PlainSums sums, Predicate<Place> where, Instant now, boolean rounds) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.where = where;
        this.now = now;
        this.rounds = rounds;
        this.villages = sums.places(where).stream().map(Place::id).collect(Collectors.toSet());
    }

    /** Each kind of step, as far as the viewer may know of it. */
    Map<String, Map<String, String>> processes(Map<String, String> names) {
        var begin = day(now).minusDays(DAYS - 1L).atStartOfDay(Indonesian.WITA).toInstant();
        var end = day(now).plusDays(1).atStartOfDay(Indonesian.WITA).toInstant();
        var steps = steps();
        var lines = new TreeMap<String, Map<String, String>>();
        names.forEach((step, name) -> {
            var its = steps.stream().filter(one -> one.step().equals(step)).toList();
            lines.put(
                    name,
                    Map.of(
                            "Terbuka", number(its.stream().filter(Step::open)),
                            "Lewat batas waktu", number(its.stream().filter(one -> one.overdue(now))),
                            "Selesai",
                                    number(its.stream()
                                            .filter(one -> one.decided()
                                                    && !one.closed().isBefore(begin)
                                                    && one.closed().isBefore(end)))));
        });
        return lines;
    }

    /** Each role that has work or had some in the last weeks. */
    Map<String, Map<String, String>> work() {
        var monday = day(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(WEEKS - 1L);
        var begin = monday.atStartOfDay(Indonesian.WITA).toInstant();
        var lines = new TreeMap<String, Map<String, String>>();
        steps().stream()
                .filter(one -> one.open() || !one.closed().isBefore(begin))
                .collect(groupingBy(Step::role))
                .forEach((role, its) -> lines.put(
                        Role.of(role).title(),
                        Map.of(
                                "Terbuka", number(its.stream().filter(Step::open)),
                                "Lewat batas waktu", number(its.stream().filter(one -> one.overdue(now))),
                                "Masuk", number(its.stream().filter(one -> within(monday, one.opened()))),
                                "Keluar", number(its.stream().filter(one -> within(monday, one.closed()))))));
        return lines;
    }

    private static boolean within(LocalDate monday, Instant moment) {
        return moment != null && !day(moment).isBefore(monday) && day(moment).isBefore(monday.plusWeeks(WEEKS));
    }

    Map<String, Map<String, String>> moneyBySource(int year) {
        return money(year, Placed::source);
    }

    Map<String, Map<String, String>> moneyBySubdistrict(int year) {
        return money(year, Placed::subdistrict);
    }

    private Map<String, Map<String, String>> money(int year, Function<Placed, String> by) {
        var proposals = jdbc.sql("""
                select proposal.id, village_id as village, fund_source.name as source, subdistrict.name as subdistrict, stage
                from proposal
                join fund_source on fund_source.code = fund_source
                join village on village.id = village_id
                join subdistrict on subdistrict.id = village.subdistrict
                where budget_year = :year
                """).param("year", year).query(Placed.class).list();
        var listed = sums.listed();
        var signed = last("select proposal_id as proposal, amount from revision order by revision");
        var endorsed = last("""
                select proposal_id as proposal, amount from round_proposal
                where fate is null and round_id in (select round_id from decree)
                """);
        var billed = all("select proposal_id as proposal, amount from bill where not dead");
        var payments = jdbc.sql("""
                select proposal_id as proposal, amount, to_pay, paid_by is not null as made, settled_at is not null as settled
                from payment
                """).query(Paid.class).list();
        var lines = new TreeMap<String, Map<String, String>>();
        proposals.stream()
                .filter(one -> villages.contains(one.village()))
                .collect(groupingBy(by))
                .forEach((name, its) -> {
                    var ids = its.stream().map(Placed::id).collect(Collectors.toSet());
                    var wanted = its.stream()
                            .filter(one -> one.stage() != Stage.WITHDRAWN && one.stage() != Stage.REFUSED)
                            .map(Placed::id)
                            .toList();
                    var mine = payments.stream()
                            .filter(one -> ids.contains(one.proposal()))
                            .toList();
                    var committed = wanted.stream()
                            .mapToLong(id -> endorsed.getOrDefault(id, 0L))
                            .sum();
                    var paid = mine.stream()
                            .mapToLong(one -> one.made() ? one.amount() : one.amount() - one.toPay())
                            .sum();
                    lines.put(
                            name,
                            Map.of(
                                    "Usulan", Indonesian.number(its.size()),
                                    "Direncanakan",
                                            rupiah(wanted.stream()
                                                    .mapToLong(
                                                            id -> signed.getOrDefault(id, listed.getOrDefault(id, 0L)))
                                                    .sum()),
                                    "Ditetapkan", rupiah(committed),
                                    "Ditagih",
                                            rupiah(billed.stream()
                                                    .filter(one -> ids.contains(one.proposal()))
                                                    .mapToLong(Of::amount)
                                                    .sum()),
                                    "Dibayar", rupiah(paid),
                                    "Lunas",
                                            rupiah(mine.stream()
                                                    .filter(Paid::settled)
                                                    .mapToLong(Paid::amount)
                                                    .sum()),
                                    "Sisa", rupiah(committed - paid)));
                });
        return lines;
    }

    /** Each village by the address of its page. */
    Map<String, Map<String, String>> map(int year) {
        var byVillage = sums.proposals(where).stream().collect(groupingBy(Proposed::village));
        var covered = jdbc.sql("""
                select distinct candidate.proposal_id as proposal, candidate.id as amount
                from coverage join candidate on candidate.id = candidate_id join proposal on proposal.id = proposal_id
                where budget_year = :year
                """).param("year", year).query(Of.class).list();
        var late = late();
        var lines = new TreeMap<String, Map<String, String>>();
        sums.places(where).forEach(place -> {
            var its = byVillage.getOrDefault(place.id(), List.of());
            var open = its.stream().filter(one -> !one.stage().closed()).toList();
            var ids = its.stream().map(Proposed::id).collect(Collectors.toSet());
            lines.put(
                    "/pantau/desa/" + place.id(),
                    Map.of(
                            "Tahap", stage(its),
                            "Hari terlambat", Indonesian.number(late.getOrDefault(place.id(), 0L)),
                            "Pekerja",
                                    Indonesian.number(open.stream()
                                            .mapToLong(Proposed::people)
                                            .sum()),
                            "Iuran",
                                    rupiah(open.stream()
                                            .mapToLong(Proposed::amount)
                                            .sum()),
                            "Terlindungi",
                                    Indonesian.number(covered.stream()
                                            .filter(one -> ids.contains(one.proposal()))
                                            .count())));
        });
        return lines;
    }

    private static String stage(Collection<Proposed> proposals) {
        return proposals.stream()
                .map(Proposed::stage)
                .max(Comparator.comparing((Stage stage) -> !stage.closed()).thenComparing(Stage::ordinal))
                .map(Stage::title)
                .orElse("Belum mengusulkan");
    }

    /** Days by the calendar since the oldest deadline that has passed. */
    private Map<Integer, Long> late() {
        var steps = steps().stream().filter(one -> one.overdue(now)).toList();
        var inRounds = jdbc
                .sql("select proposal_id as proposal, round_id as amount from round_proposal where fate is null")
                .query(Of.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Of::proposal, Of::amount));
        return sums.proposals(where).stream()
                .flatMap(one -> steps.stream()
                        .filter(step -> step.proposal() != null
                                ? step.proposal() == one.id()
                                : rounds && step.subject().equals("round-" + inRounds.get(one.id())))
                        .map(step -> Map.entry(one.village(), Math.max(1, days(step.due())))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max));
    }

    private long days(Instant due) {
        return ChronoUnit.DAYS.between(day(due), day(now));
    }

    /** What is of no single village is for those who see all of them. */
    private List<Step> steps() {
        return jdbc.sql("""
                select step, role, village_id as village, proposal_id as proposal, subject, opened_at as opened, due_at as due,
                    closed_at as closed, closed_by is not null as decided
                from step
                """).query(Step.class).list().stream()
                .filter(one -> one.village() == null ? rounds : villages.contains(one.village()))
                .toList();
    }

    private Map<Long, Long> last(String sql) {
        return all(sql).stream().collect(Collectors.toMap(Of::proposal, Of::amount, (one, later) -> later));
    }

    private List<Of> all(String sql) {
        return jdbc.sql(sql).query(Of.class).list();
    }

    private static String number(Stream<Step> steps) {
        return Indonesian.number(steps.count());
    }

    private static String rupiah(long amount) {
        return (amount < 0 ? "\u2212" : "") + "Rp" + Indonesian.number(Math.abs(amount));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, Indonesian.WITA);
    }
}
