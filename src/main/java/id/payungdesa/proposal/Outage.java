package id.payungdesa.proposal;

import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.region.VillageId;
import java.time.LocalDate;

/** The days for which a village does not reach us by itself, and which desk of its kecamatan fills in for it meanwhile. */
public record Outage(long id, VillageId village, Role helper, LocalDate from, LocalDate until, String reason) {

    public String lastDay() {
        return Indonesian.date(until);
    }

    public String firstDay() {
        return Indonesian.date(from);
    }
}
