package id.payungdesa.dossier;

import id.payungdesa.common.Indonesian;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the programme's own tables tell of a year, all of it read at one moment.
 *
 * @param monthly rupiah for a worker of the lowest bracket, JKK and JKM, as the table of contributions has it on the day
 */
public record Numbers(
        int year,
        Instant asOf,
        LocalDate day,
        long monthly,
        List<OfVillage> villages,
        List<OfYear> trend,
        List<OfFund> funds,
        Compliance compliance,
        List<Refused> refused) {

    /** A village: whom it proposes, who is covered at some time of the year and on the day, and its money. */
    public record OfVillage(
            int id,
            String name,
            String subdistrict,
            int places,
            Integer eligible,
            String source,
            long proposed,
            long people,
            long active,
            long months,
            long planned,
            long paid,
            long payments,
            long onTime) {

        public boolean proposing() {
            return proposed > 0;
        }

        public boolean participating() {
            return people > 0;
        }

        boolean atQuota() {
            return places > 0 && people >= places;
        }

        boolean coversAllEligible() {
            return eligible != null && eligible > 0 && people >= eligible;
        }

        boolean paysOnTime() {
            return payments > 0 && onTime == payments;
        }

        Double share() {
            return eligible == null || eligible == 0 ? null : (double) people / eligible;
        }
    }

    /** The villages of a kecamatan together. */
    public record OfSubdistrict(
            String name,
            int villages,
            long proposing,
            long participating,
            long atQuota,
            long people,
            long active,
            long months,
            long paid) {

        static OfSubdistrict of(String name, List<OfVillage> villages) {
            return new OfSubdistrict(
                    name,
                    villages.size(),
                    villages.stream().filter(OfVillage::proposing).count(),
                    villages.stream().filter(OfVillage::participating).count(),
                    villages.stream().filter(OfVillage::atQuota).count(),
                    villages.stream().mapToLong(OfVillage::people).sum(),
                    villages.stream().mapToLong(OfVillage::active).sum(),
                    villages.stream().mapToLong(OfVillage::months).sum(),
                    villages.stream().mapToLong(OfVillage::paid).sum());
        }

        double share() {
            return (double) participating / villages;
        }
    }

    public record OfYear(int year, long villages, long people, long months, long paid) {}

    /** A source of money, and who pays out of it. */
    public record OfFund(String name, String payer, long villages, long planned, long paid) {

        boolean isOfVillages() {
            return payer.equals("Desa");
        }
    }

    /**
     * How contributions were paid, and who stays.
     *
     * @param overdue bills that should have been paid by the day and are not
     * @param interrupted people whose cover of the year began after a gap
     * @param before people of the year before, of whom {@code renewed} are covered again
     * @param longStanding people with 36 months and more
     */
    public record Compliance(
            long payments,
            long onTime,
            long overdue,
            long interrupted,
            long before,
            long renewed,
            long villagesBefore,
            long villagesRenewed,
            long longStanding) {}

    /** How many people were refused, at which desk and why. */
    public record Refused(String by, String reason, long people) {}

    public List<OfSubdistrict> subdistricts() {
        return villages.stream().collect(Collectors.groupingBy(OfVillage::subdistrict)).entrySet().stream()
                .map(entry -> OfSubdistrict.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(OfSubdistrict::name))
                .toList();
    }

    /** Where anybody is covered, most people first. */
    List<OfSubdistrict> reached() {
        return subdistricts().stream()
                .filter(one -> one.people() > 0)
                .sorted(Comparator.comparing(OfSubdistrict::people).reversed())
                .toList();
    }

    public long proposing() {
        return villages.stream().filter(OfVillage::proposing).count();
    }

    public long participating() {
        return villages.stream().filter(OfVillage::participating).count();
    }

    long atQuota() {
        return villages.stream().filter(OfVillage::atQuota).count();
    }

    long knownEligible() {
        return villages.stream().filter(village -> village.eligible() != null).count();
    }

    long coveringAll() {
        return villages.stream().filter(OfVillage::coversAllEligible).count();
    }

    long payingOnTime() {
        return villages.stream().filter(OfVillage::paysOnTime).count();
    }

    public long people() {
        return villages.stream().mapToLong(OfVillage::people).sum();
    }

    public long active() {
        return villages.stream().mapToLong(OfVillage::active).sum();
    }

    public long months() {
        return villages.stream().mapToLong(OfVillage::months).sum();
    }

    long planned() {
        return villages.stream().mapToLong(OfVillage::planned).sum();
    }

    /** Out of their own budgets. */
    long plannedByVillages() {
        return funds.stream()
                .filter(OfFund::isOfVillages)
                .mapToLong(OfFund::planned)
                .sum();
    }

    public long paid() {
        return villages.stream().mapToLong(OfVillage::paid).sum();
    }

    Optional<Long> paidPerPerson() {
        return people() == 0 ? Optional.empty() : Optional.of(paid() / people());
    }

    /** Whether the year has yet to begin, so that money is paid for it and nobody is covered. */
    public boolean isAhead() {
        return day.getYear() < year;
    }

    /** What its people are, as of the day. */
    public String coveredWhen() {
        return (isAhead() ? "akan terlindungi pada tahun " : "terlindungi pada tahun ") + year;
    }

    /** Whether there is more than one year to compare. */
    boolean hasTrend() {
        return trend.stream().filter(one -> one.people() > 0).count() > 1;
    }

    public String asOfWritten() {
        return Indonesian.time(asOf);
    }

    public String dayWritten() {
        return Indonesian.date(day);
    }

    Optional<OfYear> before() {
        return trend.stream().filter(one -> one.year() == year - 1).findFirst();
    }
}
