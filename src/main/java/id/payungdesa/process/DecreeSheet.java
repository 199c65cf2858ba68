package id.payungdesa.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.endorsement.Offices;
import id.payungdesa.endorsement.Round;
import id.payungdesa.monitoring.Oddity;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One round as the Bupati reads it before signing: what it means, what stands out, and who is in it. */
record DecreeSheet(Round round, List<Member> members, Optional<Signed> decree) {

    /** A village with what it costs and what stands out about it. */
    record Member(
            long proposal,
            String village,
            String subdistrict,
            int people,
            Rupiah amount,
            Rupiah monthly,
            YearMonth from,
            YearMonth to,
            List<Oddity> oddities) {}

    record Signed(String number, String day) {}

    /** The villages of a kecamatan, and what they come to. */
    record Group(String subdistrict, Sum sum, List<Member> members) {}

    record Sum(int villages, int people, Rupiah monthly, Rupiah amount) {

        static Sum of(Collection<Member> members) {
            return new Sum(
                    members.size(),
                    members.stream().mapToInt(Member::people).sum(),
                    members.stream().map(Member::monthly).reduce(Rupiah.ZERO, Rupiah::plus),
                    members.stream().map(Member::amount).reduce(Rupiah.ZERO, Rupiah::plus));
        }

        public String peopleInWords() {
            return Indonesian.number(people);
        }
    }

    /** The same without those who are being taken out. */
    DecreeSheet without(Set<Long> leaving) {
        return new DecreeSheet(
                round,
                members.stream()
                        .filter(member -> !leaving.contains(member.proposal()))
                        .toList(),
                decree);
    }

    public Sum sum() {
        return Sum.of(members);
    }

    public List<Group> groups() {
        return members.stream()
                .collect(groupingBy(Member::subdistrict, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> new Group(entry.getKey(), Sum.of(entry.getValue()), entry.getValue()))
                .toList();
    }

    /** The villages about which something stands out, the gravest first. */
    public List<Member> odd() {
        return members.stream()
                .filter(member -> !member.oddities().isEmpty())
                .sorted(Comparator.comparing(member -> member.oddities().get(0).kind()))
                .toList();
    }

    /** The months of cover, as far as they are the same everywhere. */
    public String period() {
        var first = members.stream().map(Member::from).min(YearMonth::compareTo);
        var last = members.stream().map(Member::to).max(YearMonth::compareTo);
        return first.map(Indonesian::month).orElse("") + " – "
                + last.map(Indonesian::month).orElse("");
    }

    public String office(String step) {
        return Offices.at(step);
    }

    public String time(Instant at) {
        return Indonesian.time(at);
    }
}
