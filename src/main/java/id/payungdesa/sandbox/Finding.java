package id.payungdesa.sandbox;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/** What the insurer finds about a person, and the last four digits of a NIK that provoke it. */
enum Finding {
    VALID("Dapat didaftarkan"),
    AKTIF_PU("Masih aktif sebagai pekerja penerima upah"),
    AKTIF_BPU("Masih aktif sebagai pekerja bukan penerima upah"),
    DIBAYAR_PIHAK_LAIN("Iurannya sudah dibayar pihak lain"),
    NIK_TIDAK_DITEMUKAN("NIK tidak ditemukan pada data kependudukan"),
    NAMA_TIDAK_PADAN("Nama tidak sama dengan data kependudukan"),
    USIA("Usia di luar 15 sampai 64 tahun"),
    MENINGGAL("Tercatat sudah meninggal"),
    GANDA("Sudah terdaftar untuk bulan yang sama");

    private static final int YOUNGEST = 15;
    private static final int TOO_OLD = 65;
    private static final Map<String, Finding> ALWAYS = Map.of(
            "9911", AKTIF_PU,
            "9912", AKTIF_BPU,
            "9913", DIBAYAR_PIHAK_LAIN,
            "9914", NIK_TIDAK_DITEMUKAN,
            "9915", NAMA_TIDAK_PADAN,
            "9916", MENINGGAL);
    private static final Map<String, Finding> ONLY_WHEN_REGISTERED =
            Map.of("9921", AKTIF_PU, "9922", MENINGGAL, "9923", NAMA_TIDAK_PADAN);

    private final String note;

    Finding(String note) {
        this.note = note;
    }

    String note() {
        return note;
    }

    static Optional<Finding> atMatching(String nik) {
        return Optional.ofNullable(ALWAYS.get(serial(nik)));
    }

    static Optional<Finding> atRegistration(String nik) {
        return atMatching(nik).or(() -> Optional.ofNullable(ONLY_WHEN_REGISTERED.get(serial(nik))));
    }

    /** Whether somebody born then may be a member from the first to the last of these days. */
    static Optional<Finding> ofAge(LocalDate birthDate, LocalDate first, LocalDate last) {
        boolean fits = Period.between(birthDate, first).getYears() >= YOUNGEST
                && Period.between(birthDate, last).getYears() < TOO_OLD;
        return fits ? Optional.empty() : Optional.of(USIA);
    }

    private static String serial(String nik) {
        return nik.substring(12);
    }
}
