package id.payungdesa.sandbox;

import java.time.LocalDate;
import java.util.List;

/** {@code Matching} of the contract, as the sandbox reads it. */
record Matching(String reference, List<Person> persons) implements Order {

    Matching {
        Fields.mark("reference", reference);
        persons = Fields.persons(persons, Person::ref);
    }

    @Override
    public Kind kind() {
        return Kind.MATCHING;
    }

    record Person(String ref, String nik, String name, LocalDate birthDate, Sex sex) {

        Person {
            Fields.mark("ref", ref);
            Fields.sixteenDigits("nik", nik);
            Fields.text("name", name, 100);
            Fields.present("birthDate", birthDate);
            Fields.present("sex", sex);
        }
    }
}
