package id.payungdesa.enrolment.bpjs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.payungdesa.common.Rupiah;
import id.payungdesa.enrolment.MatchCode;
import id.payungdesa.enrolment.RegistrationAnswer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The answer of a {@code RegistrationOrder} of the contract. */
record RegistrationAnswerMessage(
        List<Person> persons, @JsonProperty(required = true) Bill bill) {

    RegistrationAnswerMessage {
        Marks.requireDistinct(persons.stream().map(Person::ref));
        if (persons.stream().anyMatch(Person::isAccepted) != (bill != null)) {
            throw new IllegalArgumentException("A bill stands for accepted persons");
        }
    }

    RegistrationAnswer toAnswer() {
        return new RegistrationAnswer(
                persons.stream()
                        .filter(Person::isAccepted)
                        .map(person -> new RegistrationAnswer.Accepted(person.ref, person.memberNumber))
                        .toList(),
                persons.stream()
                        .filter(person -> !person.isAccepted())
                        .map(person -> new RegistrationAnswer.Refused(person.ref, person.code, person.note))
                        .toList(),
                Optional.ofNullable(bill).map(Bill::toIssuedBill));
    }

    record Person(String ref, Status status, String memberNumber, MatchCode code, String note) {

        Person {
            Marks.requireMark(ref);
            if (note != null) {
                Marks.requireNote(note);
            }
            boolean complete =
                    switch (status) {
                        case ACCEPTED -> Marks.isMemberNumber(memberNumber) && code == null && note == null;
                        case REFUSED -> memberNumber == null && code != null && note != null;
                    };
            if (!complete) {
                throw new IllegalArgumentException("Not what is told of a person who is " + status);
            }
        }

        private boolean isAccepted() {
            return status == Status.ACCEPTED;
        }

        enum Status {
            ACCEPTED,
            REFUSED
        }
    }

    record Bill(String code, Long amount, YearMonth firstMonth, Integer months, LocalDate dueOn, LocalDate expiresOn) {

        Bill {
            Marks.requireBillingCode(code);
            requireNonNull(firstMonth);
            requireNonNull(dueOn);
            requireNonNull(expiresOn);
            if (amount < 1 || months < 1 || months > 12) {
                throw new IllegalArgumentException("A bill over nothing");
            }
        }

        RegistrationAnswer.IssuedBill toIssuedBill() {
            return new RegistrationAnswer.IssuedBill(code, Rupiah.of(amount), firstMonth, months, dueOn, expiresOn);
        }
    }
}
