package id.payungdesa.access;

import java.util.Locale;

/** What an official does, with the title people know it by and the tier it is held in. */
public enum Role {
    VILLAGE_OPERATOR("Operator Desa", Level.VILLAGE),
    ACTIVITY_OFFICER("Pelaksana Kegiatan Anggaran", Level.VILLAGE),
    VILLAGE_SECRETARY("Sekretaris Desa", Level.VILLAGE),
    VILLAGE_TREASURER("Kaur Keuangan", Level.VILLAGE),
    VILLAGE_HEAD("Kepala Desa", Level.VILLAGE),

    SUBDISTRICT_COUNTER("Petugas Loket Kecamatan", Level.SUBDISTRICT),
    EVALUATION_OFFICER("Petugas Evaluasi APBDes", Level.SUBDISTRICT),
    COMMUNITY_OFFICER("Kasi PMD", Level.SUBDISTRICT),
    SUBDISTRICT_HEAD("Camat", Level.SUBDISTRICT),

    DPMPD_OFFICER("Petugas DPMPD", Level.REGENCY),
    DPMPD_HEAD("Kepala DPMPD", Level.REGENCY),
    LEGAL_OFFICER("Bagian Hukum", Level.REGENCY),
    REGIONAL_SECRETARY("Sekretaris Daerah", Level.REGENCY),
    REGENT("Bupati", Level.REGENCY),
    SECRETARIAT("Sekretariat Pimpinan", Level.REGENCY),
    REGENCY_TREASURER("Bendahara Kabupaten", Level.REGENCY),
    INSURER_LIAISON("Penghubung BPJS Ketenagakerjaan", Level.REGENCY),
    AUDITOR("Auditor Inspektorat", Level.REGENCY),
    SYSTEM_OPERATOR("Pengelola Sistem", Level.REGENCY);

    private final String title;
    private final Level level;

    Role(String title, Level level) {
        this.title = title;
        this.level = level;
    }

    /** The name in the database and in engine groups, such as {@code village_head}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public Level level() {
        return level;
    }

    public static Role of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
