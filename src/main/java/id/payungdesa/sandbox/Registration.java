package id.payungdesa.sandbox;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** {@code Registration} of the contract, as the sandbox reads it. */
record Registration(
        String reference,
        String addsTo,
        Payer payer,
        YearMonth firstMonth,
        Integer months,
        Integer instalmentMonths,
        List<Person> persons)
        implements Order {

    Registration {
        Fields.mark("reference", reference);
        Fields.optionalMark("addsTo", addsTo);
        Fields.present("payer", payer);
        Fields.present("firstMonth", firstMonth);
        Fields.between("months", months, 1, 12);
        Fields.between("instalmentMonths", instalmentMonths, 1, months);
        persons = Fields.persons(persons, Person::ref);
        for (var person : persons) {
            Fields.between("months", person.months, 1, months);
        }
    }

    @Override
    public Kind kind() {
        return Kind.REGISTRATION;
    }

    /** The months of the first instalment for somebody who may stay for fewer months than the others. */
    int firstInstalmentOf(Person person) {
        return Math.min(instalmentMonths, person.months);
    }

    record Payer(String code, String name) {

        Payer {
            Fields.text("payer.code", code, 32);
            Fields.text("payer.name", name, 100);
        }
    }

    record Person(
            String ref,
            String nik,
            String familyCard,
            String name,
            String birthPlace,
            LocalDate birthDate,
            Sex sex,
            String motherName,
            String address,
            String phone,
            String occupation,
            Long baseIncome,
            Integer months) {

        private static final long LOWEST_BASE = 1_000_000;
        private static final long HIGHEST_BASE = 20_700_000;
        private static final long DEATH_BENEFIT = 6_800;

        Person {
            Fields.mark("ref", ref);
            Fields.sixteenDigits("nik", nik);
            Fields.text("name", name, 100);
            Fields.present("birthDate", birthDate);
            Fields.present("sex", sex);
            if (familyCard != null) {
                Fields.sixteenDigits("familyCard", familyCard);
            }
            Fields.optionalText("birthPlace", birthPlace, 100);
            Fields.optionalText("motherName", motherName, 100);
            Fields.optionalText("address", address, 300);
            Fields.optionalText("phone", phone, 20);
            Fields.text("occupation", occupation, 100);
            Fields.between("baseIncome", baseIncome, LOWEST_BASE, HIGHEST_BASE);
            Fields.between("months", months, 1, 12);
        }

        /** One hundredth of the base income for accidents, and the fixed part for death. */
        long monthlyContribution() {
            return baseIncome / 100 + DEATH_BENEFIT;
        }
    }
}
