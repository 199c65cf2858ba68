package id.payungdesa.enrolment.bpjs;

import id.payungdesa.common.Rupiah;
import id.payungdesa.enrolment.MatchingOrder;
import id.payungdesa.enrolment.MatchingOrder.Candidate;
import id.payungdesa.enrolment.RegistrationOrder;
import id.payungdesa.enrolment.RegistrationOrder.Entrant;
import id.payungdesa.enrolment.RegistrationOrder.Payer;
import id.payungdesa.roster.Sex;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders that are complete except for who is in them. */
final class Orders {

    static final LocalDate BORN = LocalDate.of(1980, 2, 1);

    private Orders() {}

    static String nik(String serial) {
        return "650399010280" + serial;
    }

    static MatchingOrder matching(String reference, String... serials) {
        return new MatchingOrder(
                reference,
                Stream.of(serials)
                        .map(serial -> new Candidate(serial, nik(serial), "Budi " + serial, BORN, Sex.MALE))
                        .toList());
    }

    static RegistrationOrder registration(String reference, String... serials) {
        return addition(reference, Optional.empty(), serials);
    }

    static RegistrationOrder addition(String reference, Optional<String> addsTo, String... serials) {
        return new RegistrationOrder(
                reference,
                addsTo,
                new Payer("6503992001", "Desa Tanjung Aru"),
                YearMonth.of(2027, 1),
                12,
                3,
                Stream.of(serials).map(Orders::entrant).toList());
    }

    private static Entrant entrant(String serial) {
        return new Entrant(
                serial,
                nik(serial),
                Optional.of("6503990101200001"),
                "Siti " + serial,
                Optional.empty(),
                BORN,
                Sex.FEMALE,
                Optional.of("Aminah"),
                Optional.empty(),
                Optional.empty(),
                "Nelayan",
                Rupiah.of(1_000_000),
                12);
    }
}
