package id.payungdesa.simulation;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Rupiah;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.tariff.Bracket;
import id.payungdesa.tariff.Contribution;
import id.payungdesa.tariff.Discount;
import id.payungdesa.tariff.Sector;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The terms that are tried out.
 *
 * @param transport how many in a hundred work in transport, which has a discount of its own
 * @param places for every village; empty for those that are set for the year
 * @param leaving kecamatan whose villages take no part
 * @param othersLeaving how many of the other villages take no part, those with the most people first
 * @param shares how many in a hundred rupiah come from which source
 * @param received when all proposals lie complete at the kecamatan
 */
public record Scenario(
        BudgetYear year,
        Bracket bracket,
        Discount discount,
        int transport,
        Optional<Integer> places,
        YearMonth first,
        int months,
        Set<SubdistrictId> leaving,
        int othersLeaving,
        Map<String, Integer> shares,
        LocalDate received,
        Map<Desk, Desk.Staffing> desks) {

    /** What so many people cost over some months, each at the contribution of their sector. */
    Rupiah cost(int people, YearMonth from, int months) {
        var contribution = new Contribution(bracket, from, months);
        var drivers = people * transport / 100;
        return contribution
                .perPerson(discount, Sector.TRANSPORT)
                .times(drivers)
                .plus(contribution.perPerson(discount, Sector.NON_TRANSPORT).times(people - drivers));
    }
}
