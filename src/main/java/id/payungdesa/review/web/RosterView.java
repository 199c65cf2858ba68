package id.payungdesa.review.web;

import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterIntake.Outcome;
import java.util.List;
import java.util.Map;

/** A list of workers as the forms show it, every amount and date in words people read. */
record RosterView(
        String message, boolean editable, List<Row> rows, List<Refused> refused, List<Column> columns, Totals totals) {

    /** What became of the rows that were just handed in. */
    RosterView saying(Outcome outcome) {
        var sentence = outcome.accepted() + " baris diterima";
        if (outcome.warned() > 0) {
            sentence += " (" + outcome.warned() + " dengan peringatan)";
        }
        if (outcome.refused() > 0) {
            sentence += ", " + outcome.refused() + " perlu diperbaiki";
        }
        if (outcome.already() > 0) {
            sentence += ", " + outcome.already() + " sudah ada di daftar Anda";
        }
        if (outcome.accepted() > 0 && totals.reserve() > 0) {
            sentence += "; " + totals.reserve() + " orang di luar sasaran " + totals.target() + " menjadi cadangan";
        }
        return new RosterView(sentence + ".", editable, rows, refused, columns, totals);
    }

    record Row(
            long id,
            int no,
            String name,
            String nik,
            String birthDate,
            int age,
            String sex,
            String occupation,
            String income,
            int months,
            String amount,
            String standing,
            List<String> notes,
            List<String> warnings,
            boolean confirmed,
            List<String> findings,
            String verdict,
            String verdictText,
            boolean settled) {}

    record Refused(long id, int no, Map<RosterColumn, String> cells, List<Reason> reasons) {

        @Override
        public String toString() {
            return "Refused[" + id + "]";
        }
    }

    record Reason(RosterColumn column, String text) {}

    record Column(RosterColumn code, String name) {}

    record Totals(
            int people,
            int reserve,
            int target,
            int unconfirmed,
            int refused,
            long amount,
            String amountText,
            String amountWords) {}
}
