package id.payungdesa.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Other words for the occupations: how villages speak, and the official list that OpenSID prints. */
final class OccupationWords {

    private static final Map<String, List<String>> WORDS = new HashMap<>();

    static {
        put("PETANI", "tani", "petani sawah", "petani padi", "petani sayur", "petani pekebun");
        put("PETANI_RUMPUT_LAUT", "petani rumput laut", "pembudidaya rumput laut", "pembudi daya rumput laut");
        put("PETANI_RUMPUT_LAUT", "budidaya rumput laut", "rumput laut");
        put("PEKEBUN", "kebun", "berkebun", "petani kebun", "petani sawit", "petani kelapa sawit", "petani kakao");
        put("BURUH_TANI", "buruh tani", "buruh kebun", "buruh tani perkebunan", "buruh sawit", "buruh kebun lepas");
        put("NELAYAN", "nelayan perikanan", "buruh nelayan", "buruh nelayan perikanan", "nelayan tangkap");
        put("PETAMBAK", "petani tambak", "tambak", "petambak udang", "petambak ikan", "buruh tambak");
        put("PETERNAK", "ternak", "beternak", "buruh peternakan", "peternak ayam", "peternak sapi");
        put(
                "MOTORIS",
                "motoris speedboat",
                "motoris longboat",
                "motoris ketinting",
                "motoris perahu",
                "juragan speedboat");
        put("ABK_PERAHU", "abk", "abk perahu", "anak buah kapal", "penambang perahu", "awak perahu");
        put(
                "SUPIR",
                "supir",
                "sopir",
                "supir truk",
                "sopir truk",
                "supir angkot",
                "sopir angkot",
                "pengemudi",
                "driver");
        put("OJEK", "ojek", "tukang ojek", "ojek online", "ojol", "pengojek motor");
        put("KURIR", "kurir", "pengantar barang", "kurir paket");
        put("BURUH_ANGKUT", "buruh angkut", "buruh bongkar muat", "buruh pelabuhan", "buruh dermaga", "kuli angkut");
        put(
                "BURUH_HARIAN",
                "buruh harian lepas",
                "buruh harian",
                "serabutan",
                "buruh",
                "buruh lepas",
                "kerja serabutan");
        put("BURUH_HARIAN", "pekerja harian lepas", "bhl");
        put("TUKANG", "tukang", "tukang batu", "tukang kayu", "tukang listrik", "tukang las", "tukang bangunan");
        put("TUKANG", "buruh bangunan", "tukang las pandai besi", "pandai besi", "tukang cat", "kuli bangunan");
        put("PEDAGANG_KECIL", "pedagang kecil", "pedagang", "pedagang keliling", "pedagang warung", "warung", "jualan");
        put(
                "PEDAGANG_KECIL",
                "penjual ikan",
                "penjual sayur",
                "penjual kue",
                "pedagang ikan",
                "pedagang sayur",
                "dagang");
        put("PENJAHIT", "tukang jahit", "jahit", "menjahit");
        put("PENGRAJIN", "pengrajin", "perajin", "pengrajin anyaman", "perajin anyaman", "penganyam");
        put("PENYADAP", "penyadap karet", "penyadap", "penderes", "petani karet", "penyadap nira");
        put("PENCARI_HASIL_HUTAN", "pencari hasil hutan", "pencari gaharu", "pencari rotan", "pencari madu");
        put("PENDULANG", "pendulang", "pendulang emas", "pendulang emas tradisional");
        put("PEMULUNG", "pengumpul barang bekas", "pencari barang bekas");
        put(
                "GURU_NGAJI",
                "guru ngaji",
                "guru mengaji",
                "ustadz",
                "ustaz",
                "ustadzah",
                "guru sekolah minggu",
                "guru tpa");
        put("MARBOT", "marbot", "marbot masjid", "marbut", "koster", "koster gereja", "penjaga masjid");
        put(
                "IMAM_PENDETA",
                "imam",
                "imam masjid",
                "imam mesjid",
                "pendeta",
                "imam desa",
                "pendeta jemaat",
                "gembala jemaat");
        put("PERANGKAT_ADAT", "perangkat adat", "pemangku adat", "kepala adat", "ketua adat", "tokoh adat");
        put("KADER", "kader", "kader posyandu", "kader pkk", "kader desa", "kader kesehatan");
        put("LINMAS", "linmas", "hansip", "hansip desa", "linmas desa");
        put("ART", "art", "pembantu rumah tangga", "prt", "pembantu", "asisten rumah tangga");
        put("MONTIR", "montir", "mekanik", "tukang servis", "bengkel", "tukang bengkel", "tukang tambal ban");
        put("LAINNYA", "lainnya", "lain lain");
    }

    private OccupationWords() {}

    static List<String> of(String code) {
        return WORDS.getOrDefault(code, List.of());
    }

    static Set<String> codes() {
        return Set.copyOf(WORDS.keySet());
    }

    private static void put(String code, String... words) {
        WORDS.merge(code, List.of(words), (before, more) -> Stream.concat(before.stream(), more.stream())
                .toList());
    }
}
