package id.payungdesa.letter;

import static id.payungdesa.access.Level.REGENCY;
import static id.payungdesa.access.Level.SUBDISTRICT;
import static id.payungdesa.access.Level.VILLAGE;

import id.payungdesa.access.Level;
import id.payungdesa.region.Village;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The letters there are: each is a template of its name, issued by an office, and for those who may know what it tells. */
public enum Kind {
    PROPOSAL("Surat usulan", VILLAGE, Reader.ANY),
    RECEIPT("Tanda terima berkas", SUBDISTRICT, Reader.ANY),
    EVALUATION_SHEET("Lembar evaluasi", SUBDISTRICT, Reader.ANY),
    SUBDISTRICT_DECREE("Keputusan Camat", SUBDISTRICT, Reader.ANY),
    NOMINAL_LIST("Daftar nominatif", VILLAGE, Reader.OF_NAMES),
    FULL_NOMINAL_LIST("Daftar nominatif NIK lengkap", VILLAGE, Reader.OF_NUMBERS),
    REGENT_DECREE("Keputusan Bupati", REGENCY, Reader.ANY),
    PAYMENT_ANNEX("Lampiran SPP", VILLAGE, Reader.ANY),
    REPLACEMENT_MINUTES("Berita acara penggantian", VILLAGE, Reader.OF_NAMES),
    MEMBER_LIST("Daftar nomor peserta", VILLAGE, Reader.OF_NUMBERS);

    private final String title;
    private final Level level;
    private final Reader reader;

    Kind(String title, Level level, Reader reader) {
        this.title = title;
        this.level = level;
        this.reader = reader;
    }

    public String title() {
        return title;
    }

    public Reader reader() {
        return reader;
    }

    /** The name of its template, and of its place on the web. */
    public String slug() {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    public static Optional<Kind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /** Whether people's numbers stand in it, their NIK or that of their membership. */
    public boolean revealsNumbers() {
        return reader == Reader.OF_NUMBERS;
    }

    boolean liesAcross() {
        return this == NOMINAL_LIST || this == FULL_NOMINAL_LIST;
    }

    Level level() {
        return level;
    }

    /** Who issues it, as people say it. */
    String office(Village village) {
        return switch (level) {
            case VILLAGE ->
                "Pemerintah Desa " + village.name() + ", Kecamatan "
                        + village.subdistrict().name();
            case SUBDISTRICT -> "Kecamatan " + village.subdistrict().name();
            case REGENCY -> "Bupati Nunukan";
        };
    }
}
