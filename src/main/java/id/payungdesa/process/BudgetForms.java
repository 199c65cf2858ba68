package id.payungdesa.process;

import id.payungdesa.common.Indonesian;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.review.AccompanyingDocument;
import id.payungdesa.review.Criterion;
import id.payungdesa.review.EvaluationTime;
import id.payungdesa.review.Evaluations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of the budget track show. */
@Component
@Transactional(readOnly = true)
class BudgetForms {

    private final RuledSheets sheets;
    private final Proposals proposals;
    private final Evaluations evaluations;
    private final EvaluationTime time;
    private final Clock clock;

    BudgetForms(RuledSheets sheets, Proposals proposals, Evaluations evaluations, EvaluationTime time, Clock clock) {
        this.sheets = sheets;
        this.proposals = proposals;
        this.evaluations = evaluations;
        this.time = time;
        this.clock = clock;
    }

    Object receiveFile(CaseKey key) {
        var view = with(
                key,
                "documents",
                Arrays.stream(AccompanyingDocument.values())
                        .map(document -> Map.of(
                                "code", document.name(), "name", document.title(), "required", document.required()))
                        .toList());
        view.put("evaluableFrom", time.evaluableFrom().toString());
        return view;
    }

    Object completeFile(CaseKey key) {
        return Map.of("proposal", sheets.get(new ProposalId(key.id())));
    }

    Object evaluation(CaseKey key) {
        var id = new ProposalId(key.id());
        var due = evaluations.due(id);
        var sheet = evaluations.sheet(id);
        var view = new LinkedHashMap<>(with(
                key,
                "criteria",
                Arrays.stream(Criterion.values())
                        .map(criterion -> {
                            var shown = new LinkedHashMap<String, Object>();
                            shown.put("code", criterion.name());
                            shown.put("name", criterion.title());
                            shown.put("reading", criterion.reading());
                            shown.put("check", sheet.checks().get(criterion));
                            return shown;
                        })
                        .toList()));
        view.put("summary", sheet.summary());
        view.put("preparedBy", evaluations.preparedBy(id).orElse(null));
        view.put("receivedText", Indonesian.time(evaluations.received(id)));
        view.put("dueText", Indonesian.time(due));
        view.put(
                "daysLeft",
                Indonesian.today(clock)
                        .until(LocalDate.ofInstant(due, Indonesian.WITA), java.time.temporal.ChronoUnit.DAYS));
        return view;
    }

    Object budgetCheck(CaseKey key) {
        var id = new ProposalId(key.id());
        var view = with(key, "previous", sheets.answeredBudgetFindings(id));
        var proposal = proposals.get(id);
        if (proposal.basis().draft().isPresent()) {
            evaluations.signed(id).ifPresent(signed -> view.put("evaluation", told(signed)));
        }
        view.put("regulationNumber", proposal.regulationNumber());
        view.put(
                "regulationDate",
                proposal.regulationDate() == null ? null : Indonesian.date(proposal.regulationDate()));
        return view;
    }

    private static String told(Evaluations.Signed signed) {
        return "Keputusan Camat nomor %s, %s, ditandatangani %s"
                        .formatted(signed.number(), Indonesian.date(signed.date()), signed.by())
                + signed.recordedBy()
                        .map(recorder -> ", dicatat oleh " + recorder)
                        .orElse("");
    }

    private Map<String, Object> with(CaseKey key, String name, Object value) {
        var view = new LinkedHashMap<String, Object>();
        view.put("proposal", sheets.get(new ProposalId(key.id())));
        view.put(name, value);
        return view;
    }
}
