package id.payungdesa.monitoring.web;

import id.payungdesa.access.Post;
import id.payungdesa.region.Regions;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where desks stand, in words, for lists of many: what the node keeps of the regions is not asked for again. */
@Component
class DeskPlaces {

    private final Regions regions;

    DeskPlaces(Regions regions) {
        this.regions = regions;
    }

    String of(Post desk) {
        return find(desk).orElse("–");
    }

    Optional<String> find(Post desk) {
        return switch (desk.level()) {
            case VILLAGE -> regions.find(new VillageId(desk.area())).map(Village::toString);
            case SUBDISTRICT ->
                regions.villagesOf(new SubdistrictId(desk.area())).stream()
                        .findFirst()
                        .map(village -> village.subdistrict().toString());
            case REGENCY -> Optional.of("Kabupaten Nunukan");
        };
    }
}
