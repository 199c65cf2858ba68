package id.payungdesa.enrolment.bpjs;

import id.payungdesa.enrolment.RegistrationOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** {@code Registration} of the contract; what is null is not sent. */
record RegistrationMessage(
        String reference,
        String addsTo,
        Payer payer,
        YearMonth firstMonth,
        int months,
        int instalmentMonths,
        List<Person> persons) {

    static RegistrationMessage of(RegistrationOrder order) {
        return new RegistrationMessage(
                order.reference(),
                order.addsTo().orElse(null),
                new Payer(order.payer().code(), order.payer().name()),
                order.firstMonth(),
                order.months(),
                order.instalmentMonths(),
                order.persons().stream().map(Person::of).toList());
    }

    record Payer(String code, String name) {}

    record Person(
            String ref,
            String nik,
            String familyCard,
            String name,
            String birthPlace,
            LocalDate birthDate,
            SexLetter sex,
            String motherName,
            String address,
            String phone,
            String occupation,
            long baseIncome,
            int months) {

        private static Person of(RegistrationOrder.Entrant person) {
            return new Person(
                    person.ref(),
                    person.nik(),
                    person.familyCard().orElse(null),
                    person.name(),
                    person.birthPlace().orElse(null),
                    person.birthDate(),
                    SexLetter.of(person.sex()),
                    person.motherName().orElse(null),
                    person.address().orElse(null),
                    person.phone().orElse(null),
                    person.occupation(),
                    person.baseIncome().amount(),
                    person.months());
        }
    }
}
