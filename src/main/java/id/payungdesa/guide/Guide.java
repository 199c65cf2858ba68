package id.payungdesa.guide;

import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom a guide is for; its file bears the same name. */
public enum Guide {
    OPERATOR("operator-desa", "Operator Desa", Role.VILLAGE_OPERATOR),
    HEAD("kepala-desa", "Kepala Desa", Role.VILLAGE_HEAD),
    PAYERS(
            "perangkat-desa",
            "Sekretaris Desa, Pelaksana Kegiatan Anggaran, dan Kaur Keuangan",
            Role.VILLAGE_SECRETARY,
            Role.ACTIVITY_OFFICER,
            Role.VILLAGE_TREASURER),
    SUBDISTRICT(
            "kecamatan",
            "Kecamatan",
            Role.SUBDISTRICT_COUNTER,
            Role.EVALUATION_OFFICER,
            Role.COMMUNITY_OFFICER,
            Role.SUBDISTRICT_HEAD),
    REGENCY(
            "kabupaten",
            "DPMPD, Bagian Hukum, dan Sekretaris Daerah",
            Role.DPMPD_OFFICER,
            Role.DPMPD_HEAD,
            Role.LEGAL_OFFICER,
            Role.REGIONAL_SECRETARY,
            Role.SECRETARIAT,
            Role.REGENCY_TREASURER,
            Role.INSURER_LIAISON,
            Role.AUDITOR),
    REGENT("bupati", "Bupati", Role.REGENT),
    SYSTEM("pengelola", "Pengelola Sistem", Role.SYSTEM_OPERATOR);

    private final String file;
    private final String title;
    private final Set<Role> readers;

    Guide(String file, String title, Role... readers) {
        this.file = file;
        this.title = title;
        this.readers = Set.of(readers);
    }

    public String file() {
        return file;
    }

    public String title() {
        return title;
    }

    public Set<Role> readers() {
        return readers;
    }

    public static Optional<Guide> of(String file) {
        return Arrays.stream(values()).filter(guide -> guide.file.equals(file)).findFirst();
    }

    /** The guides of the posts somebody holds, in the order of the way a proposal takes. */
    public static List<Guide> of(Official official) {
        return Arrays.stream(values())
                .filter(guide -> guide.readers.stream().anyMatch(official::holds))
                .toList();
    }
}
