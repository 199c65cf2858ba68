package id.payungdesa.process;

import id.payungdesa.access.Level;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The desk a task goes to: everybody who holds the role in the area the case belongs to. */
@Component("desk")
public class Desk {

    private static final int REGENCY = 1;

    private final Cases cases;
    private final Proposals proposals;
    private final Regions regions;

    Desk(Cases cases, Proposals proposals, Regions regions) {
        this.cases = cases;
        this.proposals = proposals;
        this.regions = regions;
    }

    public String of(DelegateExecution execution, String roleId) {
        var role = Role.of(roleId);
        return new Post(role, area(role.level(), execution)).group();
    }

    private int area(Level level, DelegateExecution execution) {
        if (level == Level.REGENCY) {
            return REGENCY;
        }
        var village = proposals.get(cases.proposal(CaseKey.of(execution))).village();
        return level == Level.VILLAGE
                ? village.value()
                : regions.get(village).subdistrict().id().value();
    }
}
