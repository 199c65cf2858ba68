package id.payungdesa.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Judges a village's list row by row: what can be taken, what somebody must look at, what has to be corrected. */
public final class RosterCheck {

    private final LocalDate today;
    private final CoverPeriod period;
    private final KnownOccupations occupations;
    private final IncomeBrackets brackets;

    public RosterCheck(LocalDate today, CoverPeriod period, KnownOccupations occupations, IncomeBrackets brackets) {
        this.today = today;
        this.period = period;
        this.occupations = occupations;
        this.brackets = brackets;
    }

    public List<CheckedRow> check(List<RosterRow> rows) {
        var duplicates = new Duplicates();
        return rows.stream().map(this::check).map(duplicates::check).toList();
    }

    private CheckedRow check(RosterRow row) {
        var remarks = new Remarks();
        var words = new WordsCheck(row, remarks);
        words.noFormulasNorHiddenSigns();
        var identity = new IdentityCheck(today, row, remarks);
        var nik = identity.nik();
        var birthDate = identity.birthDate(nik);
        var sex = identity.sex(nik);
        int months = birthDate
                .map(date -> new AgeCheck(period).months(date, remarks))
                .orElse(0);
        var work = new WorkCheck(occupations, brackets, row, remarks);
        var familyCard = identity.familyCard();
        var name = words.name();
        var motherName = words.motherName();
        var occupation = work.occupation();
        var income = work.monthlyIncome();
        if (nik.isEmpty() || birthDate.isEmpty() || sex.isEmpty()) {
            return new CheckedRow(row, remarks.list(), Optional.empty(), 0);
        }
        var person = new Person(
                nik.get(),
                familyCard,
                name,
                row.text(RosterColumn.BIRTH_PLACE).orElse(""),
                birthDate.get(),
                sex.get(),
                motherName,
                row.text(RosterColumn.ADDRESS).orElse(""),
                words.phone(),
                occupation,
                income);
        return new CheckedRow(row, remarks.list(), Optional.of(person), months);
    }
}
