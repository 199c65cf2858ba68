package id.payungdesa.region;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds villages and subdistricts by key, by the code they had on a day, and by whatever name they go by. */
@Component
public class Regions {

    private static final String VILLAGES = """
            select village.id, village.name, village.kind, village.latitude, village.longitude,
                subdistrict.id as subdistrict_id, subdistrict.name as subdistrict_name,
                subdistrict.latitude as subdistrict_latitude, subdistrict.longitude as subdistrict_longitude
            from village
            join subdistrict on subdistrict.id = village.subdistrict
            """;
    private static final String NAMES = """
            select place.*, place_key(place.name) as own,
                concat_ws(' ', place_key(place.name), place_key(place.subdistrict_name),
                    of_village.names, of_subdistrict.names) as every
            from (%s) place
            left join (
                select village as id, string_agg(place_key(name), ' ') as names from village_alias group by village
            ) of_village on of_village.id = place.id
            left join (
                select subdistrict as id, string_agg(place_key(name), ' ') as names from subdistrict_alias group by subdistrict
            ) of_subdistrict on of_subdistrict.id = place.subdistrict_id
            order by place.id
            """.formatted(VILLAGES);
    private static final String SUBDISTRICTS = """
            select id as subdistrict_id, name as subdistrict_name,
                latitude as subdistrict_latitude, longitude as subdistrict_longitude
            from subdistrict
            """;
    private static final Set<String> TITLES =
            Set.of("desa", "kelurahan", "kel", "kecamatan", "kec", "kabupaten", "kab");

    private final JdbcClient jdbc;
    private volatile Known known;

    Regions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Village get(VillageId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("No village " + id));
    }

    public Optional<Village> find(VillageId id) {
        return Optional.ofNullable(known().byId().get(id));
    }

    public List<Village> all() {
        return known().villages();
    }

    public List<Village> villagesOf(SubdistrictId subdistrict) {
        return known().bySubdistrict().getOrDefault(subdistrict, List.of());
    }

    /** How many villages there are that can propose. */
    public int proposing() {
        return known().proposing();
    }

    /** The subdistricts with such villages, by name. */
    public List<Subdistrict> proposingSubdistricts() {
        return known().subdistricts();
    }

    /** Read once: places change by decree, and whoever records that tells us to {@link #refresh}. */
    private Known known() {
        if (known == null) {
            refresh();
        }
        return known;
    }

    public void refresh() {
        known = Known.of(jdbc.sql(NAMES).query(Regions::names).list());
    }

    /** A village with its own name and everything else it may be called, as keys; blanks keep the names apart. */
    private record Names(Village village, String own, String all) {}

    /** Every place in memory, found by its key: a request asks for many, and the nation has 75,266. */
    private record Known(
            List<Names> names,
            List<Village> villages,
            Map<VillageId, Village> byId,
            Map<SubdistrictId, List<Village>> bySubdistrict,
            List<Subdistrict> subdistricts,
            int proposing) {

        static Known of(List<Names> names) {
            var villages = names.stream().map(Names::village).toList();
            var proposing = villages.stream().filter(Village::canPropose).toList();
            return new Known(
                    names,
                    villages,
                    villages.stream().collect(toMap(Village::id, village -> village)),
                    villages.stream()
                            .collect(groupingBy(village -> village.subdistrict().id())),
                    proposing.stream()
                            .map(Village::subdistrict)
                            .distinct()
                            .sorted(Comparator.comparing(Subdistrict::name))
                            .toList(),
                    proposing.size());
        }
    }

    public Subdistrict get(SubdistrictId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("No subdistrict " + id));
    }

    public Optional<Subdistrict> find(SubdistrictId id) {
        return jdbc.sql(SUBDISTRICTS + "where id = :id")
                .param("id", id.value())
                .query(Regions::subdistrict)
                .optional();
    }

    public List<Subdistrict> subdistricts() {
        return jdbc.sql(SUBDISTRICTS + "order by id")
                .query(Regions::subdistrict)
                .list();
    }

    /** The village that had this code on this day; another may have it on another day. */
    public Optional<Village> byCode(Authority authority, String code, LocalDate day) {
        return jdbc.sql(VILLAGES + """
                join village_code on village_code.village = village.id
                where village_code.authority = :authority
                    and village_code.code = :code
                    and village_code.valid @> cast(:day as date)
                """)
                .param("authority", authority.name())
                .param("code", code)
                .param("day", day)
                .query(Regions::village)
                .optional();
    }

    public Optional<String> codeOf(VillageId village, Authority authority, LocalDate day) {
        return jdbc.sql("""
                select code
                from village_code
                where village = :village and authority = :authority and valid @> cast(:day as date)
                """)
                .param("village", village.value())
                .param("authority", authority.name())
                .param("day", day)
                .query(String.class)
                .optional();
    }

    public Optional<String> codeOf(SubdistrictId subdistrict, Authority authority, LocalDate day) {
        return jdbc.sql("""
                select code
                from subdistrict_code
                where subdistrict = :subdistrict and authority = :authority and valid @> cast(:day as date)
                """)
                .param("subdistrict", subdistrict.value())
                .param("authority", authority.name())
                .param("day", day)
                .query(String.class)
                .optional();
    }

    /** Every word must occur in a name or alias of the village or its subdistrict; a village named so comes first. */
    public List<Village> search(String text) {
        var words = words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        var keys = keys(words);
        var phrase = String.join("", keys);
        return known().names().stream()
                .filter(names -> keys.stream().allMatch(names.all()::contains))
                .sorted(Comparator.comparing((Names names) -> !names.own().equals(phrase))
                        .thenComparing(names -> !names.own().startsWith(phrase))
                        .thenComparing(names -> names.village().name())
                        .thenComparing(names -> names.village().subdistrict().name()))
                .map(Names::village)
                .toList();
    }

    /** As names are compared, so that no spelling matters. */
    private List<String> keys(List<String> words) {
        return jdbc.sql("select place_key(word) from unnest(array[:words]) with ordinality word (word, at) order by at")
                .param("words", words)
                .query(String.class)
                .list();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s.,()]+"))
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .filter(word -> !TITLES.contains(word))
                .toList();
    }

    private static Names names(ResultSet row, int number) throws SQLException {
        return new Names(village(row, number), row.getString("own"), row.getString("every"));
    }

    private static Village village(ResultSet row, int number) throws SQLException {
        return new Village(
                new VillageId(row.getInt("id")),
                row.getString("name"),
                Village.Kind.valueOf(row.getString("kind")),
                subdistrict(row, number),
                new Location(row.getDouble("latitude"), row.getDouble("longitude")));
    }

    private static Subdistrict subdistrict(ResultSet row, int number) throws SQLException {
        return new Subdistrict(
                new SubdistrictId(row.getInt("subdistrict_id")),
                row.getString("subdistrict_name"),
                new Location(row.getDouble("subdistrict_latitude"), row.getDouble("subdistrict_longitude")));
    }
}
