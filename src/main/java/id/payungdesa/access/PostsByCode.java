package id.payungdesa.access;

import id.payungdesa.common.Refused;
import id.payungdesa.region.Authority;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds where a role is held, by the Kemendagri code of the place; says what to write where there is no such place. */
final class PostsByCode {

    private static final int REGENCY = 1;

    private final Regions regions;
    private final LocalDate day;
    private final Map<String, Optional<Village>> villages = new HashMap<>();
    private final Map<String, Integer> subdistricts = new HashMap<>();

    PostsByCode(Regions regions, LocalDate day) {
        this.regions = regions;
        this.day = day;
        regions.subdistricts().forEach(one -> regions.codeOf(one.id(), Authority.KEMENDAGRI, day)
                .ifPresent(code -> subdistricts.put(code, one.id().value())));
    }

    Post post(Role role, String written) {
        var code = dotted(written);
        return new Post(
                role,
                switch (role.level()) {
                    case VILLAGE -> village(role, code);
                    case SUBDISTRICT ->
                        Optional.ofNullable(subdistricts.get(code))
                                .orElseThrow(() -> unknown(role, code, "kecamatan", "65.03.10"));
                    case REGENCY -> regency(role, code);
                });
    }

    private int village(Role role, String code) {
        var village = villages.computeIfAbsent(code, one -> regions.byCode(Authority.KEMENDAGRI, one, day))
                .orElseThrow(() -> unknown(role, code, "desa", "65.03.10.2004"));
        if (!village.canPropose()) {
            throw new Refused("%s bukan desa, jadi tidak ada %s di sana. Hapus baris ini."
                    .formatted(village.name(), role.title()));
        }
        return village.id().value();
    }

    private static int regency(Role role, String code) {
        if (!code.isEmpty() && !code.equals("65.03")) {
            throw new Refused("%s bertugas di kabupaten. Kosongkan kode_wilayah.".formatted(role.title()));
        }
        return REGENCY;
    }

    private static Refused unknown(Role role, String code, String kind, String example) {
        return new Refused(
                code.isEmpty()
                        ? "%s bertugas di %s. Isi kode_wilayah %s itu, misalnya %s."
                                .formatted(role.title(), kind, kind, example)
                        : "Tidak ada %s dengan kode %s. Tulis kode Kemendagri %s tempat %s bertugas, misalnya %s."
                                .formatted(kind, code, kind, role.title(), example));
    }

    /** A spreadsheet may have left out the dots. */
    private static String dotted(String code) {
        return code.matches("\\d{6}|\\d{10}")
                ? code.replaceFirst("^(..)(..)(..)(.*)$", "$1.$2.$3.$4").replaceFirst("\\.$", "")
                : code;
    }
}
