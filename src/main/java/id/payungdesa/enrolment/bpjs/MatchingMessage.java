package id.payungdesa.enrolment.bpjs;

import id.payungdesa.enrolment.MatchingOrder;
import java.time.LocalDate;
import java.util.List;

/** {@code Matching} of the contract. */
record MatchingMessage(String reference, List<Person> persons) {

    static MatchingMessage of(MatchingOrder order) {
        return new MatchingMessage(
                order.reference(), order.persons().stream().map(Person::of).toList());
    }

    record Person(String ref, String nik, String name, LocalDate birthDate, SexLetter sex) {

        private static Person of(MatchingOrder.Candidate person) {
            return new Person(
                    person.ref(), person.nik(), person.name(), person.birthDate(), SexLetter.of(person.sex()));
        }
    }
}
