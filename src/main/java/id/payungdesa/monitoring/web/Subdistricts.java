package id.payungdesa.monitoring.web;

import id.payungdesa.access.Official;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The kecamatan an official may choose from. */
@Component
class Subdistricts {

    private final Regions regions;

    Subdistricts(Regions regions) {
        this.regions = regions;
    }

    List<Subdistrict> of(Official official) {
        if (official.seesEveryVillage()) {
            return regions.proposingSubdistricts();
        }
        var villages = official.villageAreas().stream().map(id -> regions.get(new VillageId(id)));
        var subdistricts =
                official.subdistrictAreas().stream().flatMap(id -> regions.villagesOf(new SubdistrictId(id)).stream());
        return Stream.concat(villages, subdistricts)
                .filter(Village::canPropose)
                .map(Village::subdistrict)
                .distinct()
                .sorted(Comparator.comparing(Subdistrict::name))
                .toList();
    }
}
