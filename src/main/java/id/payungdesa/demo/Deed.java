package id.payungdesa.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is done at one step of the demo, once; where it is left open, somebody has begun to fill in the form. */
record Deed(String step, boolean leftOpen, Action action) {

    /** The doing of it, by whoever sits at the step's desk. */
    interface Action {

        void by(String login, Deeds deeds, Matter matter, WorkerList list);
    }

    /** Each of these steps without a remark. */
    static List<Deed> agreeing(String... steps) {
        return Stream.of(steps).map(step -> writing(step, Map.of())).toList();
    }

    static Deed writing(String step, Map<String, ?> otherwise) {
        return new Deed(step, false, (login, deeds, matter, list) -> deeds.does(login, step, matter, otherwise));
    }

    static Deed drafting() {
        return new Deed("draftProposal", false, (login, deeds, matter, list) -> {
            var work = deeds.takes(login, "draftProposal", matter);
            uploads(work, list);
            work.confirmsDoubtful();
            deeds.finishes(work, Map.of());
        });
    }

    /** The list is there, but some of its rows still have to be corrected. */
    static Deed beginningToDraft(String note) {
        return new Deed("draftProposal", true, (login, deeds, matter, list) -> {
            var work = deeds.takes(login, "draftProposal", matter);
            uploads(work, list);
            work.saves(Map.of("note", note));
        });
    }

    private static void uploads(Work work, WorkerList list) {
        var before = work.roster();
        if (before.path("rows").isEmpty() && before.path("refused").isEmpty()) {
            work.uploads("daftar-pekerja.xlsx", list.xlsx());
        }
    }

    /** The counter records a file that came in some time before the proposal did. */
    static Deed receivingFileOf(int daysAgo) {
        return new Deed("receiveFile", false, (login, deeds, matter, list) -> {
            var day = deeds.today().minusDays(daysAgo);
            deeds.does(login, "receiveFile", matter, Map.of("receivedOn", day.toString(), "receivedAt", "09:30"));
        });
    }

    /** The first criteria are looked at, the others not yet. */
    static Deed beginningToEvaluate(int criteria) {
        return new Deed("prepareEvaluation", true, (login, deeds, matter, list) -> {
            var work = deeds.takes(login, "prepareEvaluation", matter);
            var checks = new HashMap<String, Object>();
            StreamSupport.stream(work.view().path("criteria").spliterator(), false)
                    .limit(criteria)
                    .forEach(criterion -> checks.put(criterion.path("code").asText(), Map.of("ok", true)));
            work.saves(Map.of("checks", checks));
        });
    }

    /** The evaluation finds fault with one criterion. */
    static Deed faulting(String criterion, String finding) {
        return new Deed("prepareEvaluation", false, (login, deeds, matter, list) -> {
            var work = deeds.takes(login, "prepareEvaluation", matter);
            var checks = new HashMap<String, Object>();
            work.view()
                    .path("criteria")
                    .forEach(each -> checks.put(each.path("code").asText(), Map.of("ok", true)));
            checks.put(criterion, Map.of("ok", false, "finding", finding, "scope", "THIS_ACTIVITY"));
            deeds.finishes(work, Map.of("checks", checks));
        });
    }

    /** These people, by their number on the list, get a verdict of their own; all others are accepted. */
    static Deed verifying(Map<Integer, Map<String, String>> verdicts) {
        return new Deed("verifyCandidates", false, (login, deeds, matter, list) -> {
            var work = deeds.takes(login, "verifyCandidates", matter);
            deeds.finishes(work, Map.of("verdicts", work.verdicts(verdicts)));
        });
    }

    /** The same, but not everybody has been looked at yet. */
    static Deed beginningToVerify(Map<Integer, Map<String, String>> verdicts) {
        return new Deed("verifyCandidates", true, (login, deeds, matter, list) -> {
            var work = deeds.takes(login, "verifyCandidates", matter);
            work.saves(Map.of("verdicts", work.verdicts(verdicts), "othersAccepted", false));
        });
    }

    static Deed paying() {
        return new Deed("payContribution", false, (login, deeds, matter, list) -> deeds.payContribution(login, matter));
    }

    static Map<String, String> refused(String reason, String note) {
        return Map.of("verdict", "REFUSED", "reason", reason, "note", note);
    }

    static Map<String, String> toCorrect(String note) {
        return Map.of("verdict", "TO_CORRECT", "reason", "DATA_SALAH", "note", note);
    }
}
