package id.payungdesa.process;

import id.payungdesa.enrolment.Replacements;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the form of a registration shows. */
@Component
@Transactional(readOnly = true)
class EnrolmentForms {

    private final RuledSheets sheets;
    private final Cases cases;
    private final Replacements replacements;

    EnrolmentForms(RuledSheets sheets, Cases cases, Replacements replacements) {
        this.sheets = sheets;
        this.cases = cases;
        this.replacements = replacements;
    }

    /** The places that the insurer's refusals left open, and who may fill them. */
    Object replaceWorkers(CaseKey key) {
        return Map.of(
                "proposal",
                sheets.get(cases.proposal(key)),
                "vacancies",
                replacements.vacancies(Cases.registration(key)));
    }
}
