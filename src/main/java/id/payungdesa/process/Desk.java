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
        return post(CaseKey.of(execution), Role.of(roleId)).group();
    }

    /** Who holds the role for this case. */
    Post post(CaseKey key, Role role) {
        return new Post(role, area(role.level(), key));
    }

    private int area(Level level, CaseKey key) {
        if (level == Level.REGENCY) {
            return REGENCY;
        }
        var village = proposals.get(cases.proposal(key)).village();
        return level == Level.VILLAGE
                ? village.value()
                : regions.get(village).subdistrict().id().value();
    }
}
