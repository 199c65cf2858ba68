package id.payungdesa.roster;

import id.payungdesa.common.Indonesian;
import id.payungdesa.tariff.Bracket;
import id.payungdesa.tariff.Brackets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks rows by the rules, the occupations and the brackets of the day, whichever way they came. */
@Component
class RosterChecks {

    private final Occupations occupations;
    private final Brackets brackets;
    private final Clock clock;

    RosterChecks(Occupations occupations, Brackets brackets, Clock clock) {
        this.occupations = occupations;
        this.brackets = brackets;
        this.clock = clock;
    }

    /** The rows as checked, and the brackets they were checked with. */
    record Checked(List<CheckedRow> rows, List<Bracket> brackets) {

        Bracket bracket(Person person) {
            return of(brackets, person.monthlyIncome().amount());
        }

        private static Bracket of(List<Bracket> brackets, long income) {
            return brackets.stream()
                    .filter(bracket -> bracket.incomeFrom().amount() <= income)
                    .reduce((lower, higher) -> higher)
                    .orElseThrow();
        }

        Checked only(List<CheckedRow> some) {
            return new Checked(some, brackets);
        }
    }

    Checked check(WorkerList list, List<RosterRow> rows) {
        var today = Indonesian.today(clock);
        var table = brackets.all(today);
        var check =
                new RosterCheck(today, list.period(), occupations.known(), income -> Checked.of(table, income.amount())
                        .baseIncome());
        return new Checked(check.check(rows), table);
    }
}
