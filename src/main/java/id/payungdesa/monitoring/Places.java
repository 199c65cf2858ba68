package id.payungdesa.monitoring;

import id.payungdesa.access.Level;
import id.payungdesa.access.Post;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a post can be held, as choices of a form and as words. */
@Component
public class Places {

    private static final Place REGENCY = new Place("REGENCY-1", "Kabupaten Nunukan");

    private final Regions regions;

    Places(Regions regions) {
        this.regions = regions;
    }

    /** A village, a kecamatan or the regency. */
    public record Place(String code, String name) {}

    /** A heading and what is under it. */
    public record Group(String name, List<Place> places) {}

    public List<Group> all() {
        var subdistricts = regions.subdistricts().stream()
                .sorted(Comparator.comparing(Subdistrict::name))
                .toList();
        var groups = new ArrayList<>(List.of(
                new Group("Kabupaten", List.of(REGENCY)),
                new Group("Kecamatan", subdistricts.stream().map(Places::place).toList())));
        subdistricts.forEach(subdistrict -> groups.add(new Group("Desa di " + subdistrict, villages(subdistrict))));
        return groups;
    }

    public String of(Post post) {
        return switch (post.level()) {
            case VILLAGE -> regions.get(new VillageId(post.area())).toString();
            case SUBDISTRICT -> regions.get(new SubdistrictId(post.area())).toString();
            case REGENCY -> REGENCY.name();
        };
    }

    private List<Place> villages(Subdistrict subdistrict) {
        return regions.villagesOf(subdistrict.id()).stream()
                .filter(Village::canPropose)
                .sorted(Comparator.comparing(Village::name))
                .map(village -> new Place(Level.VILLAGE + "-" + village.id().value(), village.name()))
                .toList();
    }

    private static Place place(Subdistrict subdistrict) {
        return new Place(Level.SUBDISTRICT + "-" + subdistrict.id().value(), subdistrict.name());
    }
}
