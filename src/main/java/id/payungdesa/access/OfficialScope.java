package id.payungdesa.access;

import id.payungdesa.database.Scope;
import id.payungdesa.region.Regions;
import id.payungdesa.region.SubdistrictId;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A village sees itself, a kecamatan its villages, the regency all; who keeps the system running sees no village. */
@Component
class OfficialScope implements Scope.Source {

    private final CurrentOfficial current;
    private final Regions regions;

    OfficialScope(CurrentOfficial current, Regions regions) {
        this.current = current;
        this.regions = regions;
    }

    @Override
    public Optional<Scope> current() {
        return current.find().map(official -> of(official).of(official.id().value()));
    }

    @Override
    public void begun() {
        current.confirm();
    }

    private Scope of(Official official) {
        if (official.seesEveryVillage()) {
            return Scope.ALL;
        }
        var villages = new HashSet<>(official.villageAreas());
        official.subdistrictAreas().stream()
                .flatMap(area -> regions.villagesOf(new SubdistrictId(area)).stream())
                .forEach(village -> villages.add(village.id().value()));
        return Scope.of(villages);
    }
}
