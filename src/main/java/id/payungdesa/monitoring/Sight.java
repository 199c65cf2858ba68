package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.region.Village;

/** How far an official may look: their own villages, all of their kecamatan, or every one. */
public record Sight(Official official) {

    public boolean reaches(Village village) {
        return official.seesEveryVillage()
                || official.villageAreas().contains(village.id().value())
                || official.subdistrictAreas()
                        .contains(village.subdistrict().id().value());
    }
}
