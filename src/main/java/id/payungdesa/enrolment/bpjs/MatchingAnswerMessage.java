package id.payungdesa.enrolment.bpjs;

import static java.util.Objects.requireNonNull;

import id.payungdesa.enrolment.MatchCode;
import id.payungdesa.enrolment.MatchingAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The answer of a {@code MatchingOrder} of the contract. */
record MatchingAnswerMessage(List<Person> persons) {

    MatchingAnswerMessage {
        Marks.requireDistinct(persons.stream().map(Person::ref));
    }

    MatchingAnswer toAnswer() {
        return new MatchingAnswer(persons.stream().map(Person::toMatch).toList());
    }

    record Person(String ref, MatchCode code, String note, LocalDate paidUntil) {

        Person {
            Marks.requireMark(ref);
            requireNonNull(code);
            if (note != null) {
                Marks.requireNote(note);
            }
        }

        private MatchingAnswer.Match toMatch() {
            return new MatchingAnswer.Match(ref, code, Optional.ofNullable(note), Optional.ofNullable(paidUntil));
        }
    }
}
