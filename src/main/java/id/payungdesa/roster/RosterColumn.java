package id.payungdesa.roster;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a village's list may tell about a person, and the headings it goes by; in the order of our template. */
public enum RosterColumn {
    NUMBER("No", "nomor", "no urut", "nomor urut", "nourut"),
    NIK(
            "NIK",
            "no nik",
            "nomor nik",
            "nik ktp",
            "no ktp",
            "nomor ktp",
            "nomor induk kependudukan",
            "no induk kependudukan"),
    FAMILY_CARD("No KK", "kk", "nomor kk", "nkk", "nomor kartu keluarga", "no kartu keluarga", "kartu keluarga"),
    NAME(
            "Nama Lengkap",
            "nama",
            "nama peserta",
            "nama calon peserta",
            "nama pekerja",
            "nama penduduk",
            "nama warga",
            "nama sesuai ktp",
            "nama lengkap sesuai ktp"),
    BIRTH_PLACE("Tempat Lahir", "tmp lahir", "tmpt lahir", "kota lahir", "tempatlahir"),
    BIRTH_DATE("Tanggal Lahir", "tgl lahir", "tgllahir", "tanggallahir", "lahir"),
    SEX("L/P", "lp", "jenis kelamin", "jk", "jns kelamin", "kelamin", "sex", "gender"),
    MOTHER("Nama Ibu Kandung", "nama ibu", "ibu kandung", "ibu"),
    ADDRESS(
            "Alamat",
            "alamat lengkap",
            "alamat rumah",
            "alamat tinggal",
            "alamat sesuai ktp",
            "tempat tinggal",
            "domisili"),
    PHONE(
            "No HP",
            "hp",
            "no telp",
            "no telepon",
            "nomor hp",
            "nomor telepon",
            "telepon",
            "telp",
            "no wa",
            "whatsapp",
            "no hp wa",
            "handphone",
            "no handphone"),
    OCCUPATION(
            "Pekerjaan", "jenis pekerjaan", "mata pencaharian", "profesi", "pekerjaan utama", "pekerjaan 1", "usaha"),
    INCOME(
            "Penghasilan per Bulan",
            "penghasilan",
            "penghasilan bulanan",
            "pendapatan",
            "pendapatan per bulan",
            "penghasilan bulan",
            "rata rata penghasilan",
            "upah",
            "gaji"),
    /** Place and date in one cell, as many villages write them; rows hold them apart. */
    BIRTH(
            "Tempat/Tanggal Lahir",
            "ttl",
            "tempat tgl lahir",
            "tempat dan tanggal lahir",
            "tempat tanggal lahir",
            "tmp tgl lahir",
            "tempat dan tgl lahir",
            "tempat tgllahir");

    private static final int LONGEST_HEADING = 300;
    private static final Set<RosterColumn> SEALED = EnumSet.of(NIK, FAMILY_CARD, BIRTH_PLACE, MOTHER, ADDRESS, PHONE);

    private final String heading;
    private final Set<String> names;

    RosterColumn(String heading, String... synonyms) {
        this.heading = heading;
        this.names = Stream.concat(Stream.of(heading), Arrays.stream(synonyms))
                .map(RosterColumn::bare)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every column of its own, in the order of our template. */
    public static List<RosterColumn> inTemplate() {
        return Arrays.stream(values()).filter(column -> column != BIRTH).toList();
    }

    /** What nobody is shown once it is in the vault. */
    public boolean isSealed() {
        return SEALED.contains(this);
    }

    public String heading() {
        return heading;
    }

    /** The column a heading stands for, whatever its capitals, dots and remarks in brackets. */
    static Optional<RosterColumn> of(String heading) {
        if (heading.isEmpty() || heading.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        var bare = bare(heading.replaceAll("\\([^)]*\\)", " "));
        return Arrays.stream(values())
                .filter(column -> column.names.contains(bare))
                .findFirst();
    }

    private static String bare(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
