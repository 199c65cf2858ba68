package id.payungdesa.review.web;

import id.payungdesa.review.Differences.Difference;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterIntake.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A list of workers as the forms show it, every amount and date in words people read. */
record RosterView(
        String message,
        UUID undo,
        boolean editable,
        List<Row> rows,
        List<Refused> refused,
        List<Column> columns,
        Totals totals,
        int since,
        List<String> removed) {

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
        return saying(sentence + ".", null);
    }

    /** What was changed, and the token that undoes it if anything does. */
    RosterView saying(String sentence, UUID token) {
        return new RosterView(sentence, token, editable, rows, refused, columns, totals, since, removed);
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
            boolean settled,
            Difference change,
            Long twin,
            String elsewhere) {}

    record Refused(long id, int no, Map<RosterColumn, String> cells, List<Reason> reasons, Long twin) {

        @Override
        public String toString() {
            return "Refused[" + id + "]";
        }
    }

    record Reason(RosterColumn column, String text) {}

    record Column(RosterColumn code, String name, boolean sealed) {}

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
