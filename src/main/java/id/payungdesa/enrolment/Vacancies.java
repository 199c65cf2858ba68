package id.payungdesa.enrolment;

import id.payungdesa.common.Rupiah;
import java.util.List;

/** The places of persons refused by the insurer, and who of the endorsed reserve may fill them, in the village's order. */
public record Vacancies(List<RefusedPerson> refused, List<ReservePerson> reserve, int filled, int places) {

    /** Somebody the insurer turned down, with its sentence. */
    public record RefusedPerson(long id, int no, String name, String nik, String sentence) {}

    /** Somebody endorsed as reserve whom nobody has asked for yet. */
    public record ReservePerson(long id, int no, String name, String nik, String occupation, Rupiah amount) {}
}
