package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.region.Regions;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.Set;
import java.util.stream.Stream;

/** How far an official may look: their own villages, all of their kecamatan, or every one. */
public record Sight(boolean everywhere, Set<Integer> villages, Set<Integer> subdistricts) {

    public Sight(Official official) {
        this(official.seesEveryVillage(), official.villageAreas(), official.subdistrictAreas());
    }

    public boolean reaches(Village village) {
        return everywhere
                || villages.contains(village.id().value())
                || subdistricts.contains(village.subdistrict().id().value());
    }

    /** All it reaches, without a look at the others. */
    Stream<Village> over(Regions regions) {
        return everywhere
                ? regions.all().stream()
                : Stream.concat(
                                villages.stream().flatMap(id -> regions.find(new VillageId(id)).stream()),
                                subdistricts.stream().flatMap(id -> regions.villagesOf(new SubdistrictId(id)).stream()))
                        .distinct();
    }
}
