package id.payungdesa.letter;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.proposal.BudgetLine;
import id.payungdesa.tariff.AccountCode;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.FundSources;
import java.util.List;
import org.springframework.stereotype.Component;

/** A line of a village budget in the words of a paper: each code with its name. */
@Component
class BudgetWords {

    private final FundSources fundSources;
    private final AccountCodes codes;

    BudgetWords(FundSources fundSources, AccountCodes codes) {
        this.fundSources = fundSources;
        this.codes = codes;
    }

    record Line(String fundSource, String activity, String account) {}

    Line of(BudgetYear year, BudgetLine line) {
        return new Line(
                fundSources.get(line.fundSource()).toString(),
                named(codes.activities(year), line.activityCode()),
                named(codes.accounts(year), line.accountCode()));
    }

    private static String named(List<AccountCode> codes, String code) {
        return codes.stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .map(known -> known.code() + " " + known.name())
                .orElse(code);
    }
}
