package id.payungdesa.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What the insurer tells about an order, as the contract has it. */
interface Answer {

    record Matched(List<Match> persons) implements Answer {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Match(String ref, Finding code, String note, LocalDate paidUntil) {

        static Match of(String ref, Finding finding, LocalDate paidUntil) {
            return new Match(ref, finding, finding == Finding.VALID ? null : finding.note(), paidUntil);
        }
    }

    record Registered(List<Member> persons, Bill bill) implements Answer {}

    record Renewed(Outcome outcome, Bill bill) implements Answer {}

    enum Outcome {
        RENEWED,
        PAID
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(String ref, Status status, String memberNumber, Finding code, String note) {

        static Member accepted(String ref, String number) {
            return new Member(ref, Status.ACCEPTED, number, null, null);
        }

        static Member refused(String ref, Finding finding) {
            return new Member(ref, Status.REFUSED, null, finding, finding.note());
        }
    }

    enum Status {
        ACCEPTED,
        REFUSED
    }

    record Bill(String code, long amount, YearMonth firstMonth, int months, LocalDate dueOn, LocalDate expiresOn) {}
}
